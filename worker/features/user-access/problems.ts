import { problem } from '../../kernel/problem';

export const roleHeld = problem('role_held', 409, 'The user holds this role already');
export const permissionsHeld = problem('permissions_held', 409, 'The user was given this already');
export const roleNotHeld = problem('role_not_held', 404, 'The user doesn’t hold this role');
