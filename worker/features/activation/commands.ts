import { actionTokenHash } from '../../crypto/action-token';
import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { newPasswordWrites } from '../password/commands';
import { type OpenedSession, openSession } from '../sessions/commands';
import { activationRefused } from './problems';

type TokenOwner = {
  token_id: string;
  id: string;
  email: string;
  username: string | null;
  display_name: string;
  status: string;
  session_version: number;
};

const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

/** Sets the first password by the link in the activation mail. While the account is pending the session is for onboarding only. */
export async function activate(
  ctx: Ctx,
  input: { token: string; password: string },
  isBrowser: boolean,
): Promise<OpenedSession> {
  const gate = await failureGate(
    ctx,
    `activate:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const owner = await findOwner(ctx, input.token);
  if (!owner || (owner.status !== 'pending' && owner.status !== 'active')) {
    await gate.countFailure();
    throw refused();
  }
  const { session } = await readSettings(ctx);
  const passwordWrites = await newPasswordWrites(ctx, owner, input.password, '/password', false);
  return openSession(
    ctx,
    {
      userId: owner.id,
      displayName: owner.display_name,
      identifier: owner.email,
      sessionVersion: owner.session_version,
      status: owner.status,
      method: 'activation_link',
      scope: owner.status === 'pending' ? 'onboarding' : 'full',
      rememberMe: false,
      knownDeviceId: null,
    },
    session,
    isBrowser,
    refused,
    {
      refuseFirst: [
        {
          reason: 'link_used',
          query: query('SELECT 1 FROM action_tokens WHERE id = ? AND used_at IS NOT NULL', owner.token_id),
          problem: refused,
        },
      ],
      writes: [
        ...passwordWrites,
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
    },
  );
}

const refused = () =>
  activationRefused('It was used already, or its time is over. Ask for a new one, or sign in to get one.');

async function findOwner(ctx: Ctx, token: string): Promise<TokenOwner | null> {
  const [owner] = await rows<TokenOwner>(
    ctx.sql,
    query(
      `SELECT action_tokens.id AS token_id, users.id, email, username, display_name, status, session_version
       FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE token_hash = ? AND kind = 'activation' AND used_at IS NULL AND action_tokens.expires_at > ? AND deleted_at IS NULL`,
      actionTokenHash(token),
      ctx.now,
    ),
  );
  return owner ?? null;
}
