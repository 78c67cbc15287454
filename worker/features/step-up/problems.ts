import { problem } from '../../kernel/problem';

export const methodNotOffered = problem('method_not_offered', 422, 'You can’t prove yourself that way here');
