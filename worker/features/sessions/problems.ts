import { problem } from '../../kernel/problem';

export const sessionNotFound = problem('session_not_found', 404, 'There is no such session');
export const refreshRefused = problem('invalid_refresh_token', 401, 'The refresh token is no longer good');
