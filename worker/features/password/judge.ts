import { MAX_PASSWORD_LENGTH } from '../../crypto/password/policy';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import { isBreached } from './breaches';
import { brokenRules, type PasswordRule } from './rules';
import { strengthOf } from './strength';

export type Judgement = {
  /** Empty when the password may be used. */
  broken: PasswordRule[];
  breached: boolean;
  /** zxcvbn's score; null where nobody asked for it and the policy doesn't either. */
  strength: number | null;
};

/** Everything that the policy says of a new password, its history aside. The same at every door (security.md 19). */
export async function judgePassword(
  ctx: Ctx,
  password: string,
  personal: readonly string[],
  { withStrength = false }: { withStrength?: boolean } = {},
): Promise<Judgement> {
  const { password: policy, branding } = await readSettings(ctx);
  const words = [...personal, branding.organization_name].filter(Boolean);
  const broken = brokenRules(policy, password, words);
  // What is longer than anything that we hash isn't worth any more work.
  if ([...password].length > MAX_PASSWORD_LENGTH) return { broken, breached: false, strength: null };
  const breached = await isBreached(ctx, policy, password);
  const strength = withStrength || policy.min_strength > 0 ? await strengthOf(password, words) : null;
  if (breached) broken.push('breached');
  if (strength !== null && strength < policy.min_strength) broken.push('strength');
  return { broken, breached, strength };
}
