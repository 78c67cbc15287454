import type { z } from 'zod';
import type { Ctx } from '../../platform/context';
import { readSettings } from '../../platform/settings/read';
import {
  type AuthenticationCredential,
  factorOptions,
  findWithOwner,
  type RequestOptions,
  signInOptions,
  verifyDiscoverable,
} from '../passkeys/commands';
import {
  beginAttempt,
  completeSignIn,
  invalidCredentials,
  pendingUserId,
  type SignInOutcome,
} from '../sign-in/commands';

/** Without a sign-in under way the options name nobody; with one, the passkeys of whoever has proved the first factor. */
export async function passkeyOptions(ctx: Ctx, mfaToken: string | undefined): Promise<z.output<typeof RequestOptions>> {
  return mfaToken === undefined ? signInOptions(ctx) : factorOptions(ctx, await pendingUserId(ctx, mfaToken));
}

export type PasskeySignIn = {
  credential: AuthenticationCredential;
  rememberMe: boolean;
  deviceCookie: string | null;
  isBrowser: boolean;
};

/**
 * A sign-in by passkey alone: two factors in one, since the authenticator has verified its user. Refusals count as wrong
 * passwords do, and an unknown passkey gets the answer of a wrong one.
 */
export async function signInWithPasskey(ctx: Ctx, input: PasskeySignIn): Promise<SignInOutcome> {
  const { credential, rememberMe, deviceCookie, isBrowser } = input;
  const [settings, known] = await Promise.all([readSettings(ctx), findWithOwner(ctx, credential.id)]);
  const account = known && { id: known.passkey.userId, sessionVersion: known.owner.sessionVersion };
  const identifier = known?.owner.email ?? credential.id.slice(0, SHOWN_CHARACTERS);
  const attempt = await beginAttempt(ctx, settings, account, { identifier, deviceCookie, method: 'passkey' });
  const proof = known && (await verifyDiscoverable(ctx, known.passkey, credential, refused));
  if (!account || !proof?.ok) {
    await attempt.fail(account ? 'wrong_passkey' : 'unknown_passkey');
    throw refused();
  }
  const [outcome] = await Promise.all([
    completeSignIn(ctx, {
      userId: account.id,
      sessionVersion: account.sessionVersion,
      identifier,
      method: 'passkey',
      aal: 2,
      byEmail: false,
      rememberMe,
      deviceCookie,
      isBrowser,
      risks: attempt.isFromBusyNetwork ? ['many_accounts'] : [],
      refuseFirst: proof.refuseFirst,
      writes: proof.writes,
    }),
    attempt.settle('success', 'signed_in'),
  ]);
  return outcome;
}

/** Where the credential id names nobody, the login history shows what was presented. */
const SHOWN_CHARACTERS = 64;

const refused = () => invalidCredentials('Try again, or sign in with your password.');
