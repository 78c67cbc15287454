import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './users';

export const CODE_METHODS = ['totp', 'email', 'sms'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

/** Second factors that prove themselves by a code. Unconfirmed ones count for nothing. */
export const mfaMethods = sqliteTable(
  'mfa_methods',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    method: text({ enum: CODE_METHODS }).notNull(),
    /** TOTP only: sealed, bound to the user id. */
    secret: text(),
    /** SMS only: E.164. Codes by email go to the account's address. */
    destination: text(),
    /** The sealed secret or the number that awaits its first code; what is confirmed works meanwhile. */
    pending: text(),
    createdAt: integer().notNull(),
    confirmedAt: integer(),
    lastUsedAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.method] })],
);

export type MfaMethodRow = typeof mfaMethods.$inferSelect;

export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    codeHash: text().notNull(),
    createdAt: integer().notNull(),
    usedAt: integer(),
  },
  (table) => [index('recovery_codes_by_user').on(table.userId)],
);

/** WebAuthn credentials (Level 3 §4): first factor, second factor, or both. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    /** base64url, as the authenticator made it. */
    credentialId: text().notNull().unique(),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    signCount: integer().notNull(),
    transports: text({ mode: 'json' }).$type<string[]>().notNull(),
    name: text().notNull(),
    aaguid: text().notNull(),
    isBackedUp: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
  },
  (table) => [index('passkeys_by_user').on(table.userId)],
);

export type PasskeyRow = typeof passkeys.$inferSelect;
