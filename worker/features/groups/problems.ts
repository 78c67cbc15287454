import { problem } from '../../kernel/problem';

export const groupNotFound = problem('group_not_found', 404, 'There is no such group');
export const nameTaken = problem('name_taken', 409, 'That name is already in use');
export const alreadyMember = problem('already_member', 409, 'The user is in the group already');
export const notMember = problem('not_member', 404, 'The user isn’t in the group');
export const groupRoleHeld = problem('group_role_held', 409, 'The group carries this role already');
export const groupRoleNotHeld = problem('group_role_not_held', 404, 'The group doesn’t carry this role');
