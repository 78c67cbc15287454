import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './users';

/** What stands behind the bell. The words are made at reading, in the reader's language. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    kind: text().notNull(),
    data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    eventId: text().notNull(),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (table) => [
    uniqueIndex('notifications_event').on(table.userId, table.eventId, table.kind),
    index('notifications_by_user').on(table.userId, table.createdAt, table.id),
  ],
);

export const CHANNELS = ['email', 'in_app', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Choices that differ from the default. Security mail ignores them (NOT-07). */
export const notificationPreferences = sqliteTable(
  'notification_preferences',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    kind: text().notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    isOn: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind, table.channel] })],
);

export const MESSAGE_STATES = ['sent', 'failed', 'bounced', 'dead'] as const;

/** What became of each mail and SMS; never their text. */
export const messageDeliveries = sqliteTable(
  'message_deliveries',
  {
    /** The message's id, the same at every retry. */
    id: text().primaryKey(),
    channel: text({ enum: ['email', 'sms'] }).notNull(),
    kind: text().notNull(),
    userId: text(),
    recipient: text().notNull(),
    state: text({ enum: MESSAGE_STATES }).notNull(),
    attempts: integer().notNull(),
    lastError: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    index('message_deliveries_by_time').on(table.createdAt, table.id),
    index('message_deliveries_by_state').on(table.state, table.createdAt, table.id),
  ],
);
