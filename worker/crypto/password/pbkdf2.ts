import { pbkdf2Sync } from 'node:crypto';
import { encodeUtf8 } from '../encoding';
import { pbkdf2Sha256Block } from './sha256-rounds';
import { decodeAnyHex, decodeBase64, derivedHash, isDigest, type StoredHash } from './stored-hash';

const DIGESTS = { sha1: 20, sha256: 32, sha512: 64 } as const;
type Digest = keyof typeof DIGESTS;

/** Production refuses more, from WebCrypto and `node:crypto` alike; workerd on one's own machine doesn't (T02). */
const MAX_NATIVE_ITERATIONS = 100_000;
/** In JavaScript, for SHA-256 only: Django's default of 2025 is 1,200,000. About 0.9 s at the cap. */
const MAX_SCRIPTED_ITERATIONS = 1_500_000;
const NATIVE_MS_PER_ITERATION = 0.000_2;
const SCRIPTED_MS_PER_ITERATION = 0.000_6;

/**
 * PBKDF2 (RFC 8018) as the PHC string, passlib, its LDAP scheme, Django and Werkzeug write it, over SHA-1, SHA-256 or SHA-512.
 * Null for anything else, and past the caps.
 */
export function parsePbkdf2(stored: string): StoredHash | null {
  return parseModular(stored) ?? parseLdap(stored) ?? parseDjango(stored) ?? parseWerkzeug(stored);
}

function hashOf(
  digestName: Digest,
  iterations: number,
  salt: Uint8Array | null,
  digest: Uint8Array | null,
): StoredHash | null {
  if (!salt || !isDigest(digest) || !Number.isSafeInteger(iterations) || iterations < 1) return null;
  const blocks = Math.ceil(digest.byteLength / DIGESTS[digestName]);
  if (iterations <= MAX_NATIVE_ITERATIONS) {
    return derivedHash(
      iterations * blocks * NATIVE_MS_PER_ITERATION,
      digest,
      (password) => new Uint8Array(pbkdf2Sync(password, salt, iterations, digest.byteLength, digestName)),
    );
  }
  const isScriptable = digestName === 'sha256' && blocks === 1 && iterations <= MAX_SCRIPTED_ITERATIONS;
  if (!isScriptable) return null;
  return derivedHash(iterations * SCRIPTED_MS_PER_ITERATION, digest, (password) =>
    pbkdf2Sha256Block(encodeUtf8(password), salt, iterations, 1).subarray(0, digest.byteLength),
  );
}

/** `$pbkdf2-sha256$29000$salt$digest` of passlib, `$pbkdf2-sha256$i=29000,l=32$salt$digest` as a PHC string. */
function parseModular(stored: string): StoredHash | null {
  const [, name = '-sha1', iterations, salt, digest] =
    /^\$pbkdf2(-sha1|-sha256|-sha512)?\$(?:i=)?(\d{1,9})(?:,l=\d{1,3})?\$([^$]{0,200})\$([^$]{1,200})$/.exec(stored) ??
    [];
  if (!iterations || salt === undefined || !digest) return null;
  return hashOf(digestNamed(name), Number(iterations), decodeBase64(salt), decodeBase64(digest));
}

function parseLdap(stored: string): StoredHash | null {
  const [, name = '-sha1', iterations, salt, digest] =
    /^\{PBKDF2(-SHA1|-SHA256|-SHA512)?\}(\d{1,9})\$([^$]{0,200})\$([^$]{1,200})$/i.exec(stored) ?? [];
  if (!iterations || salt === undefined || !digest) return null;
  return hashOf(digestNamed(name), Number(iterations), decodeBase64(salt), decodeBase64(digest));
}

/** The salt is the text itself. */
function parseDjango(stored: string): StoredHash | null {
  const [, name = '', iterations, salt, digest] =
    /^pbkdf2_(sha1|sha256)\$(\d{1,9})\$([^$]{1,128})\$([^$]{1,200})$/.exec(stored) ?? [];
  if (!iterations || !salt || !digest) return null;
  return hashOf(digestNamed(name), Number(iterations), encodeUtf8(salt), decodeBase64(digest));
}

/** The salt is the text itself, the digest hexadecimal. */
function parseWerkzeug(stored: string): StoredHash | null {
  const [, name = '', iterations, salt, digest] =
    /^pbkdf2:(sha1|sha256|sha512):(\d{1,9})\$([^$]{1,128})\$([0-9a-f]{32,128})$/i.exec(stored) ?? [];
  if (!iterations || !salt || !digest) return null;
  return hashOf(digestNamed(name), Number(iterations), encodeUtf8(salt), decodeAnyHex(digest));
}

function digestNamed(text: string): Digest {
  const name = text.replace('-', '').toLowerCase();
  return name === 'sha256' || name === 'sha512' ? name : 'sha1';
}
