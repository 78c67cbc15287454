import type { z } from '@hono/zod-openapi';
import { actionToken, actionTokenHash } from '../../crypto/action-token';
import { randomToken } from '../../crypto/token';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import { Problem } from '../../kernel/problem';
import { DAY_MS, toTimestamp } from '../../kernel/time';
import { ALWAYS_ASKED, requireProvenFactor } from '../../platform/access/proven-factor';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { stale, tooManyAttempts, unavailable } from '../../platform/http/problems';
import { limitCaller, type RateLimit } from '../../platform/rate-limit';
import {
  addressTaken,
  emailChangeOf,
  endEveryLink,
  loadOwn,
  refuseArchived,
  takenBy,
  targetOf,
} from '../users/commands';
import { emailUnchanged, linkRefused, noPendingEmail } from './problems';
import type { PendingEmail } from './schemas';
import { endPending, findByToken, findPending, insertPending, isTaken, usedAlready } from './store';

/** From the request to the click. */
const LINK_MS = DAY_MS;
/** Each request mails two people, and its answer says whether an address is in use. */
const REQUESTS: RateLimit = { limit: 5, windowSeconds: 3600 };
const FAILURES_MAX = 20;
const TRIES = 3;
const FAILURES_WINDOW_SECONDS = 600;

export async function pendingEmail(ctx: Ctx, userId: string): Promise<z.output<typeof PendingEmail> | null> {
  const pending = await findPending(ctx, userId);
  return pending && { email: pending.email, expires_at: toTimestamp(pending.expires_at) };
}

/**
 * Mails a link to the new address and a notice to the old one. The account keeps its address until the link is followed;
 * an earlier request is over. @throws step_up_required, email_taken, email_unchanged, rate_limited.
 */
export async function requestEmailChange(ctx: Ctx, email: string): Promise<z.output<typeof PendingEmail>> {
  // Codes by email go where the address does.
  const unproven = await requireProvenFactor(ctx, ALWAYS_ASKED);
  const user = await loadOwn(ctx);
  refuseArchived(user);
  if (canonical(email) === user.emailKey) {
    const detail = 'Your account has this address already.';
    throw emailUnchanged(detail, { errors: [{ pointer: '/email', code: 'email_unchanged', detail }] });
  }
  await limitCaller(ctx, 'email-change', REQUESTS, 'That is often enough for an hour.');
  if (await isTaken(ctx, canonical(email))) throw addressTaken(email);
  const seed = { id: newId(), nonce: randomToken() };
  const change = { id: seed.id, user_id: user.id, email, from_key: user.emailKey, expires_at: ctx.now + LINK_MS };
  await commit(ctx, {
    refuseFirst: unproven,
    writes: [
      endPending(ctx, user.id),
      insertPending(ctx, {
        ...change,
        nonce: seed.nonce,
        tokenHash: actionTokenHash(actionToken(ctx.keyring, seed)),
      }),
    ],
    audit: [
      {
        action: 'user.email_change_requested',
        type: 'UPDATE',
        target: targetOf(user),
        changes: [{ field: 'email', before: user.email, after: email }],
      },
    ],
    // The event has the id of the row: whoever mails the link finds it by that.
    events: [{ id: seed.id, type: 'user.email_change_requested', subject: user.id, data: { email } }],
  });
  return { email, expires_at: toTimestamp(change.expires_at) };
}

/** @throws no_pending_email */
export async function cancelEmailChange(ctx: Ctx): Promise<void> {
  const user = await loadOwn(ctx);
  const pending = await findPending(ctx, user.id);
  if (!pending) throw noPendingEmail('It was confirmed or cancelled, or its time is over.');
  await commit(ctx, {
    refuseFirst: [{ reason: 'link_used', query: usedAlready(pending.id), problem: () => noPendingEmail() }],
    writes: [endPending(ctx, user.id)],
    audit: [
      {
        action: 'user.email_change_cancelled',
        type: 'UPDATE',
        target: targetOf(user),
        changes: [{ field: 'pending_email', before: pending.email, after: null }],
      },
    ],
    events: [{ type: 'user.email_change_cancelled', subject: user.id, data: {} }],
  });
}

/**
 * The click. The address may have been taken since, so the database decides again; sessions stay, and every other mailed link
 * of the account dies with the address that it was sent to. @throws invalid_token, email_taken.
 */
export async function confirmEmailChange(ctx: Ctx, token: string): Promise<string> {
  const gate = await failureGate(
    ctx,
    `confirm-email:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      return await confirmOnce(ctx, token);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.kind.code === linkRefused.kind.code) await gate.countFailure();
      // The account changed, or the same link was followed, in this very moment: look again.
      if (error.kind.code !== stale.kind.code) throw error;
    }
  }
  throw unavailable('The account is being changed right now. Try again.', { retryAfterSeconds: 5 });
}

export async function isEmailChange(ctx: Ctx, token: string): Promise<boolean> {
  return (await findByToken(ctx, actionTokenHash(token))) !== null;
}

async function confirmOnce(ctx: Ctx, token: string): Promise<string> {
  const pending = await findByToken(ctx, actionTokenHash(token));
  const change = pending && (await emailChangeOf(ctx, pending.user_id, pending.email));
  if (!pending || !change || change.before.emailKey !== pending.from_key) throw refused();
  const { before, after, write, changes } = change;
  await commit(ctx, {
    expect: [{ table: 'users', id: before.id, version: before.version }],
    refuseFirst: [{ reason: 'link_used', query: usedAlready(pending.id), problem: refused }],
    writes: [write, endEveryLink(ctx, before.id)],
    conflicts: takenBy(after),
    audit: [
      {
        action: 'user.email_changed',
        type: 'UPDATE',
        method: 'email_link',
        actor: { id: before.id, name: before.displayName, type: 'user' },
        target: targetOf(after),
        changes,
      },
    ],
    events: [{ type: 'user.email_changed', subject: before.id, data: { from: before.email, to: after.email } }],
    affects: { users: [before.id] },
  });
  return after.email;
}

const refused = () => linkRefused('It was used or cancelled, or its time is over. Ask for a new one in your profile.');
