import { problem } from '../../kernel/problem';

export const messageNotFound = problem('message_not_found', 404, 'There is no such message');
export const messageAlive = problem('message_alive', 409, 'The message needs no help');
export const messageGone = problem('message_gone', 409, 'The message can’t be made again');
export const signatureRefused = problem('signature_refused', 401, 'The signature doesn’t fit');
