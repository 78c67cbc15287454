import { readDeviceCookie } from '../../crypto/device-credential';
import type { Query } from '../../db/client';
import type { Aal } from '../../kernel/account-rpc';
import type { SignInRisk } from '../../kernel/journal';
import type { Problem } from '../../kernel/problem';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { unauthenticated } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { factsOf } from '../mfa/commands';
import { type OpenedSession, openSession } from '../sessions/commands';
import { admit } from './admission';
import type { SignInOutcome } from './outcome';
import { askForSecondFactor } from './pending';
import { invalidCredentials } from './problems';
import { mustChangePassword, secondFactorsFor } from './rules';
import { findById, type SignInAccount } from './store';

/** Who proved a first factor, and how. */
export type FirstProof = {
  userId: string;
  /** As read with the credential that was proved. */
  sessionVersion: number;
  /** What was typed, or what names the credential: for the login history. */
  identifier: string;
  method: 'password' | 'passkey' | 'oidc' | 'magic_link' | 'activation_link';
  /** 2: a passkey with user verification. */
  aal: Aal;
  /** The proof came through the mailbox: then a code by email is the same factor again (C-41). */
  byEmail: boolean;
  rememberMe: boolean;
  deviceCookie: string | null;
  isBrowser: boolean;
  /** What the way in knows to be unusual about the attempt; the account's own history is looked at besides. */
  risks?: SignInRisk[];
  /** What the proof uses up or changes, and asserts: committed with the session, or before the second factor is asked for. */
  writes?: Query[];
  audit?: ChangeSet['audit'];
  events?: NonNullable<ChangeSet['events']>;
  refuseFirst?: NonNullable<ChangeSet['refuseFirst']>;
};

/**
 * The one way from a proof to a session (T46). Looks at the account's status, its time, the network and the hour, asks for a
 * second factor where one is set up or required, and opens the session, all judged by what D1 says now.
 * @throws what `admit` throws; secondFactorUnavailable; invalid_credentials or unauthenticated when the account changed meanwhile.
 */
export async function completeSignIn(ctx: Ctx, proof: FirstProof): Promise<SignInOutcome> {
  const [settings, account] = await Promise.all([readSettings(ctx), findById(ctx, proof.userId)]);
  if (!account) throw overtakenBy(proof.method);
  return concludeFirstFactor(ctx, settings, account, proof);
}

/** `completeSignIn` for whoever has read the account already. */
export async function concludeFirstFactor(
  ctx: Ctx,
  settings: Settings,
  account: SignInAccount,
  proof: FirstProof,
): Promise<SignInOutcome> {
  await admit(ctx, settings, account, proof);
  const knownDeviceId = deviceOf(ctx, proof);
  const { ask, methods } = secondFactorsFor(factsOf(account), account.roles, settings.mfa, {
    aal: proof.aal,
    byPasskey: proof.method === 'passkey',
    byEmail: proof.byEmail,
  });
  if (ask === 'never' || (ask === 'when_unusual' && !(await isUnusual(ctx, proof, knownDeviceId)))) {
    const opened = await openProven(ctx, settings, account, { ...proof, risks: proof.risks ?? [], knownDeviceId });
    return { kind: 'opened', opened };
  }
  return askForSecondFactor(ctx, account, { ...proof, knownDeviceId }, methods, () => overtakenBy(proof.method));
}

export type ProvenSignIn = Pick<
  FirstProof,
  'sessionVersion' | 'identifier' | 'aal' | 'rememberMe' | 'isBrowser' | 'writes' | 'audit' | 'events' | 'refuseFirst'
> & {
  /** All that was proved, such as `password+totp`. */
  method: string;
  risks: SignInRisk[];
  knownDeviceId: string | null;
};

/** Opens the session for everything that was proved. */
export function openProven(
  ctx: Ctx,
  settings: Settings,
  account: SignInAccount,
  proven: ProvenSignIn,
): Promise<OpenedSession> {
  const isByPassword = proven.method.startsWith('password');
  return openSession(
    ctx,
    {
      userId: account.id,
      displayName: account.displayName,
      identifier: proven.identifier,
      sessionVersion: proven.sessionVersion,
      status: 'active',
      method: proven.method,
      aal: proven.aal,
      risks: proven.risks,
      scope: isByPassword && mustChangePassword(account, settings.password, ctx.now) ? 'password_change' : 'full',
      // Sessions of the powerful are never remembered (C-10).
      rememberMe: proven.rememberMe && !account.roles.some(({ isHighPrivilege }) => isHighPrivilege),
      knownDeviceId: proven.knownDeviceId,
    },
    settings.session,
    proven.isBrowser,
    () => overtakenBy(proven.method),
    {
      writes: proven.writes ?? [],
      audit: proven.audit ?? [],
      events: proven.events ?? [],
      refuseFirst: proven.refuseFirst ?? [],
    },
  );
}

export function overtakenBy(method: string): Problem {
  return method.startsWith('password')
    ? invalidCredentials('Check both and try again.')
    : unauthenticated('Your account changed meanwhile. Sign in again.');
}

async function isUnusual(ctx: Ctx, proof: FirstProof, deviceId: string | null): Promise<boolean> {
  if (proof.risks && proof.risks.length > 0) return true;
  ctx.meter.objectCalls += 1;
  const { risks } = await ctx.account(proof.userId).assessSignIn({ deviceId, origin: ctx.origin, now: ctx.now });
  return risks.length > 0;
}

function deviceOf(ctx: Ctx, { userId, sessionVersion, deviceCookie }: FirstProof): string | null {
  return deviceCookie === null ? null : readDeviceCookie(ctx.keyring, deviceCookie, { userId, sessionVersion });
}
