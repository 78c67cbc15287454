import { readDeviceCookie } from '../../crypto/device-credential';
import { dummyHash } from '../../crypto/password/registry';
import { shardName } from '../../crypto/shard-name';
import type { Query } from '../../db/client';
import { canonical } from '../../kernel/fold';
import type { SignInGuardRpc } from '../../kernel/guard-rpc';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { accountPending, tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { hash, hashPolicyOf, verify } from '../password/commands';
import { type OpenedSession, openSession } from '../sessions/commands';
import { accountExpired, accountInactive, accountSuspended, invalidCredentials } from './problems';
import { networkOf, type Refusal, refusalOf } from './rules';
import { findForSignIn, refusedHistory, type SignInAccount, upgradeHash } from './store';

export type SignInInput = {
  identifier: string;
  password: string;
  rememberMe: boolean;
  deviceCookie: string | null;
  isBrowser: boolean;
};

/**
 * Counts the attempt, checks the lock, hashes, and only then looks at the account's status. Unknown identifiers take the same
 * steps at the same cost and get the same answer (T06, T07).
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<OpenedSession> {
  const settings = await readSettings(ctx);
  const account = await findForSignIn(ctx, input.identifier);
  const network = await networkGate(ctx, settings);
  const knownDeviceId = deviceOfCaller(ctx, account, input.deviceCookie);
  const accountKey = account ? `user:${account.id}` : `identifier:${canonical(input.identifier)}`;
  const guard = ctx.signInGuard(shardName(ctx.keyring, accountKey));
  const attempt = await reserve(ctx, guard, settings, {
    accountKey,
    knownDeviceId,
    account,
    identifier: input.identifier,
  });

  const stored = account?.password_hash ?? dummyHash(hashPolicyOf(settings.password));
  const settle = (outcome: 'success' | 'failure' | 'other', reason: string) => {
    ctx.meter.objectCalls += 1;
    const settled = guard.settle({
      attemptId: attempt,
      outcome,
      reason,
      method: 'password',
      origin: ctx.origin,
      now: ctx.now,
    });
    // A client that hangs up cancels its request: the outcome is told all the same.
    ctx.waitUntil(settled);
    return settled;
  };
  const verified = await verify(settings.password, input.password, stored).catch(async (error: unknown) => {
    // Nobody judged it: the attempt doesn't count.
    await settle('other', 'busy');
    throw error;
  });

  if (!account?.password_hash || !verified.ok) {
    await Promise.all([settle('failure', account ? 'wrong_password' : 'unknown_identifier'), network.countFailure()]);
    throw invalidCredentials('Check both and try again.');
  }
  const refusal = refusalOf(account, ctx.now);
  if (refusal) {
    await Promise.all([settle('other', refusal), recordRefusal(ctx, account, input.identifier, refusal)]);
    throw refusalProblem(refusal, settings);
  }
  const upgrade = verified.needsUpgrade ? await upgradeWrites(settings, account.id, stored, input.password) : [];
  const [opened] = await Promise.all([
    open(ctx, account, input, settings, knownDeviceId, upgrade),
    settle('success', 'signed_in'),
  ]);
  return opened;
}

/** An outdated hash is made anew; when too many hashes wait, at a later sign-in. */
async function upgradeWrites(settings: Settings, userId: string, stored: string, password: string): Promise<Query[]> {
  try {
    return [upgradeHash(userId, stored, await hash(settings.password, password))];
  } catch {
    return [];
  }
}

function open(
  ctx: Ctx,
  account: SignInAccount,
  input: SignInInput,
  settings: Settings,
  knownDeviceId: string | null,
  writes: Query[],
) {
  return openSession(
    ctx,
    {
      userId: account.id,
      displayName: account.display_name,
      identifier: input.identifier,
      sessionVersion: account.session_version,
      status: 'active',
      method: 'password',
      scope: account.must_change_password ? 'password_change' : 'full',
      // Sessions of the powerful are never remembered (C-10).
      rememberMe: input.rememberMe && !account.is_high_privilege,
      knownDeviceId,
    },
    settings.session,
    input.isBrowser,
    () => invalidCredentials('Check both and try again.'),
    { writes, audit: [] },
  );
}

function deviceOfCaller(ctx: Ctx, account: SignInAccount | null, cookie: string | null): string | null {
  if (!account || cookie === null) return null;
  return readDeviceCookie(ctx.keyring, cookie, { userId: account.id, sessionVersion: account.session_version });
}

async function reserve(
  ctx: Ctx,
  guard: SignInGuardRpc,
  settings: Settings,
  who: { accountKey: string; knownDeviceId: string | null; account: SignInAccount | null; identifier: string },
): Promise<string> {
  ctx.meter.objectCalls += 1;
  const reserved = await guard.reserve({
    accountKey: who.accountKey,
    networkKey: networkOf(ctx.origin.ip),
    deviceKey: who.knownDeviceId,
    identifier: who.identifier,
    userId: who.account?.id ?? null,
    origin: ctx.origin,
    now: ctx.now,
    policy: {
      maxFailures: settings.lockout.max_failures,
      lockSeconds: settings.lockout.lock_minutes * 60,
      windowSeconds: settings.lockout.window_minutes * 60,
    },
  });
  if (reserved.allowed) return reserved.attemptId;
  throw tooManyAttempts('Wait before you try again.', { retryAfterSeconds: reserved.retryAfterSeconds });
}

/** Judged failures of a whole network, across accounts (T03). */
function networkGate(ctx: Ctx, { lockout }: Settings) {
  return failureGate(
    ctx,
    `sign-in-failures:${networkOf(ctx.origin.ip)}`,
    lockout.network_failures,
    lockout.network_window_minutes * 60,
    (retryAfterSeconds) => tooManyAttempts('Too many attempts from your network.', { retryAfterSeconds }),
  );
}

async function recordRefusal(ctx: Ctx, account: SignInAccount, identifier: string, refusal: Refusal): Promise<void> {
  await commit(ctx, {
    writes: [refusedHistory(ctx, account, identifier, refusal)],
    audit: [
      {
        action: 'session.sign_in_refused',
        type: 'LOGIN_FAILED',
        method: 'password',
        actor: { id: account.id, name: account.display_name, type: 'user' },
        target: { type: 'user', id: account.id, name: account.display_name },
        changes: [{ field: 'reason', before: null, after: refusal }],
      },
    ],
    events: refusal === 'account_pending' ? [{ type: 'user.activation_requested', subject: account.id, data: {} }] : [],
  });
}

function refusalProblem(refusal: Refusal, { branding }: Settings) {
  const contact = branding.support_email ? ` Write to ${branding.support_email}.` : ' Ask your administrator.';
  const extras = { members: { contact: branding.support_email } };
  switch (refusal) {
    case 'account_pending':
      return accountPending(
        'Your account isn’t active yet. A fresh activation link is on its way to your email address.',
        extras,
      );
    case 'account_suspended':
      return accountSuspended(`Your account is suspended.${contact}`, extras);
    case 'account_inactive':
      return accountInactive(`Your account is inactive.${contact}`, extras);
    case 'account_expired':
      return accountExpired(`Your account’s time is over.${contact}`, extras);
    default:
      return refusal satisfies never;
  }
}
