import { z } from '@hono/zod-openapi';
import { CHANNELS } from '../../db/schema/messages';
import { listOf, pageFields } from '../../platform/query/page';
import { GROUPS, KINDS, type Kind } from './kinds';

const KindName = z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]);

export const Notification = z
  .strictObject({
    id: z.uuid(),
    kind: KindName,
    /** In the reader's language, made when it is read. */
    title: z.string(),
    body: z.string(),
    /** Where it leads inside the admin app. */
    path: z.string().nullable(),
    created_at: z.iso.datetime(),
    read_at: z.iso.datetime().nullable(),
  })
  .openapi('Notification');

export const NotificationPage = z
  .strictObject({
    ...listOf(Notification, 'NotificationItems').shape,
    /** Of all pages and regardless of the filter. */
    unread: z.number().int(),
  })
  .openapi('NotificationPage');

export const ListNotifications = z.strictObject({
  ...pageFields(['created_at'], '-created_at'),
  unread: z.enum(['true', 'false']).optional(),
});

export const NotificationId = z.strictObject({ id: z.uuid() });
export const MarkNotification = z.strictObject({ read: z.boolean() });
export const MarkedAll = z.strictObject({ marked: z.number().int() }).openapi('MarkedNotifications');

const ChannelChoice = z.strictObject({
  on: z.boolean(),
  /** Can't be switched off. */
  locked: z.boolean(),
});

export const NotificationPreferences = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: KindName,
        group: z.enum(GROUPS),
        /** Absent where the kind doesn't go over the channel. */
        channels: z.strictObject({
          email: ChannelChoice.optional(),
          in_app: ChannelChoice.optional(),
          sms: ChannelChoice.optional(),
        }),
      }),
    ),
    /** Where SMS go; null without a number, and where this deployment sends none. */
    sms_to: z.string().nullable(),
  })
  .openapi('NotificationPreferences');

export const ChangePreferences = z.strictObject({
  preferences: z
    .array(z.strictObject({ kind: KindName, channel: z.enum(CHANNELS), on: z.boolean() }))
    .min(1)
    .max(200),
});

export const NOTIFICATION_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50',
  kind: 'role_assigned',
  title: 'You were given the role Editor',
  body: 'You now have the role Editor at Halden Studios, with what it allows.',
  path: null,
  created_at: '2026-11-19T13:44:09.771Z',
  read_at: null,
} as const;

export const PREFERENCES_EXAMPLE = {
  items: [
    {
      kind: 'password_changed',
      group: 'security',
      channels: {
        email: { on: true, locked: true },
        in_app: { on: true, locked: false },
        sms: { on: false, locked: false },
      },
    },
  ],
  sms_to: '+4791234567',
} as const;
