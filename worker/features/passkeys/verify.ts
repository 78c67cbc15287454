import type { ChallengeUse } from '../../crypto/passkey-challenge';
import type { Query } from '../../db/client';
import type { PasskeyRow } from '../../db/schema/factors';
import type { Problem } from '../../kernel/problem';
import { commit, type Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { checkAssertion, consumeChallenge } from './relying-party';
import { isSignCountSuspect } from './rules';
import type { AuthenticationCredential } from './schemas';
import { findByCredentialId, signCountOvertaken, usedWrite } from './store';

/** `refuseFirst` and `writes` belong into the batch that acts on the proof: without them the sign count protects nobody. */
export type PasskeyProof =
  | { ok: true; userVerified: boolean; passkeyId: string; refuseFirst: Refusal[]; writes: Query[] }
  | { ok: false; userVerified: false; writes: Query[] };

const REFUSED: PasskeyProof = { ok: false, userVerified: false, writes: [] };

/**
 * Judges an assertion to the options of `factorOptions`: a further factor of somebody who is known already. Never throws for a
 * wrong one. `overtaken` is what the batch answers when a parallel assertion brought the same sign count first.
 */
export async function verifyPasskey(
  ctx: Ctx,
  userId: string,
  credential: AuthenticationCredential,
  overtaken: () => Problem = usedAtOnce,
): Promise<PasskeyProof> {
  const passkey = await findByCredentialId(ctx, credential.id);
  if (passkey?.userId !== userId) return REFUSED;
  return judge(ctx, `factor:${userId}`, passkey, credential, overtaken);
}

/** Judges an assertion to `signInOptions`, from the owner of `passkey`: a sign-in of its own, so only with user verification. */
export async function verifyDiscoverable(
  ctx: Ctx,
  passkey: PasskeyRow,
  credential: AuthenticationCredential,
  overtaken: () => Problem,
): Promise<PasskeyProof> {
  // A discoverable credential names its owner (WebAuthn Level 3 §7.2 step 6).
  if (!credential.response.userHandle) return REFUSED;
  const proof = await judge(ctx, 'sign-in', passkey, credential, overtaken);
  return proof.userVerified ? proof : REFUSED;
}

function usedAtOnce(): Problem {
  return stale('The passkey was used twice at once. Use it again.');
}

async function judge(
  ctx: Ctx,
  use: ChallengeUse,
  passkey: PasskeyRow,
  credential: AuthenticationCredential,
  overtaken: () => Problem,
): Promise<PasskeyProof> {
  const assertion = await checkAssertion(ctx, use, passkey, credential);
  if (!assertion || !(await consumeChallenge(ctx, passkey.userId, assertion.challenge))) return REFUSED;
  const { signCount, userVerified, isBackedUp } = assertion;
  if (isSignCountSuspect(passkey.signCount, signCount)) {
    await recordSuspectedClone(ctx, passkey, signCount);
    return REFUSED;
  }
  return {
    ok: true,
    userVerified,
    passkeyId: passkey.id,
    refuseFirst: [
      { reason: 'passkey_overtaken', query: signCountOvertaken(passkey.id, signCount), problem: overtaken },
    ],
    writes: [usedWrite(passkey.id, signCount, isBackedUp, ctx.now)],
  };
}

async function recordSuspectedClone(ctx: Ctx, passkey: PasskeyRow, signCount: number): Promise<void> {
  await commit(ctx, {
    writes: [],
    audit: [
      {
        action: 'passkey.clone_suspected',
        type: 'LOGIN_FAILED',
        method: 'passkey',
        target: { type: 'user', id: passkey.userId, name: null },
        changes: [
          { field: 'passkey', before: null, after: passkey.name },
          { field: 'sign_count', before: passkey.signCount, after: signCount },
        ],
      },
    ],
    events: [
      {
        type: 'user.passkey_clone_suspected',
        subject: passkey.userId,
        data: { passkey_id: passkey.id, name: passkey.name },
      },
    ],
  });
}
