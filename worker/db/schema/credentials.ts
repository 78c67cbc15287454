import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './users';

export const credentials = sqliteTable('credentials', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'restrict' }),
  /** A PHC string; null until the person has set a password. */
  passwordHash: text(),
  passwordChangedAt: integer(),
  mustChangePassword: integer({ mode: 'boolean' }).notNull().default(false),
  /** A temporary password stops working here; null for one that its owner chose. */
  temporaryUntil: integer(),
});

export type CredentialsRow = typeof credentials.$inferSelect;

export const passwordHistory = sqliteTable(
  'password_history',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    passwordHash: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('password_history_by_user').on(table.userId, table.createdAt)],
);

export const ACTION_TOKEN_KINDS = [
  'activation',
  'password_reset',
  'email_verification',
  'email_change',
  'magic_link',
] as const;

/** Single-use links. The token itself is derived from the nonce and the master key and is stored nowhere. */
export const actionTokens = sqliteTable(
  'action_tokens',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    kind: text({ enum: ACTION_TOKEN_KINDS }).notNull(),
    nonce: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** What the link confirms, such as the new address of an email change. */
    data: text({ mode: 'json' }).$type<Record<string, string>>(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
    createdAt: integer().notNull(),
  },
  (table) => [index('action_tokens_by_user').on(table.userId, table.kind)],
);

export type ActionTokenRow = typeof actionTokens.$inferSelect;

/** ES256 keys that sign access tokens; the private JWK is wrapped by the master key. */
export const signingKeys = sqliteTable('signing_keys', {
  /** RFC 7638 thumbprint. */
  kid: text().primaryKey(),
  publicJwk: text({ mode: 'json' }).$type<JsonWebKey>().notNull(),
  wrappedPrivateJwk: text().notNull(),
  createdAt: integer().notNull(),
  /** Signs from here on; published before, so that verifiers have it in time. */
  activeFrom: integer().notNull(),
  retiredAt: integer(),
});

export type SigningKeyRow = typeof signingKeys.$inferSelect;
