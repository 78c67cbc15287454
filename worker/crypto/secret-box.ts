import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url, encodeUtf8 } from './encoding';
import type { Keyring, SealPurpose } from './keyring';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D §8.2: 96 bits. Random ones are safe for 2^32 values a key, far more than a deployment seals. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts for storage: `keyId.base64url(nonce ‖ ciphertext ‖ tag)`. `boundTo` names the row that the value belongs to
 * (a user id, a key id): the value opens nowhere else, so nobody can swap one row's secret for another's.
 */
export function seal(keyring: Keyring, purpose: SealPurpose, plaintext: Uint8Array, boundTo: string): string {
  const key = keyring.sealingKey(purpose);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(encodeUtf8(boundTo));
  const box = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return `${key.id}.${encodeBase64Url(box)}`;
}

/** Null when the value is malformed, its key has left the ring, or it was sealed for another purpose or row. */
export function open(keyring: Keyring, purpose: SealPurpose, sealed: string, boundTo: string): Uint8Array | null {
  const [keyId = '', encoded = '', ...rest] = sealed.split('.');
  const key = keyring.openingKey(purpose, keyId);
  const box = decodeBase64Url(encoded);
  if (!key || !box || rest.length > 0 || box.byteLength < NONCE_BYTES + TAG_BYTES) return null;

  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(encodeUtf8(boundTo));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Uint8Array.from(Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch {
    return null;
  }
}

/** Whether the value was sealed under an earlier key and should be sealed again. */
export function needsResealing(keyring: Keyring, purpose: SealPurpose, sealed: string): boolean {
  return !sealed.startsWith(`${keyring.sealingKey(purpose).id}.`);
}
