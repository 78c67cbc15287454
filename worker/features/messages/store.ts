import { type Query, query, rows } from '../../db/client';
import type { MESSAGE_STATES } from '../../db/schema/messages';
import { DAY_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';

export type MessageState = (typeof MESSAGE_STATES)[number];

export type DeliveryRow = {
  id: string;
  channel: 'email' | 'sms';
  kind: string;
  user_id: string | null;
  recipient: string;
  state: MessageState;
  attempts: number;
  last_error: string | null;
  created_at: number;
  updated_at: number;
};

export const DELIVERY_COLUMNS =
  'id, channel, kind, user_id, recipient, state, attempts, last_error, created_at, updated_at';

export async function findDelivery(ctx: Ctx, id: string): Promise<DeliveryRow | null> {
  const [found] = await rows<DeliveryRow>(
    ctx.sql,
    query(`SELECT ${DELIVERY_COLUMNS} FROM message_deliveries WHERE id = ?`, id),
  );
  return found ?? null;
}

/** Bounces come within days. */
const BOUNCES_WITHIN_MS = 7 * DAY_MS;

/** The newest mail that went to the address, which a bounce that names no message is most likely about. */
export async function findSentTo(ctx: Ctx, address: string): Promise<DeliveryRow | null> {
  const [found] = await rows<DeliveryRow>(
    ctx.sql,
    query(
      `SELECT ${DELIVERY_COLUMNS} FROM message_deliveries
       WHERE state = 'sent' AND created_at > ? AND channel = 'email' AND lower(recipient) = lower(?) ORDER BY created_at DESC, id DESC LIMIT 1`,
      ctx.now - BOUNCES_WITHIN_MS,
      address,
    ),
  );
  return found ?? null;
}

/** What one more attempt came to. */
export function recordAttempt(
  ctx: Ctx,
  delivery: Pick<DeliveryRow, 'id' | 'channel' | 'kind' | 'user_id' | 'recipient' | 'state' | 'last_error'>,
): Query {
  const { id, channel, kind, user_id, recipient, state, last_error } = delivery;
  return query(
    `INSERT INTO message_deliveries (${DELIVERY_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?8)
     ON CONFLICT (id) DO UPDATE SET recipient = ?5, state = ?6, attempts = attempts + 1, last_error = ?7, updated_at = ?8`,
    id,
    channel,
    kind,
    user_id,
    recipient,
    state,
    last_error,
    ctx.now,
  );
}

/** Puts a dead message back to the start: its event is relayed again, and the consumer has never seen it. */
export function revive(ctx: Ctx, id: string, consumer: string): Query[] {
  return [
    query("UPDATE message_deliveries SET state = 'failed', attempts = 0, updated_at = ? WHERE id = ?", ctx.now, id),
    query('DELETE FROM consumed_events WHERE consumer = ? AND event_id = ?', consumer, id),
    query(
      'UPDATE outbox SET relayed_at = NULL, dead_at = NULL, attempts = 0, lease_until = 0, due_at = ? WHERE id = ?',
      ctx.now,
      id,
    ),
  ];
}

export async function isKept(ctx: Ctx, id: string): Promise<boolean> {
  return (await rows(ctx.sql, query('SELECT 1 FROM outbox WHERE id = ?', id))).length > 0;
}

export function markBounced(ctx: Ctx, id: string, detail: string): Query {
  return query(
    "UPDATE message_deliveries SET state = 'bounced', last_error = ?, updated_at = ? WHERE id = ?",
    detail,
    ctx.now,
    id,
  );
}

/** The address no longer counts as proven, if it still is the account's. */
export function markUnreachable(ctx: Ctx, userId: string, emailKey: string): Query {
  return query(
    'UPDATE users SET email_verified = 0, updated_at = ?, version = version + 1 WHERE id = ? AND email_key = ? AND email_verified = 1',
    ctx.now,
    userId,
    emailKey,
  );
}
