import { problem } from '../../kernel/problem';

export const userNotFound = problem('user_not_found', 404, 'There is no such user');
