import { actionTokenHash } from '../../crypto/action-token';
import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { newPasswordWrites } from '../password/commands';
import { openSession } from '../sessions/commands';
import { completeSignIn, type FirstProof, type SignInOutcome } from '../sign-in/commands';
import { activationRefused } from './problems';

type TokenOwner = {
  token_id: string;
  id: string;
  email: string;
  username: string | null;
  display_name: string;
  status: 'pending' | 'active';
  session_version: number;
};

const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

/**
 * Sets the first password by the link in the activation mail. While the account is pending the session is for onboarding only;
 * somebody active goes the way of every sign-in.
 */
export async function activate(
  ctx: Ctx,
  input: { token: string; password: string },
  isBrowser: boolean,
): Promise<SignInOutcome> {
  const gate = await failureGate(
    ctx,
    `activate:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const owner = await findOwner(ctx, input.token);
  if (!owner) {
    await gate.countFailure();
    throw refused();
  }
  const change = await activationOf(ctx, owner, input.password);
  if (owner.status === 'pending') {
    return { kind: 'opened', opened: await openForOnboarding(ctx, owner, change, isBrowser) };
  }
  return completeSignIn(ctx, {
    userId: owner.id,
    sessionVersion: owner.session_version,
    identifier: owner.email,
    method: 'activation_link',
    aal: 1,
    byEmail: true,
    rememberMe: false,
    deviceCookie: null,
    isBrowser,
    ...change,
  });
}

type Activation = Required<Pick<FirstProof, 'refuseFirst' | 'writes' | 'audit' | 'events'>>;

async function activationOf(ctx: Ctx, owner: TokenOwner, password: string): Promise<Activation> {
  return {
    refuseFirst: [
      {
        reason: 'link_used',
        query: query('SELECT 1 FROM action_tokens WHERE id = ? AND used_at IS NOT NULL', owner.token_id),
        problem: refused,
      },
    ],
    writes: [
      ...(await newPasswordWrites(ctx, owner, password, '/password', false)),
      query(
        "UPDATE action_tokens SET used_at = ? WHERE user_id = ? AND kind = 'activation' AND used_at IS NULL",
        ctx.now,
        owner.id,
      ),
      query('UPDATE users SET email_verified = 1 WHERE id = ?', owner.id),
    ],
    audit: [
      {
        action: 'user.password_set',
        type: 'PASSWORD_CHANGE',
        method: 'activation_link',
        actor: { id: owner.id, name: owner.display_name, type: 'user' },
        target: { type: 'user', id: owner.id, name: owner.display_name },
      },
    ],
    events: [{ type: 'user.activated', subject: owner.id, data: {} }],
  };
}

async function openForOnboarding(ctx: Ctx, owner: TokenOwner, change: Activation, isBrowser: boolean) {
  const { session } = await readSettings(ctx);
  const proven = {
    userId: owner.id,
    displayName: owner.display_name,
    identifier: owner.email,
    sessionVersion: owner.session_version,
    status: 'pending' as const,
    method: 'activation_link',
    aal: 1 as const,
    risks: [],
    scope: 'onboarding' as const,
    rememberMe: false,
    knownDeviceId: null,
  };
  return openSession(ctx, proven, session, isBrowser, refused, change);
}

const refused = () =>
  activationRefused('It was used already, or its time is over. Ask for a new one, or sign in to get one.');

async function findOwner(ctx: Ctx, token: string): Promise<TokenOwner | null> {
  const [owner] = await rows<TokenOwner>(
    ctx.sql,
    query(
      `SELECT action_tokens.id AS token_id, users.id, email, username, display_name, status, session_version
       FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE token_hash = ? AND kind = 'activation' AND used_at IS NULL AND action_tokens.expires_at > ? AND deleted_at IS NULL
         AND status IN ('pending', 'active')`,
      actionTokenHash(token),
      ctx.now,
    ),
  );
  return owner ?? null;
}
