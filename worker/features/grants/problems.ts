import { problem } from '../../kernel/problem';

export const grantNotFound = problem('grant_not_found', 404, 'There is no such grant');
export const grantExists = problem('grant_exists', 409, 'Something is granted there already');
