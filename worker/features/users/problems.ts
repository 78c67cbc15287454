import { problem } from '../../kernel/problem';

export const userNotFound = problem('user_not_found', 404, 'There is no such user');
export const emailTaken = problem('email_taken', 409, 'Email address is already in use');
export const usernameTaken = problem('username_taken', 409, 'Username is already in use');
export const employeeCodeTaken = problem('employee_code_taken', 409, 'Staff code is already in use');
export const invalidTransition = problem('invalid_transition', 409, 'The status can’t change that way');
export const managerCycle = problem('manager_cycle', 422, 'Nobody can be above themselves');
export const archivedReadOnly = problem('archived', 409, 'Archived users can’t be changed');
export const notOneself = problem('not_oneself', 403, 'You can’t do this to your own account');
export const superAdminProtected = problem(
  'super_admin_protected',
  403,
  'Only a super admin may do this to a super admin',
);
export const lastSuperAdmin = problem('last_super_admin', 409, 'The last super admin has to stay');
export const hasActiveSessions = problem('has_active_sessions', 409, 'The user is signed in');
export const confirmationRequired = problem('confirmation_required', 422, 'Confirm what can’t be undone');
export const unknownReference = problem('unknown_reference', 422, 'Something named doesn’t exist');
