import { problem } from '../../kernel/problem';

export const defaultRoleNotFound = problem('default_role_not_found', 404, 'There is no such rule');
export const defaultRoleExists = problem('default_role_exists', 409, 'There is such a rule already');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
