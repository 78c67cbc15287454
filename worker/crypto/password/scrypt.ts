import { scryptSync } from 'node:crypto';
import { encodeUtf8 } from '../encoding';
import { decodeAnyHex, decodeBase64, derivedHash, isDigest, type StoredHash } from './stored-hash';

export type ScryptParameters = { cost: number; blockSize: number; parallelism: number };

/** Production refuses N·r·p above 2^20 (workerd `DEFAULT_MAX_SCRYPT_COST`). */
const MAX_WORK = 2 ** 20;
/** 128·N·r bytes are taken at once, of the isolate's 128 MB. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;
const MS_PER_WORK = 0.000_3;
/** What Node takes when nothing is said: `crypto.scrypt(password, salt, keylen)`. */
const NODE_DEFAULT: ScryptParameters = { cost: 2 ** 14, blockSize: 8, parallelism: 1 };

/**
 * Scrypt (RFC 7914) as the PHC string and passlib write it, as libscrypt (`$s1$`), Django and Werkzeug do, and as
 * `salt:key` in hexadecimal, the habit of Node programs. Null for anything else, and past the caps.
 */
export function parseScrypt(stored: string): StoredHash | null {
  return (
    parsePhc(stored) ?? parseLibscrypt(stored) ?? parseDjango(stored) ?? parseWerkzeug(stored) ?? parseNode(stored)
  );
}

/** Null unless N is a power of two above 1 and the work is within the caps. */
export function acceptScrypt(parameters: ScryptParameters): (ScryptParameters & { nominalMs: number }) | null {
  const { cost, blockSize, parallelism } = parameters;
  const isWellFormed = cost > 1 && cost <= MAX_WORK && (cost & (cost - 1)) === 0 && blockSize >= 1 && parallelism >= 1;
  const work = cost * blockSize * parallelism;
  if (!isWellFormed || work > MAX_WORK || 128 * cost * blockSize > MAX_MEMORY_BYTES) return null;
  return { ...parameters, nominalMs: work * MS_PER_WORK };
}

export function deriveScrypt(
  password: string,
  salt: Uint8Array,
  parameters: ScryptParameters,
  bytes: number,
): Uint8Array {
  const { cost, blockSize, parallelism } = parameters;
  // The default of 32 MB refuses N = 2^15 already.
  const options = { N: cost, r: blockSize, p: parallelism, maxmem: 2 * MAX_MEMORY_BYTES };
  return new Uint8Array(scryptSync(password, salt, bytes, options));
}

function hashOf(parameters: ScryptParameters, salt: Uint8Array | null, digest: Uint8Array | null): StoredHash | null {
  const accepted = acceptScrypt(parameters);
  if (!accepted || !salt || !isDigest(digest)) return null;
  return derivedHash(accepted.nominalMs, digest, (password) =>
    deriveScrypt(password, salt, accepted, digest.byteLength),
  );
}

function parsePhc(stored: string): StoredHash | null {
  const [, log2, r, p, salt, digest] =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([^$]{1,200})\$([^$]{1,200})$/.exec(stored) ?? [];
  if (!log2 || !salt || !digest) return null;
  const parameters = { cost: 2 ** Number(log2), blockSize: Number(r), parallelism: Number(p) };
  return hashOf(parameters, decodeBase64(salt), decodeBase64(digest));
}

/** `$s1$NNrrpp$salt$digest`, NN the binary logarithm, each two hexadecimal digits. */
function parseLibscrypt(stored: string): StoredHash | null {
  const [, log2, r, p, salt, digest] =
    /^\$s1\$([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\$([^$]{1,200})\$([^$]{1,200})$/i.exec(stored) ?? [];
  if (!log2 || !r || !p || !salt || !digest) return null;
  const [cost, blockSize, parallelism] = [log2, r, p].map((hex) => Number.parseInt(hex, 16));
  if (!cost || !blockSize || !parallelism) return null;
  return hashOf({ cost: 2 ** cost, blockSize, parallelism }, decodeBase64(salt), decodeBase64(digest));
}

/** `scrypt$N$salt$r$p$digest`; the salt is the text itself. */
function parseDjango(stored: string): StoredHash | null {
  const [, cost, salt, r, p, digest] =
    /^scrypt\$(\d{1,8})\$([^$]{1,128})\$(\d{1,3})\$(\d{1,3})\$([^$]{1,200})$/.exec(stored) ?? [];
  if (!cost || !salt || !digest) return null;
  const parameters = { cost: Number(cost), blockSize: Number(r), parallelism: Number(p) };
  return hashOf(parameters, encodeUtf8(salt), decodeBase64(digest));
}

/** `scrypt:N:r:p$salt$digest`, the salt as text, the digest hexadecimal: says any text-salted hash of a program of one's own. */
function parseWerkzeug(stored: string): StoredHash | null {
  const [, cost, r, p, salt, digest] =
    /^scrypt:(\d{1,8}):(\d{1,3}):(\d{1,3})\$([^$]{1,128})\$([0-9a-f]{32,128})$/i.exec(stored) ?? [];
  if (!cost || !salt || !digest) return null;
  const parameters = { cost: Number(cost), blockSize: Number(r), parallelism: Number(p) };
  return hashOf(parameters, encodeUtf8(salt), decodeAnyHex(digest));
}

/** The salt's hexadecimal text was the salt, not the bytes that it spells. */
function parseNode(stored: string): StoredHash | null {
  const [, salt, digest] = /^([0-9a-f]{16,128}):([0-9a-f]{64,128})$/i.exec(stored) ?? [];
  if (!salt || !digest) return null;
  return hashOf(NODE_DEFAULT, encodeUtf8(salt), decodeAnyHex(digest));
}
