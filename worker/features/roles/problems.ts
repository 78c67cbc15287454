import { problem } from '../../kernel/problem';

export const roleNotFound = problem('role_not_found', 404, 'There is no such role');
export const nameTaken = problem('name_taken', 409, 'That name is already in use');
export const systemRole = problem('system_role', 409, 'System roles can’t be changed');
export const inUse = problem('in_use', 409, 'It is still in use');
export const roleCycle = problem('role_cycle', 422, 'A role can’t inherit from itself');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
export const notOneself = problem('not_oneself', 403, 'You can’t do this to your own account');
