import { problem } from '../../kernel/problem';

export const fieldNotEditable = problem('field_not_editable', 403, 'Only an administrator changes this');
