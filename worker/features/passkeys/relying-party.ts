import type { VerifiedRegistrationResponse } from '@simplewebauthn/server';
import { decodeBase64Url, encodeBase64Url } from '../../crypto/encoding';
import { type ChallengeUse, issuePasskeyChallenge, readPasskeyChallenge } from '../../crypto/passkey-challenge';
import { sha256 } from '../../crypto/token';
import type { PasskeyRow } from '../../db/schema/factors';
import { lazily } from '../../kernel/lazily';
import { MINUTE_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import type { AuthenticationCredential, RegistrationCredential } from './schemas';

/** Loaded with the first passkey: it brings a parser of certificates, which would slow every start. */
const webAuthn = lazily(() => import('./web-authn'));

export const CEREMONY_TIMEOUT_MS = 5 * MINUTE_MS;

/** The relying party is what the configuration says, never the request's Host. */
export function rpIdOf(ctx: Pick<Ctx, 'publicOrigin'>): string {
  return new URL(ctx.publicOrigin).hostname;
}

/** COSE algorithms that WebCrypto verifies everywhere: EdDSA, ES256, RS256. */
export const ALGORITHMS = [-8, -7, -257];

export function newChallenge(ctx: Ctx, use: ChallengeUse): Uint8Array<ArrayBuffer> {
  return issuePasskeyChallenge(ctx.keyring, use, ctx.now + CEREMONY_TIMEOUT_MS);
}

/** True the first time that this person's account sees the challenge. Ask only after the signature was verified. */
export async function consumeChallenge(ctx: Ctx, userId: string, challenge: UsedChallenge): Promise<boolean> {
  ctx.meter.objectCalls += 1;
  return ctx.account(userId).consumeOnce({ ...challenge, now: ctx.now });
}

export type UsedChallenge = { hash: string; expiresAt: number };
export type Assertion = { challenge: UsedChallenge; signCount: number; userVerified: boolean; isBackedUp: boolean };

/** WebAuthn Level 3 §7.2 up to the signature; null when any check fails. The sign count is the caller's to judge. */
export async function checkAssertion(
  ctx: Ctx,
  use: ChallengeUse,
  passkey: PasskeyRow,
  credential: AuthenticationCredential,
): Promise<Assertion | null> {
  const publicKey = decodeBase64Url(passkey.publicKey);
  const { userHandle, ...response } = credential.response;
  if (!publicKey || (userHandle && userHandle !== userHandleOf(passkey.userId))) return null;
  const judge = challengeJudge(ctx, use);
  const { verifyAuthenticationResponse } = await webAuthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...credential, response, clientExtensionResults: {} },
      expectedChallenge: judge.accepts,
      expectedOrigin: ctx.publicOrigin,
      expectedRPID: rpIdOf(ctx),
      // The library looks at the count before the signature: then anybody who knows a credential id could raise the alarm.
      credential: { id: passkey.credentialId, publicKey, counter: 0 },
      requireUserVerification: false,
    });
    if (!verified || !judge.accepted) return null;
    return {
      challenge: judge.accepted,
      signCount: authenticationInfo.newCounter,
      userVerified: authenticationInfo.userVerified,
      isBackedUp: authenticationInfo.credentialBackedUp,
    };
  } catch {
    return null;
  }
}

export type Registered = Extract<VerifiedRegistrationResponse, { verified: true }>['registrationInfo'];

/** WebAuthn Level 3 §7.1; null when any check fails. */
export async function checkRegistration(
  ctx: Ctx,
  userId: string,
  credential: RegistrationCredential,
): Promise<{ challenge: UsedChallenge; registered: Registered } | null> {
  const judge = challengeJudge(ctx, `registration:${userId}`);
  const { attestationObject, clientDataJSON } = credential.response;
  const { verifyRegistrationResponse } = await webAuthn();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, response: { attestationObject, clientDataJSON }, clientExtensionResults: {} },
      expectedChallenge: judge.accepts,
      expectedOrigin: ctx.publicOrigin,
      expectedRPID: rpIdOf(ctx),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified && judge.accepted ? { challenge: judge.accepted, registered: registrationInfo } : null;
  } catch {
    return null;
  }
}

/** The 16 bytes of the user id: what the authenticator hands back names nobody to a stranger (§14.6.1). */
export function userHandleBytes(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}

function userHandleOf(userId: string): string {
  return encodeBase64Url(userHandleBytes(userId));
}

function challengeJudge(ctx: Ctx, use: ChallengeUse) {
  const judge = {
    accepted: null as UsedChallenge | null,
    accepts: (challenge: string): boolean => {
      const known = readPasskeyChallenge(ctx.keyring, use, challenge, ctx.now);
      judge.accepted = known && { hash: sha256(challenge), expiresAt: known.expiresAt };
      return known !== null;
    },
  };
  return judge;
}
