import { type Query, query, rows, toStatement } from '../db/client';
import { loginHistory } from '../db/schema/audit';
import { outbox } from '../db/schema/delivery';
import { type AccessUse, ENTRIES_AT_ONCE, type JournalEntry } from '../kernel/journal';
import { type AuditDraft, insertAudit } from './audit/record';
import type { Ctx } from './context';
import { deviceOf } from './device';
import { nudgeRelay } from './outbox/nudge';

/**
 * Writes what objects judged or ended into D1: audit, login history and events in one batch. Keyed by the entries' ids, so that
 * draining twice records once; the caller acknowledges to the object afterwards.
 */
export async function recordEntries(ctx: Ctx, entries: JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const names = await userNames(ctx, entries);
  const statements: Query[] = entries.flatMap((entry) => [
    ...(entry.kind === 'active' ? activeWrites(entry) : insertAudit(ctx, [auditOf(entry, names)])),
    ...(entry.kind === 'sign_in_failed' ? [historyInsert(ctx, entry)] : []),
    ...(entry.kind === 'risk_detected' ? [historyRisks(entry)] : []),
    ...eventOf(ctx, entry),
  ]);
  await ctx.sql.batch(statements.map((statement) => toStatement(ctx.sql, statement)));
  if (entries.some(({ kind }) => TOLD_AT_ONCE.has(kind))) nudgeRelay(ctx);
}

/** Somebody gets mail about these. */
const TOLD_AT_ONCE = new Set<JournalEntry['kind']>(['account_locked', 'risk_detected']);

type JournalHolder = {
  pendingEntries(limit: number): Promise<JournalEntry[]>;
  acknowledge(ids: string[]): Promise<void>;
};

/** Records what an object answered just now; should this fail, its alarm has them drained later. */
export async function recordAndAcknowledge(
  ctx: Ctx,
  object: Pick<JournalHolder, 'acknowledge'>,
  entries: JournalEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await recordEntries(ctx, entries);
  ctx.waitUntil(object.acknowledge(entries.map(({ id }) => id)));
}

/** Records the oldest of what one object still holds; answers whether there may be more. */
export async function drain(ctx: Ctx, object: JournalHolder): Promise<boolean> {
  const entries = await object.pendingEntries(ENTRIES_AT_ONCE);
  if (entries.length === 0) return false;
  await recordEntries(ctx, entries);
  await object.acknowledge(entries.map(({ id }) => id));
  return entries.length === ENTRIES_AT_ONCE;
}

async function userNames(ctx: Ctx, entries: JournalEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ userId }) => userId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; display_name: string }>(
    ctx.sql,
    query('SELECT id, display_name FROM users WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
  );
  return new Map(found.map(({ id, display_name }) => [id, display_name]));
}

function auditOf(entry: Exclude<JournalEntry, { kind: 'active' }>, names: Map<string, string>): AuditDraft {
  const name = entry.userId ? (names.get(entry.userId) ?? null) : null;
  const base = {
    id: entry.id,
    at: entry.at,
    origin: entry.origin,
    actor: entry.actor ?? { id: null, name: 'Nobody signed in', type: 'anonymous' as const },
    target: { type: 'user', id: entry.userId, name },
    sessionId: null,
    reason: { reasonCode: null, comment: null },
  };
  switch (entry.kind) {
    case 'sign_in_failed':
      return {
        ...base,
        action: 'session.sign_in_failed',
        type: 'LOGIN_FAILED',
        method: entry.method,
        target: { ...base.target, name: name ?? entry.identifier },
        changes: [{ field: 'reason', before: null, after: entry.reason }],
      };
    case 'sign_in_refused':
      return {
        ...base,
        action: 'session.sign_in_refused',
        type: 'LOGIN_FAILED',
        target: { ...base.target, name: name ?? entry.identifier },
        changes: [{ field: 'refused_attempts', before: null, after: entry.count }],
      };
    case 'account_locked':
      return {
        ...base,
        action: 'account.locked',
        type: 'SYSTEM',
        actor: { id: null, name: 'Latchkey', type: 'system' },
        changes: [{ field: 'locked_until', before: null, after: new Date(entry.lockedUntil).toISOString() }],
      };
    case 'session_ended':
      return {
        ...base,
        action: endedAction(entry),
        type: 'LOGOUT',
        actor: entry.actor ?? { id: null, name: 'Latchkey', type: 'system' },
        changes: [
          { field: 'ended_by', before: null, after: entry.reason },
          ...(entry.impersonatedBy
            ? [{ field: 'impersonated_by', before: entry.impersonatedBy.name, after: null }]
            : []),
        ],
        sessionId: entry.sessionId,
        sessionDurationSeconds: entry.durationSeconds,
        reason: { reasonCode: entry.reasonCode, comment: entry.comment },
      };
    case 'refresh_reused':
      return {
        ...base,
        action: 'session.refresh_reused',
        type: 'SYSTEM',
        actor: { id: null, name: 'Latchkey', type: 'system' },
        sessionId: entry.sessionId,
      };
    case 'risk_detected':
      return {
        ...base,
        action: 'session.risk_detected',
        type: 'SYSTEM',
        changes: [{ field: 'risks', before: null, after: entry.risks }],
        sessionId: entry.sessionId,
      };
    default:
      return entry satisfies never;
  }
}

