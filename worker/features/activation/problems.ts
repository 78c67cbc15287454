import { problem } from '../../kernel/problem';

export const activationRefused = problem('invalid_token', 422, 'The link is no longer good');
