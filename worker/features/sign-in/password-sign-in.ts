import { dummyHash } from '../../crypto/password/registry';
import type { Query } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { captchaRefusal, isCaptchaSolved } from '../captcha/commands';
import { hash, hashPolicyOf, takeHashTurn, verify } from '../password/commands';
import { beginAttempt } from './attempt';
import { concludeFirstFactor } from './complete';
import type { SignInOutcome } from './outcome';
import { invalidCredentials } from './problems';
import { isTemporaryOver, refusalOf } from './rules';
import { findForSignIn, type SignInAccount, upgradeHash } from './store';

export type SignInInput = {
  identifier: string;
  password: string;
  rememberMe: boolean;
  captcha: string | undefined;
  deviceCookie: string | null;
  isBrowser: boolean;
};

/**
 * Counts the attempt, checks the lock, hashes, and only then looks at the account. Unknown identifiers take the same steps at the
 * same cost and get the same answer (T06, T07).
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInOutcome> {
  const settings = await readSettings(ctx);
  // Before anything costs: of a thousand who come together, those who can't be served are told so at once.
  const turn = await takeHashTurn(settings.password);
  const account = await findForSignIn(ctx, input.identifier);
  const attempt = await beginAttempt(ctx, settings, account, { ...input, method: 'password' });

  if (!(await isCaptchaSolved(ctx, settings, 'sign_in', input.captcha))) {
    await attempt.fail('captcha_missing');
    throw captchaRefusal(input.captcha);
  }
  const stored = account?.passwordHash ?? dummyHash(hashPolicyOf(settings.password));
  const verified = await verify(settings.password, input.password, stored, turn).catch(async (error: unknown) => {
    // Nobody judged it: the attempt doesn't count.
    await attempt.settle('other', 'busy');
    throw error;
  });
  if (!account?.passwordHash || !verified.ok || isTemporaryOver(account, ctx.now)) {
    await attempt.fail(reasonOf(account, verified.ok));
    throw invalidCredentials('Check both and try again.');
  }
  const writes = verified.needsUpgrade ? await upgradeWrites(settings, account.id, stored, input.password) : [];
  const refusal = refusalOf(account, { ip: ctx.origin.ip, now: ctx.now }, settings);
  const [outcome] = await Promise.all([
    concludeFirstFactor(ctx, settings, account, {
      userId: account.id,
      sessionVersion: account.sessionVersion,
      identifier: input.identifier,
      method: 'password',
      aal: 1,
      byEmail: false,
      rememberMe: input.rememberMe,
      deviceCookie: input.deviceCookie,
      isBrowser: input.isBrowser,
      risks: attempt.isFromBusyNetwork ? ['many_accounts'] : [],
      writes,
    }),
    // The password was right: whatever stands against the sign-in, it wasn't a guess.
    refusal ? attempt.settle('other', refusal) : attempt.settle('success', 'signed_in'),
  ]);
  return outcome;
}

/** An outdated hash is made anew; when too many hashes wait, at a later sign-in. */
async function upgradeWrites(settings: Settings, userId: string, stored: string, password: string): Promise<Query[]> {
  try {
    return [upgradeHash(userId, stored, await hash(settings.password, password))];
  } catch {
    return [];
  }
}

function reasonOf(account: SignInAccount | null, isRight: boolean): string {
  if (!account) return 'unknown_identifier';
  return isRight ? 'temporary_password_expired' : 'wrong_password';
}
