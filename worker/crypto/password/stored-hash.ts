import { equalSecrets } from '../constant-time';

/** A hash from elsewhere that we know how to verify and are willing to pay for. `nominalMs` is its cost, for the hash gate. */
export type StoredHash = { nominalMs: number; verify(password: string): boolean };

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const HEX = /^(?:[0-9a-f]{2})+$/i;
/** Salts and digests beyond this are nobody's. */
const MAX_BYTES = 512;

/** Standard base64 with or without padding; passlib writes `.` for `+`. Null when it is anything else. */
export function decodeBase64(text: string): Uint8Array | null {
  const standard = text.replaceAll('.', '+');
  if (!BASE64.test(standard)) return null;
  const bytes = Uint8Array.from(Buffer.from(standard, 'base64'));
  return bytes.byteLength <= MAX_BYTES ? bytes : null;
}

/** Hexadecimal in either case. Null when it is anything else, or empty. */
export function decodeAnyHex(text: string): Uint8Array | null {
  return HEX.test(text) && text.length <= 2 * MAX_BYTES ? Uint8Array.from(Buffer.from(text, 'hex')) : null;
}

/** Short digests would match too easily, or always. */
export const MIN_DIGEST_BYTES = 16;

export function isDigest(bytes: Uint8Array | null): bytes is Uint8Array {
  return bytes !== null && bytes.byteLength >= MIN_DIGEST_BYTES && bytes.byteLength <= 64;
}

/** The hash of a function that derives as many bytes as are stored. */
export function derivedHash(
  nominalMs: number,
  digest: Uint8Array,
  derive: (password: string) => Uint8Array,
): StoredHash {
  return { nominalMs, verify: (password) => equalSecrets(derive(password), digest) };
}
