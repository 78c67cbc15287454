import { actionTokenHash } from '../../crypto/action-token';
import { canonical } from '../../kernel/fold';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { hasRoomFor, limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { readSettings } from '../../platform/settings/read';
import { completeSignIn, type SignInOutcome } from '../sign-in/commands';
import { magicLinkOff, magicLinkRefused } from './problems';
import { findLinkOwner, linkUsed, useLink } from './store';

const REQUESTS_OF_NETWORK: RateLimit = { limit: 30, windowSeconds: 600 };
const REQUESTS_OF_ADDRESS: RateLimit = { limit: 5, windowSeconds: 3600 };
const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

/** Looks nobody up, as a reset request doesn't. */
export async function requestMagicLink(ctx: Ctx, email: string): Promise<void> {
  await limitNetwork(ctx, 'magic-link', REQUESTS_OF_NETWORK);
  if (!(await hasRoomFor(ctx, 'magic-link', canonical(email), REQUESTS_OF_ADDRESS))) return;
  await commit(ctx, {
    writes: [],
    audit: [],
    events: [{ type: 'magic_link.requested', subject: null, data: { email } }],
  });
}

/** Signs in by the link, once. A second factor is asked for as after a password, and never by the same mailbox (C-41). */
export async function signInByMagicLink(
  ctx: Ctx,
  input: { token: string; deviceCookie: string | null; isBrowser: boolean },
): Promise<SignInOutcome> {
  const gate = await failureGate(
    ctx,
    `magic-link:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const owner = await findLinkOwner(ctx, actionTokenHash(input.token));
  if (!owner) {
    await gate.countFailure();
    throw refused();
  }
  return completeSignIn(ctx, {
    userId: owner.id,
    sessionVersion: owner.session_version,
    identifier: owner.email,
    method: 'magic_link',
    aal: 1,
    byEmail: true,
    rememberMe: false,
    deviceCookie: input.deviceCookie,
    isBrowser: input.isBrowser,
    writes: useLink(ctx, owner),
    refuseFirst: [{ reason: 'link_used', query: linkUsed(owner.token_id), problem: refused }],
  });
}

/** @throws magic_link_off */
export async function refuseWhileOff(ctx: Ctx): Promise<void> {
  const { registration } = await readSettings(ctx);
  if (!registration.magic_link) throw magicLinkOff('Sign in with your password.');
}

const refused = () =>
  magicLinkRefused('It was used already, a later one replaced it, or its time is over. Ask for a new one.');
