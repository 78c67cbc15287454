import { mfaTokenHash, type PendingSignIn, readMfaToken } from '../../crypto/mfa-token';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { type FactorClaim, factsOf, proveFactor, sendCode } from '../mfa/commands';
import type { OpenedSession } from '../sessions/commands';
import { admit } from './admission';
import { openProven } from './complete';
import { codeUsed, invalidCode, invalidMfaToken } from './problems';
import { secondFactorsFor } from './rules';
import { findById, type SignInAccount, unopenedHistory } from './store';

export type VerifySecondFactor = { mfaToken: string; claim: FactorClaim; isBrowser: boolean };

/**
 * The second factor of a sign-in under way. Everything that the first was judged by is judged again: minutes have passed.
 * @throws invalid_mfa_token, invalid_code, code_used, too_many_attempts, and what `admit` throws.
 */
export async function verifySecondFactor(
  ctx: Ctx,
  { mfaToken, claim, isBrowser }: VerifySecondFactor,
): Promise<OpenedSession> {
  const { pending, account, settings } = await resume(ctx, mfaToken);
  const method = `${pending.method}+${claim.method}`;
  await admit(ctx, settings, account, { identifier: pending.identifier, method });
  assertOffered(account, settings, pending, claim.method);
  const proved = await proveFactor(ctx, account, claim, {
    overtaken: used,
    once: { hash: mfaTokenHash(pending), expiresAt: pending.expiresAt },
  });
  switch (proved.outcome) {
    case 'accepted':
      return openProven(ctx, settings, account, {
        ...pending,
        ...proved,
        method,
        aal: 2,
        isBrowser,
      });
    case 'refused':
      await recordFailure(ctx, account, pending, method);
      throw invalidCode('Check it and try again.');
    case 'replayed':
      throw used();
    case 'locked':
      throw tooManyAttempts('There were too many wrong codes. Wait, or use another way.', {
        retryAfterSeconds: proved.retryAfterSeconds,
      });
    default:
      return proved satisfies never;
  }
}

/** Mails or texts a code to whoever has proved the first factor. */
export async function challengeSecondFactor(ctx: Ctx, mfaToken: string, channel: 'email' | 'sms') {
  const { pending, account, settings } = await resume(ctx, mfaToken);
  assertOffered(account, settings, pending, channel);
  const to = account.factors.find(({ method }) => method === channel)?.destination ?? null;
  return sendCode(ctx, { userId: account.id, channel, to, purpose: 'sign_in' });
}

/** Whose passkeys the options of a second factor name. @throws invalid_mfa_token */
export async function pendingUserId(ctx: Ctx, mfaToken: string): Promise<string> {
  const { account } = await resume(ctx, mfaToken);
  return account.id;
}

async function resume(ctx: Ctx, mfaToken: string) {
  const pending = readMfaToken(ctx.keyring, mfaToken, ctx.now);
  if (!pending) throw expired();
  const [settings, account] = await Promise.all([readSettings(ctx), findById(ctx, pending.userId)]);
  // A new password, a reset or a sign-out everywhere ends what was under way.
  if (!account || account.sessionVersion !== pending.sessionVersion) throw expired();
  return { pending, account, settings };
}

const used = () => codeUsed('Each code works once. Wait for the next one.');
const expired = () => invalidMfaToken('Sign in again.');

function assertOffered(account: SignInAccount, settings: Settings, pending: PendingSignIn, method: string): void {
  const { methods } = secondFactorsFor(factsOf(account), account.roles, settings.mfa, {
    aal: pending.aal,
    byPasskey: pending.method === 'passkey',
    byEmail: pending.byEmail,
  });
  if (!methods.some((offered) => offered === method)) throw invalidCode('Use one of the ways that the sign-in named.');
}

async function recordFailure(ctx: Ctx, account: SignInAccount, pending: PendingSignIn, method: string): Promise<void> {
  await commit(ctx, {
    writes: [
      unopenedHistory(ctx, account.id, {
        identifier: pending.identifier,
        method,
        result: 'FAILED',
        reason: 'wrong_code',
      }),
    ],
    audit: [
      {
        action: 'session.sign_in_failed',
        type: 'LOGIN_FAILED',
        method,
        target: { type: 'user', id: account.id, name: account.displayName },
        changes: [{ field: 'reason', before: null, after: 'wrong_code' }],
      },
    ],
  });
}
