import { problem } from '../../kernel/problem';

export const userNotFound = problem('user_not_found', 404, 'There is no such user');
export const moduleNotFound = problem('module_not_found', 404, 'There is no such module');
export const moduleNotChangeable = problem('module_not_changeable', 409, 'This module came with Latchkey or a pack');
export const inUse = problem('in_use', 409, 'It is still in use');
