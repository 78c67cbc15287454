import { type Query, toStatement, type Write } from '../db/client';
import { outbox } from '../db/schema/delivery';
import { idempotencyKeys } from '../db/schema/settings';
import { newId } from '../kernel/ids';
import { Problem } from '../kernel/problem';
import { MINUTE_MS, SECOND_MS } from '../kernel/time';
import { type Affected, holdAffected, releaseAffected, stillAffected } from './access/holds';
import { type AuditDraft, insertAudit } from './audit/record';
import type { Ctx } from './context';
import { idempotencyAnswerUnknown, referenceGone, stale, unavailable } from './http/problems';
import { log } from './log';
import { nudgeRelay } from './outbox/nudge';

/** `id` names the event where something else of the batch has to refer to it. */
export type EventDraft = { id?: string; type: string; subject: string | null; data: Record<string, unknown> };

/** `query` selects a row when the change must not be; `reason` names it in the batch, `[a-z_]+`. */
export type Refusal = { reason: string; query: Query; problem: () => Problem };

export type ChangeSet = {
  /** Rows as they were loaded: the batch fails with `stale` when one has moved on. */
  expect?: {
    table:
      | 'users'
      | 'roles'
      | 'groups'
      | 'settings'
      | 'departments'
      | 'branches'
      | 'positions'
      | 'identity_providers'
      | 'menu_items'
      | 'access_reviews'
      | 'permission_modules';
    id: string;
    version: number;
  }[];
  /** Asserted before the writes: fails the batch with the problem when the query answers a row. */
  refuseFirst?: Refusal[];
  writes: Write[];
  audit: AuditDraft[];
  events?: EventDraft[];
  /** The same, asserted after the writes. */
  refuseWhen?: Refusal[];
  /** Unique indexes by `table.column`, and what a clash means to the caller. */
  conflicts?: Record<string, () => Problem>;
  /** Whose access the change affects. Theirs is held from before the batch until after it. */
  affects?: Affected;
};

const BATCH_TIMEOUT_MS = 20 * SECOND_MS;
const KEY_COLUMN: Record<string, string> = { settings: 'section', permission_modules: 'module' };

/**
 * The only writer. One D1 batch holds the version guards, the writes, the audit records and the outbox events: all or nothing.
 * D1 has no BEGIN, so everything is decided before the batch and asserted again inside it.
 * @throws stale when an expected version has moved on; the mapped problem on a conflict or a refused assertion.
 */
export async function commit(ctx: Ctx, change: ChangeSet): Promise<void> {
  const changeId = newId();
  const held = change.affects ? await holdAffected(ctx, changeId, change.affects) : null;
  const events = (change.events ?? []).map((event) => ({ id: newId(), time: ctx.now, dueAt: ctx.now, ...event }));
  if (change.affects) {
    // The relay repeats the release until it succeeds, should this Worker die after the batch.
    events.push({
      id: changeId,
      type: 'access.changed',
      time: ctx.now,
      dueAt: ctx.now + MINUTE_MS / 2,
      subject: null,
      data: { users: held?.users ?? [], affects: change.affects },
    });
  }
  const statements = [
    ...(change.expect ?? []).map((row) => versionGuard(ctx, row)),
    ...(change.refuseFirst ?? []).map((refusal) => assertion(ctx, refusal)),
    ...change.writes.map((write) => toStatement(ctx.sql, write)),
    ...(change.refuseWhen ?? []).map((refusal) => assertion(ctx, refusal)),
    ...insertAudit(ctx, change.audit).map((write) => toStatement(ctx.sql, write)),
    ...events.map((event) => toStatement(ctx.sql, ctx.db.insert(outbox).values(event))),
    ...idempotencyRow(ctx),
    ...(change.affects ? [stillAffected(ctx, change.affects)] : []),
  ];

  let results: D1Result[];
  try {
    results = await withTimeout(ctx.sql.batch(statements));
  } catch (error) {
    // After a timeout the batch may still land: then the hold stays until it lapses.
    if (change.affects && held && !(error instanceof Problem)) {
      ctx.waitUntil(releaseAffected(ctx, changeId, change.affects, held, []));
    }
    throw translate(error, change);
  }

  if (change.affects && held) {
    // The last statement is stillAffected's.
    const after = (results.at(-1)?.results ?? []) as { id: string; session_version: number }[];
    await releaseAffected(ctx, changeId, change.affects, held, after).catch((error: unknown) => {
      log.error('access.release_failed', error, { 'latchkey.change.id': changeId });
    });
  }
  if (events.length > 0) nudgeRelay(ctx);
}

function versionGuard(ctx: Ctx, row: { table: string; id: string; version: number }): D1PreparedStatement {
  // Asserted before the writes: a batch is one transaction, so nothing comes between.
  const query = `INSERT INTO commit_guard SELECT 'stale' WHERE NOT EXISTS (SELECT 1 FROM ${row.table} WHERE ${KEY_COLUMN[row.table] ?? 'id'} = ?1 AND version = ?2)`;
  return ctx.sql.prepare(query).bind(row.id, row.version);
}

function assertion(ctx: Ctx, refusal: Refusal): D1PreparedStatement {
  const { sql, params } = refusal.query.toSQL();
  return ctx.sql.prepare(`INSERT INTO commit_guard SELECT ? WHERE EXISTS (${sql})`).bind(refusal.reason, ...params);
}

function idempotencyRow(ctx: Ctx): D1PreparedStatement[] {
  if (!ctx.idempotency) return [];
  const { caller, key, fingerprint } = ctx.idempotency;
  return [
    toStatement(ctx.sql, ctx.db.insert(idempotencyKeys).values({ caller, key, fingerprint, createdAt: ctx.now })),
  ];
}

async function withTimeout<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(unavailable('The database is slow to answer. Try again.', { retryAfterSeconds: 5 })),
      BATCH_TIMEOUT_MS,
    );
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

const GUARD_PATTERN = /commit_guard:([a-z_]+)/;
const UNIQUE_PATTERN = /UNIQUE constraint failed: ([a-z_]+\.[a-z_]+)/;

function translate(error: unknown, change: ChangeSet): unknown {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  const guard = GUARD_PATTERN.exec(message)?.[1];
  if (guard === 'stale') return stale('Someone changed this after you loaded it. Load it again and compare.');
  const refusal = [...(change.refuseFirst ?? []), ...(change.refuseWhen ?? [])].find(({ reason }) => reason === guard);
  if (refusal) return refusal.problem();
  const unique = UNIQUE_PATTERN.exec(message)?.[1];
  if (unique === 'idempotency_keys.caller')
    return idempotencyAnswerUnknown('The same key is being used right now. Try again in a moment.');
  const conflict = unique ? change.conflicts?.[unique] : undefined;
  if (conflict) return conflict();
  if (/FOREIGN KEY constraint failed/.test(message)) return referenceGone('Load it again and choose another.');
  if (/SQLITE_FULL|SQLITE_BUSY|D1_ERROR: (?:Network|Internal|storage)|overloaded|timeout/i.test(message)) {
    log.error('database.unavailable', error);
    return unavailable('The database doesn’t answer. Nothing was changed. Try again.', { retryAfterSeconds: 5 });
  }
  return error;
}
