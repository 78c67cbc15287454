import { createHash } from 'node:crypto';
import { encodeHex } from '../../crypto/encoding';
import { type Query, query, rows } from '../../db/client';
import { outbox } from '../../db/schema/delivery';
import { CHANNELS, type Channel, notifications } from '../../db/schema/messages';
import { newId } from '../../kernel/ids';
import { DAY_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import type { OutboxEvent } from '../../platform/outbox/relay';
import { rulesOf } from './kinds';
import { MESSAGE_REQUESTED, type MessageRequest } from './message';
import type { Notice } from './notices/notice';

export const NOTIFICATION_CREATED = 'notification.created';

type Known = { id: string; phone: string | null; last_active_at: number | null };
type Preference = { user_id: string; kind: string; channel: Channel; is_on: number };
type People = { known: Map<string, Known>; preferences: Map<string, boolean> };

/** A socket can be open only where somebody was active lately. */
const MAYBE_ONLINE_MS = DAY_MS;
const PUSHED_AT_ONCE = 100;

/** The rows behind the bell, and one event a message: each is sent, and fails, by itself. */
export async function plan(ctx: Ctx, event: OutboxEvent, notices: readonly Notice[]): Promise<Query[]> {
  const people = await load(ctx, notices);
  const shown: { id: string; user: Known }[] = [];
  const writes: Query[] = [];
  for (const notice of notices) {
    const user = 'userId' in notice.to ? people.known.get(notice.to.userId) : undefined;
    if ('userId' in notice.to && !user) continue;
    for (const channel of channelsOf(notice, user, people)) {
      if (channel === 'in_app') {
        if (!user) continue;
        const id = newId();
        shown.push({ id, user });
        writes.push(insertNotification(ctx, id, user.id, notice, event));
      } else {
        writes.push(requestMessage(ctx, notice, channel, event));
      }
    }
  }
  return [...writes, ...requestPushes(ctx, shown)];
}

function channelsOf(notice: Notice, user: Known | undefined, { preferences }: People): Channel[] {
  const rules = rulesOf(notice.kind);
  // An address without an account has neither preferences nor a bell.
  if (!user) return ['email'];
  return CHANNELS.filter((channel) => {
    if (notice.only) return notice.only.includes(channel);
    if (channel === 'sms' && !user.phone) return false;
    if (rules[channel] === 'always' || rules[channel] === 'never') return rules[channel] === 'always';
    return preferences.get(keyOf(user.id, notice.kind, channel)) ?? rules[channel] === 'on';
  });
}

const keyOf = (userId: string, kind: string, channel: string) => `${userId} ${kind} ${channel}`;

async function load(ctx: Ctx, notices: readonly Notice[]): Promise<People> {
  const ids = [...new Set(notices.flatMap(({ to }) => ('userId' in to ? [to.userId] : [])))];
  if (ids.length === 0) return { known: new Map(), preferences: new Map() };
  const list = JSON.stringify(ids);
  // Whoever is archived is told nothing (C-38), not even of what archiving takes away.
  const known = await rows<Known>(
    ctx.sql,
    query(
      `SELECT id, phone, last_active_at FROM users
       WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND status <> 'archived'`,
      list,
    ),
  );
  const chosen = await rows<Preference>(
    ctx.sql,
    query(
      'SELECT user_id, kind, channel, is_on FROM notification_preferences WHERE user_id IN (SELECT value FROM json_each(?))',
      list,
    ),
  );
  return {
    known: new Map(known.map((user) => [user.id, user])),
    preferences: new Map(chosen.map((row) => [keyOf(row.user_id, row.kind, row.channel), row.is_on === 1])),
  };
}

function insertNotification(ctx: Ctx, id: string, userId: string, { kind, facts }: Notice, event: OutboxEvent): Query {
  return ctx.db
    .insert(notifications)
    .values({ id, userId, kind, data: facts, eventId: event.id, createdAt: event.time })
    .onConflictDoNothing();
}

function requestMessage(ctx: Ctx, notice: Notice, channel: 'email' | 'sms', event: OutboxEvent): Query {
  const data: MessageRequest = {
    kind: notice.kind,
    channel,
    event_id: event.id,
    user_id: 'userId' in notice.to ? notice.to.userId : null,
    address: 'address' in notice.to ? notice.to.address : (notice.address ?? null),
    locale: 'locale' in notice.to ? notice.to.locale : null,
    facts: notice.facts,
  };
  return announce(
    ctx,
    derivedId(event.id, data.kind, channel, data.user_id ?? '', data.address ?? ''),
    MESSAGE_REQUESTED,
    data,
  );
}

/** The same for the same occasion: planned twice, it is still one message. A UUIDv8 (RFC 9562 §5.8). */
function derivedId(...parts: string[]): string {
  const hex = encodeHex(createHash('sha256').update(parts.join('\n')).digest());
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function requestPushes(ctx: Ctx, shown: { id: string; user: Known }[]): Query[] {
  const online = shown.filter(({ user }) => ctx.now - (user.last_active_at ?? 0) < MAYBE_ONLINE_MS);
  const userIds = [...new Set(online.map(({ user }) => user.id))];
  const chunks = Array.from({ length: Math.ceil(userIds.length / PUSHED_AT_ONCE) }, (_, index) =>
    userIds.slice(index * PUSHED_AT_ONCE, (index + 1) * PUSHED_AT_ONCE),
  );
  return chunks.map((users) => announce(ctx, newId(), NOTIFICATION_CREATED, { users }));
}

function announce(ctx: Ctx, id: string, type: string, data: Record<string, unknown>): Query {
  const event = { id, type, subject: null, time: ctx.now, data, dueAt: ctx.now };
  return ctx.db.insert(outbox).values(event).onConflictDoNothing();
}
