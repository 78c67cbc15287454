import { calculateJwkThumbprint } from 'jose';
import { decodeUtf8, encodeUtf8 } from './encoding';
import type { Keyring } from './keyring';
import { open, seal } from './secret-box';

/** As published in the JWKS (RFC 7517 §4). */
export type PublicSigningJwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string; kid: string; alg: 'ES256'; use: 'sig' };

/** A new key as it is stored: the private half only sealed. `kid` is the RFC 7638 thumbprint. */
export type StoredSigningKey = { kid: string; publicJwk: PublicSigningJwk; wrappedPrivateJwk: string };

const ECDSA_P256 = { name: 'ECDSA', namedCurve: 'P-256' };

export async function generateSigningKey(keyring: Keyring): Promise<StoredSigningKey> {
  const pair = await crypto.subtle.generateKey(ECDSA_P256, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('ECDSA keys come in pairs');
  const [publicJwk, privateJwk] = await Promise.all([exportPublicJwk(pair.publicKey), exportJwk(pair.privateKey)]);
  const wrapped = seal(keyring, 'signing-key', encodeUtf8(JSON.stringify(privateJwk)), publicJwk.kid);
  return { kid: publicJwk.kid, publicJwk, wrappedPrivateJwk: wrapped };
}

/** For signing only, not extractable. Import once and keep it: the import costs more than a signature. */
export async function unwrapSigningKey(
  keyring: Keyring,
  key: { kid: string; wrappedPrivateJwk: string },
): Promise<CryptoKey | null> {
  const jwk = open(keyring, 'signing-key', key.wrappedPrivateJwk, key.kid);
  return jwk && crypto.subtle.importKey('jwk', JSON.parse(decodeUtf8(jwk)), ECDSA_P256, false, ['sign']);
}

/** For verifying only. Import once and keep it. */
export function importPublicSigningKey(publicJwk: JsonWebKey): Promise<CryptoKey> {
  const { kty, crv, x, y } = publicJwk;
  return crypto.subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, ECDSA_P256, true, ['verify']);
}

async function exportPublicJwk(publicKey: CryptoKey): Promise<PublicSigningJwk> {
  const { x, y } = await exportJwk(publicKey);
  if (!x || !y) throw new Error('an EC public key has coordinates');
  const kid = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x, y });
  return { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' };
}

async function exportJwk(key: CryptoKey): Promise<JsonWebKey> {
  const jwk = await crypto.subtle.exportKey('jwk', key);
  if (jwk instanceof ArrayBuffer) throw new Error('JWK export answers an object');
  return jwk;
}
