import { problem } from '../../kernel/problem';

export const emailUnchanged = problem('email_unchanged', 422, 'That is your address already');
export const noPendingEmail = problem('no_pending_email', 404, 'No change of address is waiting');
/** The words of every mailed link that no longer works. */
export const linkRefused = problem('invalid_token', 422, 'The link is no longer good');
