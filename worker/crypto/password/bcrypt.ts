import { createHmac, randomBytes } from 'node:crypto';
import { compareSync, encodeBase64, genSaltSync, hashSync } from 'bcryptjs';
import { encodeUtf8 } from '../encoding';

export const MIN_BCRYPT_COST = 12;
/** Each step doubles the time; 15 holds the isolate's one thread for about two seconds. */
export const MAX_BCRYPT_COST = 15;

/** bcrypt reads no further. Longer passwords would be interchangeable from there on. */
const MAX_BCRYPT_BYTES = 72;
const PLAIN = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
/** passlib's `bcrypt_sha256`, version 2: bcrypt over base64 of HMAC-SHA256, keyed by the salt so that leaked plain SHA-256s don't help. */
const PREHASHED = /^\$bcrypt-sha256\$v=2,t=2b,r=(\d{1,2})\$([./A-Za-z0-9]{22})\$([./A-Za-z0-9]{31})$/;

type StoredBcrypt = { kind: 'plain' | 'prehashed'; cost: number; salt: string; plainHash: string };

/** @throws when `cost` is outside `MIN_BCRYPT_COST`–`MAX_BCRYPT_COST`. */
export function hashBcrypt(cost: number, password: string): string {
  if (cost < MIN_BCRYPT_COST || cost > MAX_BCRYPT_COST) throw new Error(`bcrypt cost ${cost} is not allowed`);
  const salt = genSaltSync(cost);
  if (fitsBcrypt(password)) return hashSync(password, salt);
  const encodedSalt = salt.slice(-SALT_LENGTH);
  const hash = hashSync(prehash(encodedSalt, password), salt);
  return `$bcrypt-sha256$v=2,t=2b,r=${cost}$${encodedSalt}$${hash.slice(-DIGEST_LENGTH)}`;
}

const SALT_LENGTH = 22;
const DIGEST_LENGTH = 31;

export function verifyBcrypt(stored: StoredBcrypt, password: string): boolean {
  if (stored.kind === 'prehashed') return compareSync(prehash(stored.salt, password), stored.plainHash);
  // A plain hash of a password that bcrypt can't hold was truncated; the work is done all the same, for equal time.
  return compareSync(password, stored.plainHash) && fitsBcrypt(password);
}

/** Null when it isn't a bcrypt string, or costs more than we are willing to spend. */
export function parseBcrypt(text: string): StoredBcrypt | null {
  const parsed = parsePlain(text) ?? parsePrehashed(text);
  return parsed && parsed.cost >= 4 && parsed.cost <= MAX_BCRYPT_COST ? parsed : null;
}

/** Costs what a real hash costs and matches nothing: its digest is random. */
export function dummyBcrypt(cost: number): string {
  return `${genSaltSync(cost)}${encodeBase64([...randomBytes(23)], 23)}`;
}

function parsePlain(text: string): StoredBcrypt | null {
  const [, cost] = PLAIN.exec(text) ?? [];
  if (!cost) return null;

  return { kind: 'plain', cost: Number(cost), salt: text.slice(7, 29), plainHash: text };
}

function parsePrehashed(text: string): StoredBcrypt | null {
  const [, cost, salt, digest] = PREHASHED.exec(text) ?? [];
  if (!cost || !salt || !digest) return null;
  return { kind: 'prehashed', cost: Number(cost), salt, plainHash: `$2b$${cost.padStart(2, '0')}$${salt}${digest}` };
}

function prehash(encodedSalt: string, password: string): string {
  return createHmac('sha256', encodedSalt).update(password).digest('base64');
}

/** bcrypt also repeats its key behind a NUL, so `a` and `a NUL a` would be the same password. */
function fitsBcrypt(password: string): boolean {
  return encodeUtf8(password).byteLength <= MAX_BCRYPT_BYTES && !password.includes('\0');
}
