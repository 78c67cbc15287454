import type { z } from 'zod';
import { decodeUtf8, encodeUtf8 } from '../../crypto/encoding';
import { open, seal } from '../../crypto/secret-box';
import type { IdentityProviderRow } from '../../db/schema/identities';
import { diff } from '../../kernel/diff';
import { newId } from '../../kernel/ids';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid, stale } from '../../platform/http/problems';
import { refusalOfTarget } from '../../platform/outbound/target';
import { providerInUse, providerKeyTaken, providerNotFound } from './problems';
import type { CreateProvider, UpdateProvider } from './schemas';
import {
  deleteIdentitiesOf,
  deleteProviderRow,
  findProviderRow,
  hasConnectedPeople,
  insertProvider,
  type ProviderWithCount,
  updateProviderRow,
} from './store';

export { discover, outboundOptions } from './discovery';
/** What other features may use of this one. */
export { providerNotFound } from './problems';
export { callbackUrl } from './schemas';
export { findProviderByKey, listEnabledProviders } from './store';

/** The client secret, or null for a public client. @throws when its key has left the keyring. */
export function clientSecretOf(ctx: Ctx, provider: IdentityProviderRow): string | null {
  if (provider.clientSecret === null) return null;
  const secret = open(ctx.keyring, 'provider-secret', provider.clientSecret, provider.id);
  if (!secret) throw new Error(`the client secret of identity provider ${provider.key} can’t be opened`);
  return decodeUtf8(secret);
}

export async function getProvider(ctx: Ctx, id: string): Promise<ProviderWithCount> {
  const row = await findProviderRow(ctx, id);
  if (!row) throw providerNotFound();
  return row;
}

/** @throws invalid for an issuer that isn't called from here; providerKeyTaken. */
export async function createProvider(ctx: Ctx, input: z.output<typeof CreateProvider>): Promise<ProviderWithCount> {
  const refusal = refusalOfTarget(new URL(input.issuer), ctx.allowLocalTargets);
  if (refusal) throw invalid(refusal, { errors: [{ pointer: '/issuer', code: 'target_refused', detail: refusal }] });
  const id = newId();
  const row: IdentityProviderRow = {
    id,
    key: input.key,
    name: input.name,
    issuer: input.issuer,
    clientId: input.client_id,
    clientSecret: sealed(ctx, id, input.client_secret),
    scopes: input.scopes,
    isEnabled: input.enabled,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  };
  await commit(ctx, {
    writes: [insertProvider(ctx, row)],
    conflicts: { 'identity_providers.key': keyTaken },
    audit: [record('identity_provider.created', row, null, row)],
    events: [{ type: 'identity_provider.created', subject: null, data: { provider_id: id, key: row.key } }],
  });
  return { ...row, connectedCount: 0 };
}

/** Issuer and key stay: identities are known by the issuer, and the provider knows the callback by the key. */
export async function updateProvider(
  ctx: Ctx,
  id: string,
  input: z.output<typeof UpdateProvider>,
): Promise<ProviderWithCount> {
  const { connectedCount, ...before } = await getProvider(ctx, id);
  if (ctx.ifMatch !== null && ctx.ifMatch !== before.version) throw overtaken(before.version);
  const edited: IdentityProviderRow = {
    ...before,
    name: input.name ?? before.name,
    clientId: input.client_id ?? before.clientId,
    clientSecret: input.client_secret === undefined ? before.clientSecret : sealed(ctx, id, input.client_secret),
    scopes: input.scopes ?? before.scopes,
    isEnabled: input.enabled ?? before.isEnabled,
  };
  if (diff(AUDITED, before, edited).length === 0) return { ...before, connectedCount };
  const after = { ...edited, updatedAt: ctx.now, version: before.version + 1 };
  await commit(ctx, {
    expect: [{ table: 'identity_providers', id, version: before.version }],
    writes: [updateProviderRow(ctx, after)],
    audit: [record('identity_provider.updated', after, before, after)],
    events: [{ type: 'identity_provider.updated', subject: null, data: { provider_id: id, key: after.key } }],
  });
  return { ...after, connectedCount };
}

/** @throws providerInUse while people are connected, unless `disconnect` says that they are to lose the connection. */
export async function deleteProvider(ctx: Ctx, id: string, disconnect: boolean): Promise<void> {
  const { connectedCount, ...before } = await getProvider(ctx, id);
  const inUse = () =>
    providerInUse('Disable it instead, or delete it together with these connections.', {
      members: { connected_count: connectedCount },
    });
  await commit(ctx, {
    expect: [{ table: 'identity_providers', id, version: ctx.ifMatch ?? before.version }],
    refuseFirst: disconnect
      ? []
      : [{ reason: 'identity_provider_in_use', query: hasConnectedPeople(id), problem: inUse }],
    writes: [deleteIdentitiesOf(ctx, id), deleteProviderRow(ctx, id)],
    audit: [record('identity_provider.deleted', before, before, null)],
    events: [
      {
        type: 'identity_provider.deleted',
        subject: null,
        data: { provider_id: id, key: before.key, disconnected: connectedCount },
      },
    ],
  });
}

const AUDITED = {
  key: { as: 'key', audited: 'value' },
  name: { as: 'name', audited: 'value' },
  issuer: { as: 'issuer', audited: 'value' },
  clientId: { as: 'client_id', audited: 'value' },
  clientSecret: { as: 'client_secret', audited: 'changed_only' },
  scopes: { as: 'scopes', audited: 'value' },
  isEnabled: { as: 'enabled', audited: 'value' },
} as const;

function record(
  action: string,
  row: IdentityProviderRow,
  before: IdentityProviderRow | null,
  after: IdentityProviderRow | null,
) {
  return {
    action,
    type: 'CONFIG' as const,
    target: { type: 'identity_provider', id: row.id, name: row.name },
    changes: diff(AUDITED, before, after),
  };
}

function sealed(ctx: Ctx, id: string, secret: string | null): string | null {
  return secret === null ? null : seal(ctx.keyring, 'provider-secret', encodeUtf8(secret), id);
}

function keyTaken() {
  return providerKeyTaken('Choose another key.', {
    errors: [{ pointer: '/key', code: 'identity_provider_key_taken', detail: 'Another provider has this key.' }],
  });
}

function overtaken(version: number) {
  return stale('Someone changed this provider after you loaded it. Load it again and compare.', {
    members: { version },
  });
}
