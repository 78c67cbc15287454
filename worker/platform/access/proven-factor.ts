import { type Query, query, rows } from '../../db/client';
import type { Refusal } from '../commit';
import type { Ctx } from '../context';
import { stepUpRequired, unauthenticated } from '../http/problems';
import { readSettings } from '../settings/read';
import { FACTORS, type Factor, usableFactors } from './second-factor';

/** What every sign-in asks for once it is set up; a passkey is there for convenience as well. */
export const ALWAYS_ASKED = FACTORS.filter((factor) => factor !== 'passkey');

/**
 * Where one of `factors` is set up, only a session that has proved a second factor may change how its owner signs in: otherwise
 * the password alone would lead to another way in, and the factor would protect nothing (T46).
 * @returns what the batch asserts before its writes: the owner may set one up in this very moment.
 * @throws step_up_required
 */
export async function requireProvenFactor(ctx: Ctx, factors: readonly Factor[] = FACTORS): Promise<Refusal[]> {
  if (!ctx.caller) throw unauthenticated();
  const { user, session } = ctx.caller;
  if (session.aal !== 1) return [];
  const { mfa } = await readSettings(ctx);
  const usable = usableFactors({ codes: ['totp', 'email', 'sms'], hasPasskey: true }, mfa);
  const enrolled = enrolledQuery(
    user.id,
    factors.filter((factor) => usable.includes(factor)),
  );
  if ((await rows(ctx.sql, enrolled)).length > 0) throw unproven();
  return [{ reason: 'unproven_factor', query: enrolled, problem: unproven }];
}

const unproven = () => stepUpRequired('Prove the second factor that you have first.');

/** Selects a row when one of the factors is set up and confirmed. */
function enrolledQuery(userId: string, factors: readonly Factor[]): Query {
  const among = JSON.stringify(factors);
  return query(
    `SELECT 1 FROM mfa_methods WHERE user_id = ? AND confirmed_at IS NOT NULL AND method IN (SELECT value FROM json_each(?))
     UNION ALL SELECT 1 FROM passkeys WHERE user_id = ? AND 'passkey' IN (SELECT value FROM json_each(?))`,
    userId,
    among,
    userId,
    among,
  );
}
