import { z } from '@hono/zod-openapi';
import { AUDIT_TYPES, type AuditRow, type LoginHistoryRow } from '../../db/schema/audit';
import { toTimestamp } from '../../kernel/time';
import { listOf, multiple, pageFields } from '../../platform/query/page';

const Location = z.strictObject({ country: z.string().nullable(), city: z.string().nullable() });
const text = z.string().nullable().optional();

export const AuditRecord = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    action: z.string(),
    type: z.enum(AUDIT_TYPES),
    actor: z.strictObject({
      id: z.string().nullable(),
      name: z.string(),
      type: z.enum(['user', 'system', 'anonymous']),
    }),
    /** As whom the actor acted, where support did. */
    on_behalf_of: z.strictObject({ id: z.string(), name: z.string(), type: z.literal('user') }).optional(),
    target: z.strictObject({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    changes: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    // Absent in one's own activity where somebody else acted: how and from where is theirs.
    reason_code: text,
    comment: text,
    ip: text,
    user_agent: text,
    location: Location.nullable().optional(),
    session_id: text,
    request_id: text,
    operation_id: text,
    method: z.string().optional(),
    session_duration_seconds: z.number().int().optional(),
  })
  .openapi('AuditRecord');

export const LoginRecord = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    /** What was typed. */
    identifier: z.string().nullable(),
    user_id: z.uuid().nullable(),
    result: z.enum(['SUCCESS', 'FAILED', 'OTHER']),
    reason: z.string().nullable(),
    method: z.string(),
    ip: z.string(),
    user_agent: z.string().nullable(),
    os: z.string().nullable(),
    browser: z.string().nullable(),
    location: Location,
    session_id: z.string().nullable(),
    /** What was unusual: `new_device`, `new_country`, `new_network`, `impossible_travel`, `many_accounts`. */
    risks: z.array(z.string()),
  })
  .openapi('LoginRecord');

export const AuditPage = listOf(AuditRecord, 'AuditPage');
export const LoginPage = listOf(LoginRecord, 'LoginPage');

const moment = z.iso.datetime({ offset: true }).or(z.iso.date());
const newestFirst = pageFields(['at'], '-at');

export const ListAudit = z.strictObject({
  ...newestFirst,
  /** A bare date begins at midnight UTC. */
  from: moment.optional(),
  /** A bare date includes all of that day. */
  to: moment.optional(),
  action: multiple(z.string().regex(/^[a-z][a-z0-9_.]{0,79}$/, 'Actions look like user.updated.')),
  type: multiple(z.enum(AUDIT_TYPES)),
  actor_id: z.uuid().optional(),
  /** In whose name somebody else acted (impersonation). */
  on_behalf_of_id: z.uuid().optional(),
  target_id: z.string().min(1).max(60).optional(),
  q: z.string().trim().max(200).optional(),
});

export const ListNewestFirst = z.strictObject(newestFirst);
export const AuditId = z.strictObject({ id: z.uuid() });

export type StoredRecord = Omit<AuditRow, 'seq' | 'searchText'>;

export function toAuditRecord(row: StoredRecord): z.output<typeof AuditRecord> {
  return {
    ...toOutline(row),
    reason_code: row.reasonCode,
    comment: row.comment,
    ip: row.ip,
    user_agent: row.userAgent,
    location: row.country === null && row.city === null ? null : { country: row.country, city: row.city },
    session_id: row.sessionId,
    request_id: row.requestId,
    operation_id: row.operationId,
  };
}

/** As the person whom it is about sees it: of what others did, not from where, and not what they noted. */
export function toOwnRecord(row: StoredRecord, userId: string): z.output<typeof AuditRecord> {
  return row.actorId === userId ? toAuditRecord(row) : toOutline(row);
}

function toOutline(row: StoredRecord): z.output<typeof AuditRecord> {
  return {
    id: row.id,
    at: toTimestamp(row.at),
    action: row.action,
    type: row.type,
    actor: { id: row.actorId, name: row.actorName, type: row.actorType },
    ...(row.onBehalfOfId === null
      ? {}
      : { on_behalf_of: { id: row.onBehalfOfId, name: row.onBehalfOfName ?? '', type: 'user' as const } }),
    target: { type: row.targetType, id: row.targetId, name: row.targetName },
    changes: row.changes.map(({ field, before, after }) => ({ field, before, after })),
    ...(row.method === null ? {} : { method: row.method }),
    ...(row.sessionDurationSeconds === null ? {} : { session_duration_seconds: row.sessionDurationSeconds }),
  };
}

export function toLoginRecord(row: LoginHistoryRow): z.output<typeof LoginRecord> {
  return {
    id: row.id,
    at: toTimestamp(row.at),
    identifier: row.identifier,
    user_id: row.userId,
    result: row.result,
    reason: row.reason,
    method: row.method,
    ip: row.ip,
    user_agent: row.userAgent,
    os: row.os,
    browser: row.browser,
    location: { country: row.country, city: row.city },
    session_id: row.sessionId,
    risks: row.risks ?? [],
  };
}

export const AUDIT_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40',
  at: '2026-11-19T14:20:00.123Z',
  action: 'user.updated',
  type: 'UPDATE',
  actor: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', name: 'Zsófia Horváth', type: 'user' },
  target: { type: 'user', id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12', name: 'Ola Nordmann' },
  changes: [{ field: 'job_title', before: 'Assistant', after: 'Retoucher' }],
  reason_code: 'other',
  comment: 'Promoted in November',
  ip: '203.0.113.47',
  user_agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15',
  location: { country: 'PT', city: 'Lisbon' },
  session_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11',
  request_id: '01939f4b-2b4f-7d0c-8f5a-1b7c3c0e9d21',
  operation_id: null,
};

export const LOGIN_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f41',
  at: '2026-11-19T13:44:09.771Z',
  identifier: 'zsofia.horvath@halden.example',
  user_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  result: 'SUCCESS',
  reason: null,
  method: 'password',
  ip: '203.0.113.47',
  user_agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) AppleWebKit/605.1.15 Version/20.0 Safari/605.1.15',
  os: 'macOS 15',
  browser: 'Safari 20',
  location: { country: 'PT', city: 'Lisbon' },
  session_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11',
  risks: ['new_device'],
};
