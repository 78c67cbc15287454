import { query, rows, toStatement, type Write } from '../../db/client';
import { consumedEvents } from '../../db/schema/delivery';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { log } from '../log';
import { nudgeRelay } from './nudge';

export type OutboxEvent = {
  sequence: number;
  id: string;
  type: string;
  subject: string | null;
  /** Epoch milliseconds. */
  time: number;
  data: Record<string, unknown>;
};

/**
 * Reacts to events. Delivery is at least once; writes that it returns are committed with the mark that it has consumed the
 * event, so those happen once. Effects elsewhere must be keyed by the event's id.
 */
export type Consumer = {
  name: string;
  types: readonly string[];
  /** The order among its events doesn't matter: several are handled at once, so that a slow one holds up no other. */
  isIndependent?: true;
  handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]>;
};

type ClaimedRow = Omit<OutboxEvent, 'data'> & { data: string; attempts: number };

const CLAIM_AT_ONCE = 50;
const LEASE_MS = MINUTE_MS;
/** New work is begun for this long after claiming: the slowest effect, 25 s of mail, ends within the lease. */
const WORK_MS = 30 * SECOND_MS;
/** The platform opens six connections at once; one stays free for D1. */
const LANES = 5;
export const MAX_ATTEMPTS = 8;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const LONGEST_RETRY_MS = 15 * MINUTE_MS;

const CLAIM = `
UPDATE outbox SET lease_until = ?1 + ${LEASE_MS}, attempts = attempts + 1
WHERE sequence IN (SELECT sequence FROM outbox WHERE relayed_at IS NULL AND dead_at IS NULL AND due_at <= ?1 AND lease_until <= ?1
  ORDER BY due_at LIMIT ${CLAIM_AT_ONCE})
RETURNING sequence, id, type, subject, time, data, attempts`;

/** A relay takes no more than this many turns: D1 counts an invocation's statements. The queue brings the next. */
const TURNS_MAX = 5;

/** Relays until nothing is due, what consumers announce meanwhile included. */
export async function relayAll(ctx: Ctx, consumers: readonly Consumer[]): Promise<void> {
  for (let turn = 0; turn < TURNS_MAX; turn += 1) if ((await relay(ctx, consumers)) === 0) return;
  nudgeRelay(ctx);
}

/** Relays what is due. Claims by lease, so parallel relays don't share an event; one bad event doesn't hold up the others. */
export async function relay(ctx: Ctx, consumers: readonly Consumer[]): Promise<number> {
  const claimed = await rows<ClaimedRow>(ctx.sql, query(CLAIM, ctx.now));
  const relayed: number[] = [];
  const stopAt = Date.now() + WORK_MS;
  const attempt = async ({ attempts, ...row }: ClaimedRow) => {
    // Past its lease an event belongs to whoever claims it next: better late than twice.
    if (Date.now() >= stopAt) return giveBack(ctx, row.sequence);
    try {
      await deliver(ctx, { ...row, data: JSON.parse(row.data) }, consumers);
      relayed.push(row.sequence);
    } catch (error) {
      log.error('outbox.delivery_failed', error, {
        'event.id': row.id,
        'event.kind': row.type,
        'latchkey.attempts': attempts,
      });
      await postpone(ctx, row.sequence, attempts, error);
    }
  };
  const inOrder = claimed.sort((one, other) => one.sequence - other.sequence);
  const mayOverlap = ({ type }: ClaimedRow) =>
    consumers.every((consumer) => !consumer.types.includes(type) || consumer.isIndependent);
  for (const row of inOrder.filter((row) => !mayOverlap(row))) await attempt(row);
  const rest = inOrder.filter(mayOverlap);
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let row = rest.shift(); row; row = rest.shift()) await attempt(row);
    }),
  );
  if (relayed.length > 0) {
    const done = query(
      'UPDATE outbox SET relayed_at = ?, lease_until = 0 WHERE sequence IN (SELECT value FROM json_each(?))',
      ctx.now,
      JSON.stringify(relayed),
    );
    await toStatement(ctx.sql, done).run();
  }
  return claimed.length;
}

/** Untouched: the attempt that claiming counted is taken back. */
async function giveBack(ctx: Ctx, sequence: number): Promise<void> {
  const update = query('UPDATE outbox SET lease_until = 0, attempts = attempts - 1 WHERE sequence = ?', sequence);
  await toStatement(ctx.sql, update).run();
}

async function deliver(ctx: Ctx, event: OutboxEvent, consumers: readonly Consumer[]): Promise<void> {
  for (const consumer of consumers) {
    if (!consumer.types.includes(event.type)) continue;
    const seen = await rows(
      ctx.sql,
      query('SELECT 1 FROM consumed_events WHERE consumer = ? AND event_id = ?', consumer.name, event.id),
    );
    if (seen.length > 0) continue;
    const writes = await consumer.handle(ctx, event);
    // A parallel delivery makes this insert fail, and its writes with it.
    const mark = ctx.db.insert(consumedEvents).values({ consumer: consumer.name, eventId: event.id, at: ctx.now });
    await ctx.sql.batch([mark, ...writes].map((write) => toStatement(ctx.sql, write)));
  }
}

async function postpone(ctx: Ctx, sequence: number, attempts: number, error: unknown): Promise<void> {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 300);
  const update = query(
    'UPDATE outbox SET due_at = ?, lease_until = 0, last_error = ?, dead_at = ? WHERE sequence = ?',
    ctx.now + wait,
    message,
    attempts >= MAX_ATTEMPTS ? ctx.now : null,
    sequence,
  );
  await toStatement(ctx.sql, update).run();
}
