import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One row a section that was ever changed; a section without a row has its defaults. */
export const settings = sqliteTable('settings', {
  section: text().primaryKey(),
  value: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  updatedAt: integer().notNull(),
  updatedBy: text(),
  version: integer().notNull().default(1),
});

/** Answers kept for `Idempotency-Key`, by caller. `status` is null until the answer is known or where it holds a secret. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    caller: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: text().notNull(),
    status: integer(),
    body: text(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.key] }), index('idempotency_keys_by_age').on(table.createdAt)],
);

/** Never holds a row: an insert fails the batch with the reason that it names (a trigger raises it). */
export const commitGuard = sqliteTable('commit_guard', { reason: text().notNull() });
