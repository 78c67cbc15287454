import { createHash } from 'node:crypto';
import { equalSecretTexts } from '../constant-time';
import { encodeUtf8 } from '../encoding';
import { encodeCrypt64 } from './crypt64';
import type { StoredHash } from './stored-hash';

const NOTATION = /^\$([56])\$(?:rounds=(\d{1,9})\$)?([^$]{0,16})\$([./0-9A-Za-z]{43}|[./0-9A-Za-z]{86})$/;
const DEFAULT_ROUNDS = 5_000;
/** The specification raises what is lower to it. */
const MIN_ROUNDS = 1_000;
/** About two seconds. */
const MAX_ROUNDS = 400_000;
const MS_PER_ROUND = 0.005;
const LETTERS = { sha256: 43, sha512: 86 };

type Digest = keyof typeof LETTERS;

/**
 * SHA-crypt, `$5$` over SHA-256 and `$6$` over SHA-512, by Ulrich Drepper's "Unix crypt using SHA-256 and SHA-512"
 * (akkadia.org/drepper/SHA-crypt.txt). Null for anything else, and past 400,000 rounds.
 */
export function parseShaCrypt(stored: string): StoredHash | null {
  const [, kind, givenRounds, salt, digest] = NOTATION.exec(stored) ?? [];
  if (!kind || salt === undefined || !digest) return null;
  const name: Digest = kind === '5' ? 'sha256' : 'sha512';
  const rounds = Math.max(MIN_ROUNDS, givenRounds === undefined ? DEFAULT_ROUNDS : Number(givenRounds));
  if (rounds > MAX_ROUNDS || digest.length !== LETTERS[name]) return null;
  return {
    nominalMs: rounds * MS_PER_ROUND,
    verify: (password) =>
      equalSecretTexts(encodeInOrder(name, shaCrypt(name, encodeUtf8(password), encodeUtf8(salt), rounds)), digest),
  };
}

/** The steps are those of the specification, by number. */
function shaCrypt(name: Digest, password: Uint8Array, salt: Uint8Array, rounds: number): Uint8Array {
  const hash = (...parts: Uint8Array[]) => new Uint8Array(createHash(name).update(Buffer.concat(parts)).digest());
  // 4–8
  const b = hash(password, salt, password);
  // 1–3, 9–12
  const bits: Uint8Array[] = [];
  for (let length = password.byteLength; length > 0; length >>>= 1) bits.push(length & 1 ? b : password);
  let a = hash(password, salt, repeated(b, password.byteLength), ...bits);
  // 13–16
  const p = repeated(hash(...Array<Uint8Array>(password.byteLength).fill(password)), password.byteLength);
  // 17–20
  const s = repeated(hash(...Array<Uint8Array>(16 + (a[0] ?? 0)).fill(salt)), salt.byteLength);
  // 21
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    const parts = [isOdd ? p : a];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(isOdd ? a : p);
    a = hash(...parts);
  }
  return a;
}

function repeated(bytes: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => bytes[index % bytes.byteLength] ?? 0);
}

/** 22e: the digest's bytes go three by three, a third of the digest apart, and each triple starts a place further round. */
function encodeInOrder(name: Digest, digest: Uint8Array): string {
  const triples = name === 'sha256' ? 10 : 21;
  // SHA-256 turns its triples the other way round than SHA-512 does.
  const step = name === 'sha256' ? 2 : 1;
  const ordered = Array.from({ length: triples }, (_, index) => {
    const turn = (index * step) % 3;
    return [0, 1, 2].map((place) => digest[((place + turn) % 3) * triples + index] ?? 0).reverse();
  }).flat();
  return encodeCrypt64([...ordered, ...digest.subarray(3 * triples)]);
}
