import { actionTokenHash } from '../../crypto/action-token';
import { shardName } from '../../crypto/shard-name';
import { query } from '../../db/client';
import { canonical } from '../../kernel/fold';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { hasRoomFor, limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { endLinks, newPasswordWrites } from '../password/commands';
import { resetLinkRefused } from './problems';
import { findLinkOwner, linkOvertaken } from './store';

/** A school or an office shares a network. */
const REQUESTS_OF_NETWORK: RateLimit = { limit: 30, windowSeconds: 600 };
/** Nobody needs more mail than that, and nobody is to be pestered with it. */
const REQUESTS_OF_ADDRESS: RateLimit = { limit: 5, windowSeconds: 3600 };
const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

/**
 * Looks nobody up: the address goes into the outbox, and its consumer finds out whether anybody has it. So the answer says
 * nothing, and takes as long for an unknown address as for a known one (T06, T07).
 */
export async function requestReset(ctx: Ctx, email: string): Promise<void> {
  await limitNetwork(ctx, 'forgot-password', REQUESTS_OF_NETWORK);
  if (!(await hasRoomFor(ctx, 'forgot-password', canonical(email), REQUESTS_OF_ADDRESS))) return;
  await commit(ctx, {
    writes: [],
    audit: [],
    events: [{ type: 'password.reset_requested', subject: null, data: { email, origin: ctx.origin } }],
  });
}

/**
 * Sets a new password by the link. Every session and refresh token ends, the second factors stay, a lockout is lifted: the
 * guesses were of a password that is gone. Only success uses the link up, once (T27).
 * @throws invalid_token, password_refused, password_reused, too_many_attempts.
 */
export async function resetPassword(ctx: Ctx, input: { token: string; password: string }): Promise<void> {
  const gate = await failureGate(
    ctx,
    `reset-password:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const owner = await findLinkOwner(ctx, actionTokenHash(input.token));
  if (!owner) {
    await gate.countFailure();
    throw refused();
  }
  const passwordWrites = await newPasswordWrites(ctx, owner, input.password, '/password', false);
  await commit(ctx, {
    refuseFirst: [{ reason: 'link_used', query: linkOvertaken(owner.token_id), problem: refused }],
    writes: [
      ...passwordWrites,
      endLinks(ctx, owner.id),
      // Whoever has the link has the mailbox.
      query('UPDATE users SET session_version = session_version + 1, email_verified = 1 WHERE id = ?', owner.id),
    ],
    audit: [
      {
        action: 'user.password_reset',
        type: 'PASSWORD_CHANGE',
        method: 'reset_link',
        actor: { id: owner.id, name: owner.display_name, type: 'user' },
        target: { type: 'user', id: owner.id, name: owner.display_name },
        changes: owner.email_verified === 1 ? [] : [{ field: 'email_verified', before: false, after: true }],
      },
    ],
    events: [{ type: 'user.password_reset', subject: owner.id, data: {} }],
    affects: { users: [owner.id] },
  });
  const accountKey = `user:${owner.id}`;
  ctx.meter.objectCalls += 1;
  await ctx.signInGuard(shardName(ctx.keyring, accountKey)).unlock(accountKey, ctx.now);
}

const refused = () =>
  resetLinkRefused('It was used already, a later one replaced it, or its time is over. Ask for a new one.');
