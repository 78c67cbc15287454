import { randomBytes } from 'node:crypto';
import Argon2, { Argon2Type } from '@phi-ag/argon2';
import wasm from '@phi-ag/argon2/argon2.wasm';
import { encodeUtf8 } from '../encoding';
import type { PasswordHashPolicy } from './policy';

export type Argon2idPolicy = Extract<PasswordHashPolicy, { algorithm: 'argon2id' }>;
export type Argon2idParameters = Omit<Argon2idPolicy, 'algorithm'>;
/** A stored hash: `isCurrent` when it is Argon2id of RFC 9106, the only one that new hashes are. */
export type StoredArgon2 = Argon2idParameters & { type: Argon2Type; isCurrent: boolean };

/** PHC string format; version 19 is RFC 9106, 16 (or none) the winner of the competition. Argon2d gives way to side channels. */
const PHC =
  /^\$argon2(id|i)\$(?:v=(16|19)\$)?m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,86}$/;
/** A hash asking for more must not reach an isolate of 128 MB, nor hold its one thread. */
const MAX_PARAMETERS: Argon2idParameters = { memoryKib: 65_536, passes: 5, parallelism: 4 };
/** RFC 9106 §3.1: 16 bytes of salt, and §4: a tag of 256 bits. */
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** WebAssembly memory grows but never shrinks; an instance that needed more than this is thrown away. */
const MAX_KEPT_MEMORY_KIB = 19_456;

let kept: Argon2 | null = null;

export function hashArgon2id(policy: Argon2idParameters, password: string): string {
  return withArgon2(policy.memoryKib, (argon2) => {
    const { encoded } = argon2.hash(wholeText(password), {
      type: Argon2Type.Argon2id,
      memoryCost: policy.memoryKib,
      timeCost: policy.passes,
      parallelism: policy.parallelism,
      hashLength: HASH_BYTES,
      salt: new Uint8Array(randomBytes(SALT_BYTES)),
    });
    return encoded;
  });
}

/** `stored` must have been accepted by `parseArgon2`. Compared in constant time by the library. */
export function verifyArgon2(stored: string, { memoryKib, type }: StoredArgon2, password: string): boolean {
  return withArgon2(memoryKib, (argon2) => argon2.tryVerify(stored, wholeText(password), type).success);
}

/** Null when it isn't a PHC string of argon2id or argon2i, or costs more than we are willing to spend. */
export function parseArgon2(stored: string): StoredArgon2 | null {
  const match = PHC.exec(stored);
  if (!match) return null;
  const [variant, version] = match.slice(1, 3);
  const [memoryKib, passes, parallelism] = match.slice(3, 6).map(Number);
  if (!memoryKib || !passes || !parallelism) return null;
  const isWithinCaps =
    memoryKib <= MAX_PARAMETERS.memoryKib &&
    passes <= MAX_PARAMETERS.passes &&
    parallelism <= MAX_PARAMETERS.parallelism &&
    memoryKib >= 8 * parallelism;
  if (!isWithinCaps) return null;
  const type = variant === 'id' ? Argon2Type.Argon2id : Argon2Type.Argon2i;
  return { memoryKib, passes, parallelism, type, isCurrent: variant === 'id' && version === '19' };
}

/** Costs what a real hash costs and matches nothing: its tag is random. */
export function dummyArgon2id(policy: Argon2idParameters): string {
  const [salt, tag] = [randomBytes(SALT_BYTES), randomBytes(HASH_BYTES)].map((bytes) =>
    bytes.toString('base64').replaceAll('=', ''),
  );
  return `$argon2id$v=19$m=${policy.memoryKib},t=${policy.passes},p=${policy.parallelism}$${salt}$${tag}`;
}

/**
 * The library writes UTF-8 into the module's memory but passes the text's UTF-16 length as the count of bytes, which would
 * leave the end of every non-ASCII password unhashed. Padding makes the two counts equal; the padding isn't hashed.
 */
function wholeText(password: string): string {
  return password.padEnd(encodeUtf8(password).byteLength, '\0');
}

function withArgon2<T>(memoryKib: number, use: (argon2: Argon2) => T): T {
  const argon2 = kept ?? new Argon2(new WebAssembly.Instance(wasm));
  kept = null;
  const result = use(argon2);
  // Reached only without a throw: an instance that trapped isn't used again.
  if (memoryKib <= MAX_KEPT_MEMORY_KIB) kept = argon2;
  return result;
}
