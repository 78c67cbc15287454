import { problem } from '../../kernel/problem';

export const superAdminNotImpersonable = problem(
  'super_admin_not_impersonable',
  403,
  'Nobody may act as a super admin',
);
export const notActive = problem('not_active', 409, 'The account isn’t active');
export const notImpersonating = problem('not_impersonating', 409, 'You act as nobody');
