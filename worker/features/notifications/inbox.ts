import type { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { withoutIsolates } from '../../platform/mail/isolates';
import { type Page, toPage } from '../../platform/query/page';
import { readSettings } from '../../platform/settings/read';
import type { Section } from '../../platform/settings/sections';
import { isKind } from './kinds';
import { pathOf } from './link-kinds';
import { notificationNotFound } from './problems';
import type { ListNotifications, Notification, NotificationPage } from './schemas';
import * as store from './store';
import type { Facts } from './wording';
import { wordingOf } from './wording';

type Body = z.output<typeof Notification>;

export async function listNotifications(
  ctx: Ctx,
  userId: string,
  filters: z.output<typeof ListNotifications>,
): Promise<z.output<typeof NotificationPage>> {
  const { found, total, unread, reader } = await store.pageOfNotifications(ctx, userId, filters);
  const { branding } = await readSettings(ctx);
  const page = toPage(
    filters as Page,
    found.filter(({ kind }) => isKind(kind)),
    total,
    ({ id, created_at }) => ({ id, value: created_at }),
    (row) => toNotification(row, reader, branding),
  );
  return { ...page, unread };
}

/** @throws notificationNotFound when it isn't the caller's. */
export async function getNotification(ctx: Ctx, userId: string, id: string): Promise<Body> {
  const { found, reader } = await store.findNotification(ctx, userId, id);
  if (!found || !isKind(found.kind)) throw notificationNotFound('It may have been swept away.');
  const { branding } = await readSettings(ctx);
  return toNotification(found, reader, branding);
}

/** Read marks are nobody's business but the reader's: they leave no audit record. */
export async function markNotification(ctx: Ctx, userId: string, id: string, isRead: boolean): Promise<Body> {
  await commit(ctx, { writes: [store.markRead(ctx, userId, id, isRead)], audit: [] });
  return getNotification(ctx, userId, id);
}

export async function markAllNotifications(ctx: Ctx, userId: string): Promise<number> {
  const unread = await store.countUnread(ctx, userId);
  if (unread > 0) await commit(ctx, { writes: [store.markAllRead(ctx, userId)], audit: [] });
  return unread;
}

function toNotification(
  row: store.NotificationRow,
  reader: store.ReaderRow | undefined,
  branding: Section<'branding'>,
): Body {
  if (!isKind(row.kind)) throw notificationNotFound();
  // The column holds what planning.ts wrote there.
  const facts = JSON.parse(row.data) as Facts;
  const { title, body } = wordingOf(
    row.kind,
    facts,
    { locale: reader?.locale ?? null, timeZone: reader?.timezone ?? 'UTC', name: reader?.display_name ?? null },
    branding,
  );
  return {
    id: row.id,
    kind: row.kind,
    title: withoutIsolates(title),
    body: withoutIsolates(body),
    path: pathOf(row.kind, facts),
    created_at: toTimestamp(row.created_at),
    read_at: toOptionalTimestamp(row.read_at),
  };
}
