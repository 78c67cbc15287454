import { z } from '@hono/zod-openapi';
import { toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { FAULT_CODES } from './discovery';
import type { ProviderWithCount } from './store';

const name = oneLine(60);
const clientId = z.string().trim().min(1).max(255);
const clientSecret = z.string().trim().min(1).max(1000).nullable();
/** RFC 6749 §3.3; OpenID Connect wants `openid` among them. */
const scopes = z
  .string()
  .trim()
  .max(300)
  .regex(/^[\x21\x23-\x5B\x5D-\x7E]+( [\x21\x23-\x5B\x5D-\x7E]+)*$/, 'Write scopes with one space between them.')
  .refine((value) => value.split(' ').includes('openid'), { message: 'Scopes must include openid.' });

export const CreateProvider = z.strictObject({
  /** In the address of the sign-in and of the callback; can't be changed later. */
  key: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/, 'Use 2 to 30 small letters, digits and hyphens, a letter first.'),
  name,
  /** Exactly as the provider's discovery document spells it; can't be changed later. */
  issuer: z.url().max(500),
  client_id: clientId,
  client_secret: clientSecret.default(null),
  scopes: scopes.default('openid email profile'),
  enabled: z.boolean().default(true),
});

export const UpdateProvider = z.strictObject({
  name: name.optional(),
  client_id: clientId.optional(),
  client_secret: clientSecret.optional(),
  scopes: scopes.optional(),
  enabled: z.boolean().optional(),
});

export const Provider = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    issuer: z.string(),
    client_id: z.string(),
    /** The secret itself is never answered. */
    has_client_secret: z.boolean(),
    scopes: z.string(),
    enabled: z.boolean(),
    /** To register at the provider. */
    callback_url: z.string(),
    connected_count: z.number().int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('IdentityProvider');
export const ProviderList = z.strictObject({ items: z.array(Provider), total: z.number().int() });

export const ProviderTest = z
  .strictObject({
    ok: z.boolean(),
    /** What would keep people from signing in; empty when all is well. */
    faults: z.array(z.strictObject({ code: z.enum(FAULT_CODES), detail: z.string() })),
    authorization_endpoint: z.string().nullable(),
    token_endpoint: z.string().nullable(),
    signing_keys: z.number().int(),
  })
  .openapi('IdentityProviderTest');

export const DoorProviders = z.strictObject({
  items: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  total: z.number().int(),
});

export function callbackUrl(publicOrigin: string, key: string): string {
  return `${publicOrigin}/api/auth/social/${key}/callback`;
}

export function toProvider(publicOrigin: string, row: ProviderWithCount): z.output<typeof Provider> {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    issuer: row.issuer,
    client_id: row.clientId,
    has_client_secret: row.clientSecret !== null,
    scopes: row.scopes,
    enabled: row.isEnabled,
    callback_url: callbackUrl(publicOrigin, row.key),
    connected_count: row.connectedCount,
    created_at: toTimestamp(row.createdAt),
    updated_at: toTimestamp(row.updatedAt),
    version: row.version,
  };
}

export const PROVIDER_EXAMPLE: z.output<typeof Provider> = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50',
  key: 'google',
  name: 'Google',
  issuer: 'https://accounts.google.com',
  client_id: '4711-latchkey.apps.googleusercontent.com',
  has_client_secret: true,
  scopes: 'openid email profile',
  enabled: true,
  callback_url: 'https://id.halden.example/api/auth/social/google/callback',
  connected_count: 12,
  created_at: '2026-09-01T08:00:00.000Z',
  updated_at: '2026-09-01T08:00:00.000Z',
  version: 1,
};
