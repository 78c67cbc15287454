import { problem } from '../../kernel/problem';

export const menuItemNotFound = problem('menu_item_not_found', 404, 'There is no such menu item');
export const menuItemProtected = problem('menu_item_protected', 409, 'This menu item can’t be deleted');
export const controllerTaken = problem('controller_taken', 409, 'Another menu item leads there');
export const inUse = problem('in_use', 409, 'It is still in use');
export const menuCycle = problem('menu_cycle', 422, 'A menu item can’t be below itself');
export const menuTooDeep = problem('menu_too_deep', 422, 'The menu would have too many levels');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
