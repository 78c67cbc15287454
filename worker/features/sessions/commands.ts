import { issueSessionCookie, readRefreshToken } from '../../crypto/session-credential';
import { query } from '../../db/client';
import type { SessionSummary } from '../../kernel/account-rpc';
import type { SessionEndReason } from '../../kernel/journal';
import { policyChanges } from '../../platform/access/policy-changes';
import { commit } from '../../platform/commit';
import type { Caller, Ctx } from '../../platform/context';
import { SESSION_COOKIE, setCookie } from '../../platform/http/cookies';
import { impersonationForbidden, unauthenticated } from '../../platform/http/problems';
import { recordAndAcknowledge } from '../../platform/journal';
import { type TokenPair, tokenPair } from './open-session';
import { refreshRefused, sessionNotFound } from './problems';

/** What other features may use of this one. */
export { accessTokenFor, isBrowser, type OpenedSession, openSession, signedInResponse } from './open-session';
export { sessionNotFound } from './problems';
export { Ended, SESSION_EXAMPLE, Session, SessionList, SignedIn, toSession, WHO_AM_I_EXAMPLE, WhoAmI } from './schemas';

/** The caller of a route that isn't public. */
export function callerOf(ctx: Ctx): Caller {
  if (!ctx.caller) throw unauthenticated();
  return ctx.caller;
}

/** RFC 6749 §6 with rotation (RFC 9700 §4.14.2). One object call, one signature. */
export async function refresh(ctx: Ctx, token: string): Promise<TokenPair> {
  const presented = readRefreshToken(ctx.keyring, token);
  if (!presented) throw refreshRefused('Sign in again.');
  const { userId, sessionId, secretHash, successor } = presented;
  const changes = await policyChanges(ctx);
  const account = ctx.account(userId);
  ctx.meter.objectCalls += 1;
  const answer = await account.rotateRefresh({
    userId,
    sessionId,
    presentedHash: secretHash,
    successorHash: successor.secretHash,
    policyChanges: changes,
    origin: ctx.origin,
    now: ctx.now,
  });
  if (answer.outcome === 'reused') await recordAndAcknowledge(ctx, account, answer.entries);
  if (answer.outcome === 'reused' || answer.outcome === 'refused') throw refreshRefused('Sign in again.');
  return tokenPair(ctx, { userId, sessionId }, successor.value);
}

export function listSessions(ctx: Ctx, userId: string): Promise<SessionSummary[]> {
  ctx.meter.objectCalls += 1;
  return ctx.account(userId).listSessions(ctx.now);
}

/** Ends sessions at once: the object first, then the record, which the object keeps until it is written. */
export async function endSessions(
  ctx: Ctx,
  userId: string,
  which: { only: string } | { allBut: string } | 'all',
  reason: SessionEndReason,
): Promise<number> {
  const account = ctx.account(userId);
  ctx.meter.objectCalls += 1;
  const ending = { actor: ctx.actor, origin: ctx.origin, reason, ...ctx.reason, now: ctx.now };
  const { ended, entries } = await account.endSessions({ userId, which, ending });
  await recordAndAcknowledge(ctx, account, entries);
  return ended;
}

/** @throws sessionNotFound when it isn't the user's, or is over already. */
export async function endOneSession(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  const ended = await endSessions(ctx, userId, { only: sessionId }, 'revoked');
  if (ended === 0) throw sessionNotFound('It may have ended already.');
}

/**
 * Whoever acts as somebody signs out of both sessions: it is their browser that they leave.
 * @throws impersonationForbidden for everywhere, which would sign the person out.
 */
export async function signOut(ctx: Ctx, { everywhere }: { everywhere: boolean }): Promise<void> {
  const { user, session, actor } = callerOf(ctx);
  if (everywhere && actor)
    throw impersonationForbidden('That would sign out whom you act as. Sign out of this session only.');
  if (everywhere) return signOutEverywhere(ctx, user.id);
  await endSessions(ctx, user.id, { only: session.id }, 'signed_out');
  if (actor) await endSessions(ctx, actor.id, { only: actor.sessionId }, 'signed_out');
}

/** Raises the session version, so that a sign-in under way opens nothing either, and forgets the known devices. */
async function signOutEverywhere(ctx: Ctx, userId: string): Promise<void> {
  await commit(ctx, {
    writes: [query('UPDATE users SET session_version = session_version + 1 WHERE id = ?', userId)],
    audit: [
      {
        action: 'session.ended_everywhere',
        type: 'LOGOUT',
        target: { type: 'user', id: userId, name: ctx.actor.name },
      },
    ],
    events: [{ type: 'session.ended_everywhere', subject: userId, data: {} }],
    affects: { users: [userId] },
  });
}

/** A remembered session's cookie changes its secret once a day, so that a stolen one is soon worth nothing (C-10). */
export async function rotateCookie(ctx: Ctx, session: SessionSummary): Promise<void> {
  if (session.isRotationDue) await changeSecret(ctx, 'when_due');
}

/** Whoever has just proved themselves anew gets another cookie: a stolen copy of the old one dies with it, ten seconds later (T09, ASVS 5.0 7.2.4). */
export function renewCookie(ctx: Ctx): Promise<void> {
  return changeSecret(ctx, 'at_once');
}

async function changeSecret(ctx: Ctx, when: 'when_due' | 'at_once'): Promise<void> {
  const { credential } = callerOf(ctx);
  if (credential.proof.kind !== 'cookie' || credential.isImpersonationCookie) return;
  const { userId, proof } = credential;
  const cookie = issueSessionCookie(ctx.keyring, { userId, sessionId: proof.sessionId });
  ctx.meter.objectCalls += 1;
  const answer = await ctx.account(userId).rotateSecret({
    sessionId: proof.sessionId,
    presentedHash: proof.secretHash,
    newHash: cookie.secretHash,
    when,
    now: ctx.now,
  });
  if (answer.rotated)
    ctx.answer.headers.append('set-cookie', setCookie(SESSION_COOKIE, cookie.value, answer.maxAgeSeconds));
}
