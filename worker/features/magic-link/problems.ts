import { problem } from '../../kernel/problem';

export const magicLinkOff = problem('magic_link_off', 403, 'Sign-in by mailed link is off');
export const magicLinkRefused = problem('invalid_token', 422, 'The link is no longer good');
