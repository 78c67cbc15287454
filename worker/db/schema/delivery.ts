import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Events, written in the batch of the change that they tell of, and relayed at least once. CloudEvents names. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** The sequence number: order of commit. */
    sequence: integer().primaryKey({ autoIncrement: true }),
    id: text().notNull().unique(),
    type: text().notNull(),
    subject: text(),
    time: integer().notNull(),
    data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull().default(0),
    dueAt: integer().notNull(),
    leaseUntil: integer().notNull().default(0),
    relayedAt: integer(),
    /** Given up after too many attempts; kept to be looked at and sent again. */
    deadAt: integer(),
    lastError: text(),
  },
  (table) => [
    index('outbox_due').on(table.dueAt).where(sql`${table.relayedAt} is null and ${table.deadAt} is null`),
    index('outbox_by_subject').on(table.subject, table.sequence),
  ],
);

export type OutboxRow = typeof outbox.$inferSelect;

/** Which consumer has done its work for which event: delivery is at least once, the effect is once. */
export const consumedEvents = sqliteTable(
  'consumed_events',
  { consumer: text().notNull(), eventId: text().notNull(), at: integer().notNull() },
  (table) => [primaryKey({ columns: [table.consumer, table.eventId] })],
);

/** Mail and SMS that development captures instead of sending. */
export const devMailbox = sqliteTable(
  'dev_mailbox',
  {
    id: text().primaryKey(),
    channel: text({ enum: ['email', 'sms'] }).notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    sentAt: integer().notNull(),
  },
  (table) => [index('dev_mailbox_by_recipient').on(table.recipient, table.sentAt)],
);
