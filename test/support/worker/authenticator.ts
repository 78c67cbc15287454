import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { z } from 'zod';
import type {
  AuthenticationCredential,
  CreationOptions,
  Passkey,
  RegistrationCredential,
  RequestOptions,
} from '../../../worker/features/passkeys/schemas';
import { ORIGIN } from './bindings';
import type { Client } from './client';

/** What a browser or an authenticator that misbehaves would put instead. */
export type Tampering = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  userVerified?: boolean;
  signCount?: number;
  userHandle?: string | null;
  type?: string;
  /** Signs with another key than the one registered. */
  forged?: boolean;
};

type Creation = z.output<typeof CreationOptions>;
type Request = z.output<typeof RequestOptions>;

export type Authenticator = {
  credentialId: string;
  create(options: Creation, tampering?: Tampering): Promise<RegistrationCredential>;
  get(options: Request, tampering?: Tampering): Promise<AuthenticationCredential>;
};

const AAGUID = 'd548826e79b4db40a3d811116f7e8349';
const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** WebAuthn in software: one discoverable ES256 credential, attestation `none`. `counts`: raises its sign count at every use. */
export async function anAuthenticator({ counts = false } = {}): Promise<Authenticator> {
  const [keys, otherKeys] = await Promise.all([newKeys(), newKeys()]);
  const id = crypto.getRandomValues(new Uint8Array(32));
  const credentialId = base64url(id);
  let signCount = 0;
  let handle: string | null = null;

  const authenticatorData = async (rpId: string, tampering: Tampering, attested: Uint8Array | null) => {
    if (counts) signCount += 1;
    const rpIdHash = await sha256(new TextEncoder().encode(tampering.rpId ?? rpId));
    const rest = new DataView(new ArrayBuffer(5));
    const isVerified = tampering.userVerified ?? true;
    rest.setUint8(
      0,
      FLAGS.userPresent | (isVerified ? FLAGS.userVerified : 0) | (attested === null ? 0 : FLAGS.attested),
    );
    rest.setUint32(1, tampering.signCount ?? signCount);
    return concatenated(rpIdHash, new Uint8Array(rest.buffer), attested ?? new Uint8Array());
  };
  const clientData = (type: string, challenge: string, tampering: Tampering) =>
    new TextEncoder().encode(
      JSON.stringify({
        type: tampering.type ?? type,
        challenge: tampering.challenge ?? challenge,
        origin: tampering.origin ?? ORIGIN,
        crossOrigin: false,
      }),
    );
  const shared = { id: credentialId, rawId: credentialId, type: 'public-key' } as const;

  return {
    credentialId,
    create: async (options, tampering = {}) => {
      handle = options.user.id;
      const attested = concatenated(hex(AAGUID), Uint8Array.of(0, id.length), id, await coseKey(keys.publicKey));
      const authData = await authenticatorData(options.rp.id, tampering, attested);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]);
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge, tampering)),
          // The helper's type doesn't name nested maps, which it encodes.
          attestationObject: base64url(isoCBOR.encode(attestation as Map<string, string>)),
          transports: ['internal'],
        },
      };
    },
    get: async (options, tampering = {}) => {
      const authData = await authenticatorData(options.rpId, tampering, null);
      const client = clientData('webauthn.get', options.challenge, tampering);
      const signed = concatenated(authData, await sha256(client));
      const { privateKey } = tampering.forged ? otherKeys : keys;
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, signed);
      return {
        ...shared,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authData),
          signature: base64url(der(new Uint8Array(signature))),
          userHandle: tampering.userHandle === undefined ? handle : tampering.userHandle,
        },
      };
    },
  };
}

async function newKeys(): Promise<CryptoKeyPair> {
  // ECDSA makes a pair.
  return (await crypto.subtle.generateKey(ES256, true, ['sign', 'verify'])) as CryptoKeyPair;
}

/** RFC 9053 §2.1 and §7.1: kty EC2, alg ES256, crv P-256, x, y. */
async function coseKey(key: CryptoKey): Promise<Uint8Array> {
  const raw = new Uint8Array((await crypto.subtle.exportKey('raw', key)) as ArrayBuffer);
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, raw.slice(1, 33)],
    [-3, raw.slice(33)],
  ]);
  return isoCBOR.encode(cose);
}

/** WebAuthn signs in ASN.1 DER (§6.5.5), WebCrypto in `r ‖ s`. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const trimmed = bytes.slice(start);
    const positive = (trimmed[0] ?? 0) >= 0x80 ? concatenated(Uint8Array.of(0), trimmed) : trimmed;
    return concatenated(Uint8Array.of(2, positive.length), positive);
  };
  const both = concatenated(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return concatenated(Uint8Array.of(0x30, both.length), both);
}

async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}

function concatenated(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Adds a passkey to somebody's account, as their profile does. */
export async function registerPasskey(
  person: Pick<Client, 'post'>,
  authenticator: Authenticator,
  name?: string,
): Promise<z.output<typeof Passkey>> {
  const options = await person.post<Creation>('/api/profile/passkeys/options');
  const credential = await authenticator.create(options.body);
  const added = await person.post<z.output<typeof Passkey>>('/api/profile/passkeys', {
    credential,
    ...(name === undefined ? {} : { name }),
  });
  if (added.status !== 201) throw new Error(`the passkey was answered ${added.status}`);
  return added.body;
}
