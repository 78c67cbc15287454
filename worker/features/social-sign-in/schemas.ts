import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import type { IdentityView } from './store';

const ProviderBrief = z.strictObject({ key: z.string(), name: z.string() });

export const ConnectedIdentity = z
  .strictObject({
    id: z.uuid(),
    provider: ProviderBrief,
    /** What the provider said at the last sign-in; it proves nothing here. */
    email: z.string().nullable(),
    connected_at: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable(),
  })
  .openapi('ConnectedIdentity');

export const IdentityOverview = z
  .strictObject({
    items: z.array(ConnectedIdentity),
    total: z.number().int(),
    /** Enabled providers that this person isn't connected to. */
    available: z.array(ProviderBrief),
    /** Proved in this browser a moment ago, and nobody's yet. */
    pending: z.strictObject({ provider: ProviderBrief, email: z.string().nullable() }).nullable(),
  })
  .openapi('IdentityOverview');

export const AuthorizationUrl = z.strictObject({ authorization_url: z.string() });

export function toIdentity(view: IdentityView): z.output<typeof ConnectedIdentity> {
  return {
    id: view.id,
    provider: { key: view.providerKey, name: view.providerName },
    email: view.email,
    connected_at: toTimestamp(view.createdAt),
    last_used_at: toOptionalTimestamp(view.lastUsedAt),
  };
}

export const IDENTITY_EXAMPLE: z.output<typeof ConnectedIdentity> = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f60',
  provider: { key: 'google', name: 'Google' },
  email: 'zsofia.horvath@halden.example',
  connected_at: '2026-06-12T09:30:00.000Z',
  last_used_at: '2026-11-20T13:44:09.771Z',
};
