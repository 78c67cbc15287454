import { problem } from '../../kernel/problem';

export const registrationClosed = problem('registration_closed', 403, 'Sign-up is closed');
export const invitationRefused = problem('invalid_token', 422, 'The link is no longer good');
export const invitationNotFound = problem('invitation_not_found', 404, 'There is no such invitation');
export const invitationOver = problem('invitation_over', 409, 'The invitation is no longer open');
export const alreadyInvited = problem('already_invited', 409, 'There is an open invitation for this address');
