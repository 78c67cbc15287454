import type { z } from '@hono/zod-openapi';
import { batchRows, type Query, query } from '../../db/client';
import type { Channel } from '../../db/schema/messages';
import type { Ctx } from '../../platform/context';
import { countUpToMax, upToMax } from '../../platform/query/count';
import { orderingOf, type Page, TOTAL_MAX } from '../../platform/query/page';
import type { ListNotifications } from './schemas';

export type NotificationRow = { id: string; kind: string; data: string; created_at: number; read_at: number | null };
export type ReaderRow = { display_name: string; locale: string; timezone: string; phone: string | null };

const SORTS = { created_at: { sql: 'created_at', nullable: false } };
const COLUMNS = 'id, kind, data, created_at, read_at';
const READER = 'SELECT display_name, locale, timezone, phone FROM users WHERE id = ?';

export function findReader(userId: string): Query {
  return query(READER, userId);
}

/** The page, the total, how many are unread and who reads: one round trip. */
export async function pageOfNotifications(ctx: Ctx, userId: string, filters: z.output<typeof ListNotifications>) {
  const { orderBy, after, limit, offset } = orderingOf(filters as Page, SORTS, 'id');
  const mine = `FROM notifications WHERE user_id = ?${filters.unread === 'true' ? ' AND read_at IS NULL' : ''}`;
  const page = query(
    `SELECT ${COLUMNS} ${mine} ${after ? `AND ${after.sql}` : ''} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
    userId,
    ...(after?.params ?? []),
    limit + 1,
    offset,
  );
  type Total = { total: number };
  const [found, totals, unreadTotals, readers] = await batchRows<[NotificationRow, Total, Total, ReaderRow]>(ctx.sql, [
    page,
    upToMax(query(`SELECT 1 ${mine}`, userId)),
    upToMax(unreadOf(userId)),
    findReader(userId),
  ]);
  const total = totals[0]?.total ?? 0;
  return {
    found,
    total: { total: Math.min(total, TOTAL_MAX), capped: total > TOTAL_MAX },
    unread: unreadTotals[0]?.total ?? 0,
    reader: readers[0],
  };
}

export async function findNotification(ctx: Ctx, userId: string, id: string) {
  const [found, readers] = await batchRows<[NotificationRow, ReaderRow]>(ctx.sql, [
    query(`SELECT ${COLUMNS} FROM notifications WHERE user_id = ? AND id = ?`, userId, id),
    findReader(userId),
  ]);
  return { found: found[0] ?? null, reader: readers[0] };
}

export function markRead(ctx: Ctx, userId: string, id: string, isRead: boolean): Query {
  // Read twice, it was read the first time.
  return query(
    'UPDATE notifications SET read_at = CASE WHEN ?1 THEN coalesce(read_at, ?2) END WHERE user_id = ?3 AND id = ?4',
    isRead ? 1 : 0,
    ctx.now,
    userId,
    id,
  );
}

export function markAllRead(ctx: Ctx, userId: string): Query {
  return query('UPDATE notifications SET read_at = ? WHERE user_id = ? AND read_at IS NULL', ctx.now, userId);
}

export async function countUnread(ctx: Ctx, userId: string): Promise<number> {
  return (await countUpToMax(ctx, unreadOf(userId))).total;
}

function unreadOf(userId: string): Query {
  return query('SELECT 1 FROM notifications WHERE user_id = ? AND read_at IS NULL', userId);
}

export type ChoiceRow = { kind: string; channel: Channel; is_on: number };

export async function findChoices(ctx: Ctx, userId: string) {
  const [choices, readers] = await batchRows<[ChoiceRow, ReaderRow]>(ctx.sql, [
    query('SELECT kind, channel, is_on FROM notification_preferences WHERE user_id = ?', userId),
    findReader(userId),
  ]);
  return { choices, reader: readers[0] };
}

export function storeChoice(userId: string, kind: string, channel: Channel, isOn: boolean): Query {
  return query(
    `INSERT INTO notification_preferences (user_id, kind, channel, is_on) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id, kind, channel) DO UPDATE SET is_on = excluded.is_on`,
    userId,
    kind,
    channel,
    isOn ? 1 : 0,
  );
}
