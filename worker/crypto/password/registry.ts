import { dummyArgon2id, hashArgon2id, parseArgon2, verifyArgon2 } from './argon2id';
import { dummyBcrypt, hashBcrypt, parseBcrypt, verifyBcrypt } from './bcrypt';
import { parseFirebaseScrypt } from './firebase-scrypt';
import { createHashGate, type Turn } from './hash-gate';
import { parsePbkdf2 } from './pbkdf2';
import { parsePhpass } from './phpass';
import { normalizePassword, type PasswordHashPolicy } from './policy';
import { parseScrypt } from './scrypt';
import { parseShaCrypt } from './sha-crypt';
import type { StoredHash } from './stored-hash';

export type Verification = { ok: boolean; needsUpgrade: boolean };

/** A stored hash that we know how to verify and are willing to pay for. */
type Verifier = StoredHash & { meets(policy: PasswordHashPolicy): boolean };

const REFUSED: Verification = { ok: false, needsUpgrade: false };
/** Measured in workerd on a 2-core machine; the gate corrects them for the machine it runs on. */
const ARGON2ID_MS_PER_KIB_PASS = 22 / (19_456 * 2);
const BCRYPT_COST_12_MS = 243;

/** One thread, one gate: it belongs to the isolate. */
const gate = createHashGate({ now: () => performance.now(), wait: (ms) => scheduler.wait(ms) });

/** A turn for a hash to come, taken before any other work is done. @throws HashingBusy when too many hashes wait. */
export function takeTurn(policy: PasswordHashPolicy): Promise<Turn> {
  return gate.take(nominalMs(policy));
}

/**
 * A PHC string under the policy.
 * @throws HashingBusy when too many hashes wait; RangeError when the password is longer than `MAX_PASSWORD_LENGTH`.
 */
export async function hashPassword(policy: PasswordHashPolicy, password: string): Promise<string> {
  const normalized = normalizePassword(password);
  if (normalized === null) throw new RangeError('the password is too long to hash');
  return gate.hash(nominalMs(policy), () =>
    policy.algorithm === 'argon2id' ? hashArgon2id(policy, normalized) : hashBcrypt(policy.cost, normalized),
  );
}

/**
 * Whether the password is the stored one, and whether its hash falls short of the policy and should be made anew.
 * An unknown format, excessive cost parameters and an overlong password are false, never an error.
 * @throws HashingBusy when too many hashes wait.
 */
export async function verifyPassword(
  policy: PasswordHashPolicy,
  password: string,
  stored: string,
  turn?: Turn,
): Promise<Verification> {
  const normalized = normalizePassword(password);
  // What can't be verified costs what an unknown user costs, and matches nothing.
  const verifier = findVerifier(stored) ?? findVerifier(dummyHash(policy));
  if (normalized === null || !verifier) return REFUSED;
  const ok = await gate.hash(verifier.nominalMs, () => verifier.verify(normalized), turn);
  return { ok, needsUpgrade: ok && !verifier.meets(policy) };
}

/** A stored hash for people who don't exist or have no password: verifying costs the same and is always false. */
export function dummyHash(policy: PasswordHashPolicy): string {
  return policy.algorithm === 'argon2id' ? dummyArgon2id(policy) : dummyBcrypt(policy.cost);
}

/** Whether a hash from elsewhere can be taken over: a known format within the cost caps. */
export function isSupportedHash(stored: string): boolean {
  return findVerifier(stored) !== null;
}

function findVerifier(text: string): Verifier | null {
  const stored = text.replace(WRAPPING, '');
  return argon2Verifier(stored) ?? bcryptVerifier(stored) ?? foreignVerifier(stored);
}

/** What LDAP servers and Django write before a hash that says itself what it is. */
const WRAPPING = /^(?:\{CRYPT\}|\{ARGON2\}|argon2(?=\$argon2i)|bcrypt\$(?=\$2[aby]\$))/i;

function argon2Verifier(stored: string): Verifier | null {
  const parameters = parseArgon2(stored);
  if (!parameters) return null;
  return {
    nominalMs: nominalMs({ algorithm: 'argon2id', ...parameters }),
    verify: (password) => verifyArgon2(stored, parameters, password),
    meets: (policy) =>
      policy.algorithm === 'argon2id' &&
      parameters.isCurrent &&
      parameters.memoryKib >= policy.memoryKib &&
      parameters.passes >= policy.passes,
  };
}

function bcryptVerifier(stored: string): Verifier | null {
  const parsed = parseBcrypt(stored);
  if (!parsed) return null;
  return {
    nominalMs: nominalMs({ algorithm: 'bcrypt', cost: parsed.cost }),
    verify: (password) => verifyBcrypt(parsed, password),
    meets: (policy) => policy.algorithm === 'bcrypt' && parsed.cost >= policy.cost,
  };
}

/** What other systems made is verified for the migration and never met by any policy: the next sign-in replaces it. */
function foreignVerifier(stored: string): Verifier | null {
  for (const parse of FOREIGN) {
    const hash = parse(stored);
    if (hash) return { ...hash, meets: () => false };
  }
  return null;
}

const FOREIGN = [parseScrypt, parsePbkdf2, parseFirebaseScrypt, parsePhpass, parseShaCrypt] as const;

function nominalMs(policy: PasswordHashPolicy): number {
  if (policy.algorithm === 'bcrypt') return BCRYPT_COST_12_MS * 2 ** (policy.cost - 12);
  return policy.memoryKib * policy.passes * ARGON2ID_MS_PER_KIB_PASS;
}
