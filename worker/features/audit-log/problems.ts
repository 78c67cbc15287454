import { problem } from '../../kernel/problem';

export const auditRecordNotFound = problem('audit_record_not_found', 404, 'There is no such audit record');
export const userNotFound = problem('user_not_found', 404, 'There is no such user');
