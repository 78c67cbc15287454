import { problem } from '../../kernel/problem';

export const invalidCredentials = problem('invalid_credentials', 401, 'That email and password don’t match');
export const accountSuspended = problem('account_suspended', 403, 'Account suspended');
export const accountInactive = problem('account_inactive', 403, 'Account inactive');
export const accountExpired = problem('account_expired', 403, 'Account expired');
