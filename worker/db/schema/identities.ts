import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './users';

/** OpenID Connect issuers that people may sign in with. */
export const identityProviders = sqliteTable('identity_providers', {
  id: text().primaryKey(),
  /** In the address of the sign-in: `google`, `microsoft`, or one of the administrator's. */
  key: text().notNull().unique(),
  name: text().notNull(),
  issuer: text().notNull(),
  clientId: text().notNull(),
  /** Sealed, bound to the id. */
  clientSecret: text(),
  scopes: text().notNull().default('openid email profile'),
  isEnabled: integer({ mode: 'boolean' }).notNull().default(true),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export type IdentityProviderRow = typeof identityProviders.$inferSelect;

/** Who somebody is at an issuer, by `iss` and `sub` (OpenID Connect Core §5.7), never by email. */
export const externalIdentities = sqliteTable(
  'external_identities',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    providerId: text()
      .notNull()
      .references(() => identityProviders.id, { onDelete: 'restrict' }),
    issuer: text().notNull(),
    subject: text().notNull(),
    email: text(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
  },
  (table) => [
    uniqueIndex('external_identities_subject').on(table.issuer, table.subject),
    uniqueIndex('external_identities_user').on(table.userId, table.providerId),
  ],
);

/** Who asked for an account and hasn't proved the address yet. A user row is made only by the proof. */
export const registrations = sqliteTable(
  'registrations',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    emailKey: text().notNull(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    passwordHash: text().notNull(),
    locale: text().notNull(),
    invitationId: text(),
    nonce: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (table) => [index('registrations_by_email').on(table.emailKey), index('registrations_by_expiry').on(table.expiresAt)],
);

export const invitations = sqliteTable(
  'invitations',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    emailKey: text().notNull(),
    roleIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    nonce: text().notNull(),
    tokenHash: text().notNull().unique(),
    invitedBy: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    acceptedAt: integer(),
    revokedAt: integer(),
  },
  (table) => [index('invitations_by_email').on(table.emailKey), index('invitations_by_time').on(table.createdAt)],
);
