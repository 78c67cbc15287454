import { problem } from '../../kernel/problem';

/** Failures that any route may answer. */
export const malformed = problem('malformed', 400, 'The request can’t be read');
export const unauthenticated = problem('unauthenticated', 401, 'Sign in first');
export const forbidden = problem('forbidden', 403, 'You may not do this');
export const foreignOrigin = problem('foreign_origin', 403, 'The request comes from another site');
export const passwordChangeRequired = problem('password_change_required', 403, 'Change your password first');
export const accountPending = problem('account_pending', 403, 'Account pending activation');
export const mfaEnrollmentRequired = problem('mfa_enrollment_required', 403, 'Set up a second factor first');
export const networkNotAllowed = problem('network_not_allowed', 403, 'Not from this network');
export const outsideAccessHours = problem('outside_access_hours', 403, 'Outside your access hours');
export const impersonationForbidden = problem('impersonation_forbidden', 403, 'Closed during impersonation');
export const stepUpRequired = problem('step_up_required', 403, 'Prove it’s you again');
export const notFound = problem('not_found', 404, 'There is nothing here');
export const methodNotAllowed = problem('method_not_allowed', 405, 'This address doesn’t take that method');
export const referenceGone = problem('reference_gone', 409, 'Something that this refers to was deleted meanwhile');
export const stale = problem('stale', 412, 'Someone changed this meanwhile');
export const tooLarge = problem('too_large', 413, 'The request is too large');
export const unsupportedMediaType = problem('unsupported_media_type', 415, 'Not in this media type');
export const misdirected = problem('misdirected', 421, 'This host isn’t served here');
export const invalid = problem('invalid', 422, 'Some fields need correcting');
export const reasonRequired = problem('reason_required', 422, 'Say why');
export const idempotencyKeyReused = problem('idempotency_key_reused', 422, 'This key was used for another request');
export const idempotencyAnswerUnknown = problem(
  'idempotency_answer_unknown',
  409,
  'The first request was carried out, its answer isn’t kept',
);
export const rateLimited = problem('rate_limited', 429, 'Too many requests');
export const tooManyAttempts = problem('too_many_attempts', 429, 'Too many attempts');
export const internal = problem('internal', 500, 'Something failed on our side');
export const unavailable = problem('unavailable', 503, 'Busy or not reachable, try again');
