import { and, asc, eq } from 'drizzle-orm';
import { type Query, query, type Write } from '../../db/client';
import { externalIdentities, identityProviders } from '../../db/schema/identities';
import { users } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';

export type NewIdentity = typeof externalIdentities.$inferInsert;

/** Whose identity it is, as a sign-in needs it. */
export async function findOwner(ctx: Ctx, issuer: string, subject: string) {
  const found = await ctx.db
    .select({
      identityId: externalIdentities.id,
      userId: users.id,
      email: users.email,
      sessionVersion: users.sessionVersion,
      isDeleted: users.deletedAt,
    })
    .from(externalIdentities)
    .innerJoin(users, eq(users.id, externalIdentities.userId))
    .where(and(eq(externalIdentities.issuer, issuer), eq(externalIdentities.subject, subject)))
    .get();
  return found ?? null;
}

export type IdentityView = {
  id: string;
  email: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  providerKey: string;
  providerName: string;
};

export function listIdentityViews(ctx: Ctx, userId: string): Promise<IdentityView[]> {
  return ctx.db
    .select({
      id: externalIdentities.id,
      email: externalIdentities.email,
      createdAt: externalIdentities.createdAt,
      lastUsedAt: externalIdentities.lastUsedAt,
      providerKey: identityProviders.key,
      providerName: identityProviders.name,
    })
    .from(externalIdentities)
    .innerJoin(identityProviders, eq(identityProviders.id, externalIdentities.providerId))
    .where(eq(externalIdentities.userId, userId))
    .orderBy(asc(identityProviders.name))
    .all();
}

export function insertIdentity(ctx: Ctx, row: NewIdentity): Write {
  return ctx.db.insert(externalIdentities).values(row);
}

export function deleteIdentity(userId: string, id: string): Write {
  return query('DELETE FROM external_identities WHERE id = ? AND user_id = ?', id, userId);
}

export function identityGone(userId: string, id: string): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM external_identities WHERE id = ? AND user_id = ?)',
    id,
    userId,
  );
}

export function usedIdentity(id: string, email: string | null, now: number): Query {
  return query('UPDATE external_identities SET last_used_at = ?, email = ? WHERE id = ?', now, email, id);
}

export function providerDisabled(providerId: string): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM identity_providers WHERE id = ? AND is_enabled = 1)',
    providerId,
  );
}
