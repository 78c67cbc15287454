import { asc, count, eq, getTableColumns } from 'drizzle-orm';
import { type Query, query, type Write } from '../../db/client';
import { externalIdentities, type IdentityProviderRow, identityProviders } from '../../db/schema/identities';
import type { Ctx } from '../../platform/context';

export type ProviderWithCount = IdentityProviderRow & { connectedCount: number };

function selectProviders(ctx: Ctx) {
  return ctx.db
    .select({ ...getTableColumns(identityProviders), connectedCount: count(externalIdentities.id) })
    .from(identityProviders)
    .leftJoin(externalIdentities, eq(externalIdentities.providerId, identityProviders.id))
    .groupBy(identityProviders.id)
    .orderBy(asc(identityProviders.name), asc(identityProviders.id))
    .$dynamic();
}

export function listProviderRows(ctx: Ctx): Promise<ProviderWithCount[]> {
  return selectProviders(ctx).all();
}

export async function findProviderRow(ctx: Ctx, id: string): Promise<ProviderWithCount | null> {
  return (await selectProviders(ctx).where(eq(identityProviders.id, id)).get()) ?? null;
}

export async function findProviderByKey(ctx: Ctx, key: string): Promise<IdentityProviderRow | null> {
  return (await ctx.db.select().from(identityProviders).where(eq(identityProviders.key, key)).get()) ?? null;
}

export function listEnabledProviders(ctx: Ctx): Promise<Pick<IdentityProviderRow, 'id' | 'key' | 'name'>[]> {
  return ctx.db
    .select({ id: identityProviders.id, key: identityProviders.key, name: identityProviders.name })
    .from(identityProviders)
    .where(eq(identityProviders.isEnabled, true))
    .orderBy(asc(identityProviders.name))
    .all();
}

export function insertProvider(ctx: Ctx, row: IdentityProviderRow): Write {
  return ctx.db.insert(identityProviders).values(row);
}

export function updateProviderRow(ctx: Ctx, row: IdentityProviderRow): Write {
  return ctx.db.update(identityProviders).set(row).where(eq(identityProviders.id, row.id));
}

export function deleteProviderRow(ctx: Ctx, id: string): Write {
  return ctx.db.delete(identityProviders).where(eq(identityProviders.id, id));
}

export function deleteIdentitiesOf(ctx: Ctx, providerId: string): Write {
  return ctx.db.delete(externalIdentities).where(eq(externalIdentities.providerId, providerId));
}

export function hasConnectedPeople(providerId: string): Query {
  return query('SELECT 1 FROM external_identities WHERE provider_id = ?', providerId);
}
