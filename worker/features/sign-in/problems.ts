import { problem } from '../../kernel/problem';
import {
  accountPending,
  networkNotAllowed,
  outsideAccessHours,
  tooManyAttempts,
  unavailable,
} from '../../platform/http/problems';

export const invalidCredentials = problem('invalid_credentials', 401, 'That email and password don’t match');
export const accountSuspended = problem('account_suspended', 403, 'Account suspended');
export const accountInactive = problem('account_inactive', 403, 'Account inactive');
export const accountExpired = problem('account_expired', 403, 'Account expired');
export const secondFactorUnavailable = problem('second_factor_unavailable', 403, 'No second factor can be used here');
export const invalidMfaToken = problem('invalid_mfa_token', 401, 'The sign-in took too long, or was finished');
export const invalidCode = problem('invalid_code', 401, 'That code isn’t right');
export const codeUsed = problem('code_used', 401, 'That code was used already');

/** What every way to sign in may be answered once its proof was right: for the `problems` of its route. */
export const SIGN_IN_REFUSALS = [
  accountPending,
  accountSuspended,
  accountInactive,
  accountExpired,
  networkNotAllowed,
  outsideAccessHours,
  secondFactorUnavailable,
  tooManyAttempts,
  unavailable,
];
