import { problem } from '../../kernel/problem';

export const passwordRefused = problem('password_refused', 422, 'The password doesn’t meet the policy');
export const passwordReused = problem('password_reused', 422, 'That password was used before');
export const wrongPassword = problem('wrong_password', 422, 'That isn’t your current password');
export const hashNotSupported = problem('hash_not_supported', 422, 'The password hash can’t be taken over');
