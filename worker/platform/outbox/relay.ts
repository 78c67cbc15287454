import { query, rows, toStatement, type Write } from '../../db/client';
import { consumedEvents } from '../../db/schema/delivery';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { log } from '../log';

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
  handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]>;
};

const CLAIM_AT_ONCE = 50;
const LEASE_MS = MINUTE_MS;
export const MAX_ATTEMPTS = 8;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const LONGEST_RETRY_MS = 15 * MINUTE_MS;

const CLAIM = `
UPDATE outbox SET lease_until = ?1 + ${LEASE_MS}, attempts = attempts + 1
WHERE sequence IN (SELECT sequence FROM outbox WHERE relayed_at IS NULL AND dead_at IS NULL AND due_at <= ?1 AND lease_until <= ?1
  ORDER BY due_at LIMIT ${CLAIM_AT_ONCE})
RETURNING sequence, id, type, subject, time, data, attempts`;

/** Relays what is due. Claims by lease, so parallel relays don't share an event; one bad event doesn't hold up the others. */
export async function relay(ctx: Ctx, consumers: readonly Consumer[]): Promise<number> {
  const claimed = await rows<Omit<OutboxEvent, 'data'> & { data: string; attempts: number }>(
    ctx.sql,
    query(CLAIM, ctx.now),
  );
  const relayed: number[] = [];
  for (const { attempts, ...row } of claimed.sort((one, other) => one.sequence - other.sequence)) {
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
  }
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
