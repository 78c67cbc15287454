import { timingSafeEqual } from 'node:crypto';
import { encodeUtf8 } from './encoding';

/** Compares two secrets in time that depends on their lengths only. The one place where secrets are compared. */
export function equalSecrets(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/** The same for texts: hashes, MACs and codes in their encoded form. */
export function equalSecretTexts(a: string, b: string): boolean {
  return equalSecrets(encodeUtf8(a), encodeUtf8(b));
}
