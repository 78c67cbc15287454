import { problem } from '../../kernel/problem';

export const invitationRequired = problem('invitation_required', 403, 'Sign-up is by invitation');
export const domainNotAllowed = problem('domain_not_allowed', 422, 'Addresses of this domain can’t sign up');
export const disposableEmail = problem('disposable_email', 422, 'Disposable addresses can’t sign up');
export const verificationRefused = problem('invalid_token', 422, 'The link is no longer good');
