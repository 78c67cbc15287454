import type { AccessAnswer, AccessQuestion, SessionScope } from '../../kernel/account-rpc';
import type { Problem } from '../../kernel/problem';
import type { Ctx } from '../context';
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
import { type Credential, readCredential } from './credential';
import { policyChanges } from './policy-changes';

/**
 * Who may call a route. `permission` is asked of the caller's Account object, in the call that checks the session.
 * `described` is `signed-in` with the caller's roles and permissions in the same answer.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'described'
  | { permission: string }
  /** Signed in; whether they hold each of these is answered in the same call, as `ctx.caller.each`. */
  | { check: (url: URL) => string[] };

type Granted = Extract<AccessAnswer, { ok: true }>;

/**
 * Asks the caller's Account object one question and fills in `ctx.actor` and `ctx.caller`.
 * @throws unauthenticated without a standing session; forbidden or the problem of its scope when it may not; networkNotAllowed
 *   and outsideAccessHours when it may, but not from here or not now.
 */
export async function authorize(
  ctx: Ctx,
  headers: Headers,
  question: AccessQuestion,
  scopes: readonly SessionScope[],
): Promise<Granted> {
  const credential = await readCredential(ctx, headers);
  if (!credential) throw unauthenticated('Sign in, or send a valid access token.');
  const answer = await ask(ctx, credential, question);
  if (!answer.ok) throw refusalProblem(answer.reason);
  const { userId, proof } = credential;
  ctx.actor = { id: userId, name: answer.displayName, type: 'user' };
  ctx.caller = {
    user: { id: userId },
    session: {
      id: proof.sessionId,
      scope: answer.scope,
      aal: answer.aal,
      authenticatedAt: answer.authenticatedAt,
    },
    isRoot: answer.isRoot,
    described: answer.described ?? null,
    each: answer.each ?? [],
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
export function refusalProblem(reason: Extract<AccessAnswer, { ok: false }>['reason']): Problem {
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

/** One object call; no D1 while the object's snapshot is fresh. */
export async function ask(ctx: Ctx, credential: Credential, question: AccessQuestion): Promise<AccessAnswer> {
  const changes = await policyChanges(ctx);
  ctx.meter.objectCalls += 1;
  const { ip, userAgent, location } = ctx.origin;
  const from = { ip, userAgent, country: location?.country ?? null, requestId: ctx.requestId };
  return ctx
    .account(credential.userId)
    .authorize({ ...credential, from, question, policyChanges: changes, now: ctx.now });
}

export function questionOf(access: Exclude<Access, 'public'>, url: string): AccessQuestion {
  if (access === 'signed-in') return { kind: 'who' };
  if (access === 'described') return { kind: 'describe' };
  if ('check' in access) return { kind: 'may_each', permissions: access.check(new URL(url)) };
  return { kind: 'may', permission: access.permission };
}
