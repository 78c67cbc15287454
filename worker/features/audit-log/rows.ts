import type { AuditRow, LoginHistoryRow } from '../../db/schema/audit';
import type { StoredRecord } from './schemas';

export type Raw = {
  id: string;
  at: number;
  action: string;
  type: AuditRow['type'];
  actor_id: string | null;
  actor_name: string;
  actor_type: AuditRow['actorType'];
  on_behalf_of_id: string | null;
  on_behalf_of_name: string | null;
  target_type: string;
  target_id: string | null;
  target_name: string | null;
  changes: string;
  reason_code: string | null;
  comment: string | null;
  ip: string | null;
  user_agent: string | null;
  country: string | null;
  city: string | null;
  session_id: string | null;
  request_id: string | null;
  operation_id: string | null;
  method: string | null;
  session_duration_seconds: number | null;
};

export const COLUMNS = `id, at, action, type, actor_id, actor_name, actor_type, on_behalf_of_id, on_behalf_of_name, target_type, target_id, target_name, changes, reason_code, comment,
  ip, user_agent, country, city, session_id, request_id, operation_id, method, session_duration_seconds`;

export function toStored(row: Raw): StoredRecord {
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    type: row.type,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorType: row.actor_type,
    onBehalfOfId: row.on_behalf_of_id,
    onBehalfOfName: row.on_behalf_of_name,
    targetType: row.target_type,
    targetId: row.target_id,
    targetName: row.target_name,
    changes: JSON.parse(row.changes),
    reasonCode: row.reason_code,
    comment: row.comment,
    ip: row.ip,
    userAgent: row.user_agent,
    country: row.country,
    city: row.city,
    sessionId: row.session_id,
    requestId: row.request_id,
    operationId: row.operation_id,
    method: row.method,
    sessionDurationSeconds: row.session_duration_seconds,
  };
}

export type RawLogin = {
  id: string;
  at: number;
  identifier: string | null;
  user_id: string | null;
  result: LoginHistoryRow['result'];
  reason: string | null;
  method: string;
  ip: string;
  user_agent: string | null;
  os: string | null;
  browser: string | null;
  country: string | null;
  city: string | null;
  session_id: string | null;
  risks: string | null;
};

export function toLogin({ user_id, user_agent, session_id, risks, ...row }: RawLogin): LoginHistoryRow {
  return {
    ...row,
    userId: user_id,
    userAgent: user_agent,
    sessionId: session_id,
    risks: risks === null ? null : JSON.parse(risks),
  };
}
