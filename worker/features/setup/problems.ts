import { problem } from '../../kernel/problem';

export const setupDone = problem('setup_done', 409, 'The first administrator exists');
export const setupTokenRefused = problem('invalid_setup_token', 403, 'That isn’t the setup token');
