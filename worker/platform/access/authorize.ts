import type { AccessAnswer, AccessQuestion, SessionScope } from '../../kernel/account-rpc';
import type { Problem } from '../../kernel/problem';
import type { Ctx } from '../context';
import { clearCookie, IMPERSONATION_COOKIE } from '../http/cookies';
import {
  accountPending,
  forbidden,
  mfaEnrollmentRequired,
  networkNotAllowed,
  outsideAccessHours,
  passwordChangeRequired,
  stepUpRequired,
  unauthenticated,
} from '../http/problems';
import type { Input } from '../http/route';
import { type Credential, readCredential } from './credential';
import { bothOf, endWithoutActor, type Granted } from './impersonation';
import { policyChanges } from './policy-changes';

/**
 * Who may call a route. `permission` is asked of the caller's Account object, in the call that checks the session.
 * `described` is `signed-in` with the caller's roles and permissions in the same answer.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'described'
  /**
   * `over: 'user'`: the path's `id` is a user; whoever holds the permission over some (`users:update_team`) may call it for those.
   * `over: 'list'`: the same, and the handler narrows what it shows by `reachCondition` or `assertReaches`.
   */
  | { permission: string; over?: 'user' | 'list' }
  /** Signed in; whether they hold each of these is answered in the same call, as `ctx.caller.each`. */
  | { check: (url: URL) => string[] }
  /**
   * Signed in; the question is made of the request, which is read for nobody without a credential, and whose faults are told to
   * nobody without a session. Answered in the same call, as `ctx.caller.checked`.
   */
  | { asks: (input: Input, callerId: string) => AccessQuestion };

/**
 * Asks the caller's Account object one question and fills in `ctx.actor` and `ctx.caller`.
 * @throws unauthenticated without a standing session; forbidden or the problem of its scope when it may not; networkNotAllowed
 *   and outsideAccessHours when it may, but not from here or not now.
 */
export async function authorize(
  ctx: Ctx,
  headers: Headers,
  asking: AccessQuestion | ((callerId: string) => Promise<AccessQuestion>),
  scopes: readonly SessionScope[],
): Promise<Granted> {
  const credential = await readCredential(ctx, headers);
  if (!credential) throw unauthenticated('Sign in, or send a valid access token.');
  const question = typeof asking === 'function' ? await asking(credential.userId) : asking;
  const answer = await ask(ctx, credential, question);
  if (!answer.ok) throw credential.isImpersonationCookie ? overProblem(answer.reason) : refusalProblem(answer.reason);
  const { userId, proof } = credential;
  const actor = answer.impersonator ?? null;
  ctx.actor = actor
    ? { id: actor.id, name: actor.name, type: 'user', onBehalfOf: { id: userId, name: answer.displayName } }
    : { id: userId, name: answer.displayName, type: 'user' };
  ctx.caller = {
    user: { id: userId },
    actor,
    session: {
      id: proof.sessionId,
      scope: answer.scope,
      aal: answer.aal,
      authenticatedAt: answer.authenticatedAt,
    },
    isRoot: answer.isRoot,
    within: answer.within ?? null,
    described: answer.described ?? null,
    each: answer.each ?? [],
    checked: answer.checked ?? null,
    credential,
  };
  if (!scopes.includes(answer.scope)) throw scopeProblem(answer.scope);
  if (!answer.allowed) {
    const needed = question.kind === 'may' ? `This needs the permission ${question.permission}.` : undefined;
    throw forbidden(needed);
  }
  return answer;
}

/** Why a session that isn't good for everything was refused. */
function scopeProblem(scope: SessionScope): Problem {
  switch (scope) {
    case 'password_change':
      return passwordChangeRequired('Set a password of your own before anything else.');
    case 'onboarding':
      return accountPending('Until your account is activated you can see your profile and checklist only.');
    case 'mfa_enrollment':
      return mfaEnrollmentRequired('A role of yours requires a second factor. Set one up before anything else.');
    case 'second_factor':
      return stepUpRequired('A role of yours requires a second factor. Prove yours before anything else.');
    case 'full':
      return forbidden();
    default:
      return scope satisfies never;
  }
}

/** What to answer whom the Account refused; also what a sign-in answers. */
export function refusalProblem(reason: Refused['reason']): Problem {
  switch (reason) {
    case 'no_session':
    case 'not_active':
      return unauthenticated('The session is over. Sign in again.');
    case 'network_not_allowed':
      return networkNotAllowed('Your account can’t be used from this network.');
    case 'outside_access_hours':
      return outsideAccessHours('Your account can’t be used at this time.');
    default:
      return reason satisfies never;
  }
}

/** What only the impersonation's own cookie opened: without it the browser is back in the session that it came from. */
function overProblem(reason: Refused['reason']): Problem {
  if (reason !== 'no_session' && reason !== 'not_active') return refusalProblem(reason);
  return unauthenticated('The impersonation is over. You are yourself again.', {
    headers: { 'set-cookie': clearCookie(IMPERSONATION_COOKIE) },
  });
}

/**
 * One object call; no D1 while the object's snapshot is fresh. Where somebody acts as the user it is two: both Accounts are
 * asked the same, and only what both allow is allowed (T29).
 */
export async function ask(ctx: Ctx, credential: Credential, question: AccessQuestion): Promise<Granted | Refused> {
  const answer = await askAccount(ctx, credential, question);
  if (!answer.ok || !answer.actor) return answer;
  const { userId, sessionId } = answer.actor;
  const actors = await askAccount(ctx, { userId, proof: { kind: 'actor', sessionId } }, question);
  if (actors.ok) return bothOf(answer, actors, answer.actor);
  if (actors.reason === 'no_session' || actors.reason === 'not_active') await endWithoutActor(ctx, credential);
  return actors;
}

type Refused = Extract<AccessAnswer, { ok: false }>;

async function askAccount(ctx: Ctx, { userId, proof }: Credential, question: AccessQuestion): Promise<AccessAnswer> {
  const changes = await policyChanges(ctx);
  ctx.meter.objectCalls += 1;
  const { ip, userAgent, location } = ctx.origin;
  const from = { ip, userAgent, country: location?.country ?? null, requestId: ctx.requestId };
  return ctx.account(userId).authorize({ userId, proof, from, question, policyChanges: changes, now: ctx.now });
}

export function questionOf(access: Exclude<Access, 'public' | { asks: unknown }>, url: string): AccessQuestion {
  if (access === 'signed-in') return { kind: 'who' };
  if (access === 'described') return { kind: 'describe' };
  if ('check' in access) return { kind: 'may_each', permissions: access.check(new URL(url)), isUse: true };
  return { kind: 'may', permission: access.permission, ...(access.over ? { scoped: true } : {}) };
}
