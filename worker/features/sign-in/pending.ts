import { issueMfaToken } from '../../crypto/mfa-token';
import { randomToken } from '../../crypto/token';
import type { Problem } from '../../kernel/problem';
import { MINUTE_MS } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { maskedEmail, maskedPhone, type SecondFactor } from '../mfa/commands';
import type { FirstProof } from './complete';
import type { SignInOutcome } from './outcome';
import { secondFactorUnavailable } from './problems';
import { overtaken, type SignInAccount } from './store';

/** NIST SP 800-63B-4 §3.1.3 gives a code ten minutes at most; the sign-in that waits for it gets no more. */
const MFA_TOKEN_MS = 10 * MINUTE_MS;

/**
 * The first factor was right and isn't enough: answers the token that carries it to the second.
 * @throws second_factor_unavailable when nothing is left to ask for; `changedMeanwhile` when the proof was overtaken.
 */
export async function askForSecondFactor(
  ctx: Ctx,
  account: SignInAccount,
  proof: FirstProof & { knownDeviceId: string | null },
  methods: SecondFactor[],
  changedMeanwhile: () => Problem,
): Promise<SignInOutcome> {
  if (methods.length === 0) {
    throw secondFactorUnavailable('The link came by email, and so would your code. Sign in with your password.');
  }
  await keepFirstFactor(ctx, account, proof, changedMeanwhile);
  const { sessionVersion, identifier, method, aal, byEmail, rememberMe, knownDeviceId, risks = [] } = proof;
  const mfaToken = issueMfaToken(ctx.keyring, {
    userId: account.id,
    sessionVersion,
    identifier,
    method,
    aal,
    byEmail,
    rememberMe,
    knownDeviceId,
    risks,
    id: randomToken(16),
    expiresAt: ctx.now + MFA_TOKEN_MS,
  });
  return { kind: 'second_factor', mfaToken, methods, hints: hintsOf(account, methods) };
}

/** The link is used and the password set although the second factor may never come. */
async function keepFirstFactor(
  ctx: Ctx,
  account: SignInAccount,
  proof: FirstProof,
  changedMeanwhile: () => Problem,
): Promise<void> {
  const { writes = [], audit = [], events = [], refuseFirst = [] } = proof;
  if (writes.length + audit.length + events.length === 0) return;
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'sign_in_overtaken',
        query: overtaken(account.id, proof.sessionVersion),
        problem: changedMeanwhile,
      },
      ...refuseFirst,
    ],
    writes,
    audit,
    events,
  });
}

function hintsOf(account: SignInAccount, methods: readonly string[]): { email?: string; sms?: string } {
  const phone = account.factors.find(({ method }) => method === 'sms')?.destination;
  return {
    ...(methods.includes('email') ? { email: maskedEmail(account.email) } : {}),
    ...(methods.includes('sms') && phone ? { sms: maskedPhone(phone) } : {}),
  };
}
