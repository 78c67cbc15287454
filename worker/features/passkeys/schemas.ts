import { z } from '@hono/zod-openapi';
import type { PasskeyRow } from '../../db/schema/factors';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { PASSKEY_NAME_MAX } from './rules';

const BASE64URL_MAX = 16_384;
const base64url = z
  .string()
  .max(BASE64URL_MAX)
  .regex(/^[A-Za-z0-9_-]*$/);
const transports = z.array(z.string().max(40)).max(10);

// Written by browsers, which may add members at any time: what isn't named here is dropped, not refused.
const credentialFields = {
  id: base64url.min(1).max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
};

/** `AuthenticationResponseJSON` (WebAuthn Level 3 §5.1.4). */
export const AuthenticationCredential = z
  .object({
    ...credentialFields,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    }),
  })
  .openapi('AuthenticationCredential');
export type AuthenticationCredential = z.output<typeof AuthenticationCredential>;

/** `RegistrationResponseJSON` (WebAuthn Level 3 §5.1.3). */
export const RegistrationCredential = z
  .object({
    ...credentialFields,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: transports.optional(),
    }),
  })
  .openapi('RegistrationCredential');
export type RegistrationCredential = z.output<typeof RegistrationCredential>;

const Descriptor = z.object({ id: z.string(), type: z.literal('public-key'), transports: transports.optional() });

/** `PublicKeyCredentialRequestOptionsJSON`, for `navigator.credentials.get`. */
export const RequestOptions = z
  .strictObject({
    challenge: z.string(),
    timeout: z.number().int(),
    rpId: z.string(),
    allowCredentials: z.array(Descriptor),
    userVerification: z.enum(['required', 'preferred']),
  })
  .openapi('PasskeyRequestOptions');

/** `PublicKeyCredentialCreationOptionsJSON`, for `navigator.credentials.create`. */
export const CreationOptions = z
  .strictObject({
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.number().int() })),
    timeout: z.number().int(),
    excludeCredentials: z.array(Descriptor),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
    extensions: z.strictObject({ credProps: z.literal(true) }),
  })
  .openapi('PasskeyCreationOptions');

const name = oneLine(PASSKEY_NAME_MAX);

export const AddPasskey = z.strictObject({ credential: RegistrationCredential, name: name.optional() });
export const RenamePasskey = z.strictObject({ name });

export const Passkey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    /** Synchronised between the owner's devices. */
    backed_up: z.boolean(),
    created_at: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable(),
  })
  .openapi('Passkey');
export const PasskeyList = z.strictObject({ items: z.array(Passkey), total: z.number().int() });

export function toPasskey(row: PasskeyRow): z.output<typeof Passkey> {
  return {
    id: row.id,
    name: row.name,
    backed_up: row.isBackedUp,
    created_at: toTimestamp(row.createdAt),
    last_used_at: toOptionalTimestamp(row.lastUsedAt),
  };
}

export const PASSKEY_EXAMPLE: z.output<typeof Passkey> = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40',
  name: 'Apple Passwords',
  backed_up: true,
  created_at: '2026-06-12T09:30:00.000Z',
  last_used_at: '2026-11-20T13:44:09.771Z',
};

export const CHALLENGE_EXAMPLE = 'cbnYtUzO9dXBhzNnR1ZQkAAAAZNfKnwe3kZkqJp2n4R7H0o1l6lX0P0qYb8wZ0mT6yI6Q5n2m0s';
