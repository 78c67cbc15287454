import { HashingBusy, type Turn } from '../../crypto/password/hash-gate';
import { ARGON2ID_DEFAULT, type PasswordHashPolicy } from '../../crypto/password/policy';
import { hashPassword, takeTurn, type Verification, verifyPassword } from '../../crypto/password/registry';
import { unavailable } from '../../platform/http/problems';
import type { Section } from '../../platform/settings/sections';

export function hashPolicyOf(policy: Section<'password'>): PasswordHashPolicy {
  return policy.hash === 'argon2id' ? ARGON2ID_DEFAULT : { algorithm: 'bcrypt', cost: policy.bcrypt_cost };
}

/** @throws unavailable with Retry-After when too many hashes wait. */
export function hash(policy: Section<'password'>, password: string): Promise<string> {
  return whenNotBusy(hashPassword(hashPolicyOf(policy), password));
}

/** @throws unavailable with Retry-After when too many hashes wait. */
export function verify(
  policy: Section<'password'>,
  password: string,
  stored: string,
  turn?: Turn,
): Promise<Verification> {
  return whenNotBusy(verifyPassword(hashPolicyOf(policy), password, stored, turn));
}

/** Taken before anything is looked up: whoever can't be served costs nothing. @throws unavailable with Retry-After. */
export function takeHashTurn(policy: Section<'password'>): Promise<Turn> {
  return whenNotBusy(takeTurn(hashPolicyOf(policy)));
}

async function whenNotBusy<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof HashingBusy)) throw error;
    throw unavailable('Many people are signing in right now. Try again shortly.', {
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
}
