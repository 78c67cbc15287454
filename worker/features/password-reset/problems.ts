import { problem } from '../../kernel/problem';

export const resetLinkRefused = problem('invalid_token', 422, 'The link is no longer good');
export const notActive = problem('not_active', 409, 'The account isn’t active');
