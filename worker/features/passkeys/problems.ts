import { problem } from '../../kernel/problem';

export const passkeyNotFound = problem('passkey_not_found', 404, 'There is no such passkey');
export const passkeyTaken = problem('passkey_taken', 409, 'This passkey is already registered');
export const passkeyRefused = problem('passkey_refused', 422, 'The passkey couldn’t be verified');
export const tooManyPasskeys = problem('too_many_passkeys', 409, 'You have as many passkeys as an account may have');
export const lastFactor = problem('last_factor', 409, 'A role of yours requires a second factor');
export const lastWayIn = problem('last_way_in', 409, 'You couldn’t sign in any more');