function endedAction({ impersonatedBy, reason }: JournalEntry & { kind: 'session_ended' }): string {
  if (impersonatedBy) return 'impersonation.ended';
  return reason === 'signed_out' ? 'session.signed_out' : 'session.ended';
}

/** Entries that were journaled before use was noted bring none. */
function activeWrites({ at, userId, used = [] }: JournalEntry & { kind: 'active' }): Query[] {
  return [
    query('UPDATE users SET last_active_at = max(coalesce(last_active_at, 0), ?) WHERE id = ?', at, userId),
    ...(used.length > 0 ? [useUpsert(userId, used)] : []),
  ];
}

function useUpsert(userId: string, used: AccessUse[]): Query {
  return query(
    `INSERT INTO access_use (user_id, source_type, source_id, used_on)
     SELECT users.id, value ->> 'type', value ->> 'id', value ->> 'on' FROM users, json_each(?2) WHERE users.id = ?1
     ON CONFLICT DO UPDATE SET used_on = max(used_on, excluded.used_on)`,
    userId,
    JSON.stringify(used),
  );
}

function historyInsert(ctx: Ctx, entry: JournalEntry & { kind: 'sign_in_failed' }) {
  const { os, browser } = deviceOf(entry.origin?.userAgent ?? null);
  return ctx.db
    .insert(loginHistory)
    .values({
      id: entry.id,
      at: entry.at,
      identifier: entry.identifier,
      userId: entry.userId,
      result: 'FAILED',
      reason: entry.reason,
      method: entry.method,
      ip: entry.origin?.ip ?? '',
      userAgent: entry.origin?.userAgent ?? null,
      os,
      browser,
      country: entry.origin?.location?.country ?? null,
      city: entry.origin?.location?.city ?? null,
    })
    .onConflictDoNothing();
}

/** The history's row is of the sign-in's own batch, so it is there. */
function historyRisks(entry: JournalEntry & { kind: 'risk_detected' }): Query {
  return query(
    'UPDATE login_history SET risks = ? WHERE user_id = ? AND at = ? AND session_id = ?',
    JSON.stringify(entry.risks),
    entry.userId,
    entry.at,
    entry.sessionId,
  );
}

function eventOf(ctx: Ctx, entry: JournalEntry): Query[] {
  const type = eventType(entry);
  if (!type) return [];
  const row = { id: entry.id, type, subject: entry.userId, time: entry.at, dueAt: entry.at, data: eventData(entry) };
  return [ctx.db.insert(outbox).values(row).onConflictDoNothing()];
}

function eventData(entry: JournalEntry): Record<string, unknown> {
  if (entry.kind === 'session_ended') {
    const { sessionId: session_id, reason, impersonatedBy } = entry;
    return { session_id, reason, ...(impersonatedBy ? { actor_id: impersonatedBy.id } : {}) };
  }
  if (entry.kind === 'risk_detected') {
    const { sessionId: session_id, risks, origin } = entry;
    const { country, city } = origin?.location ?? { country: null, city: null };
    const { device } = deviceOf(origin?.userAgent ?? null);
    return { session_id, risks, ip: origin?.ip ?? null, device, country, city };
  }
  return entry.kind === 'account_locked' ? { locked_until: entry.lockedUntil } : {};
}

function eventType(entry: JournalEntry): string | undefined {
  if (entry.kind === 'session_ended' && entry.impersonatedBy) return 'impersonation.ended';
  return EVENT_TYPES[entry.kind];
}

const EVENT_TYPES: { [Kind in JournalEntry['kind']]?: string } = {
  account_locked: 'account.locked',
  session_ended: 'session.ended',
  refresh_reused: 'session.refresh_reused',
  risk_detected: 'session.risk_detected',
};
