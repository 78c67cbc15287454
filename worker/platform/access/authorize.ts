import type { AccessAnswer, AccessQuestion, SessionScope } from '../../kernel/account-rpc';
import type { Ctx } from '../context';
import { accountPending, forbidden, passwordChangeRequired, unauthenticated } from '../http/problems';
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
 * @throws unauthenticated without a standing session; forbidden, password_change_required or account_pending when it may not.
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
  if (!answer.ok) throw unauthenticated('The session is over. Sign in again.');
  const { userId, proof } = credential;
  ctx.actor = { id: userId, name: answer.displayName, type: 'user' };
  ctx.caller = {
    user: { id: userId },
    session: { id: proof.sessionId, scope: answer.scope },
    isRoot: answer.isRoot,
    described: answer.described ?? null,
    each: answer.each ?? [],
    credential,
  };
  if (!scopes.includes(answer.scope)) {
    throw answer.scope === 'password_change'
      ? passwordChangeRequired('Set a password of your own before anything else.')
      : accountPending('Until your account is activated you can see your profile and checklist only.');
  }
  if (!answer.allowed) {
    const needed = question.kind === 'may' ? `This needs the permission ${question.permission}.` : undefined;
    throw forbidden(needed);
  }
  return answer;
}

/** One object call; no D1 while the object's snapshot is fresh. */
export async function ask(ctx: Ctx, credential: Credential, question: AccessQuestion): Promise<AccessAnswer> {
  const changes = await policyChanges(ctx);
  ctx.meter.objectCalls += 1;
  return ctx.account(credential.userId).authorize({ ...credential, question, policyChanges: changes, now: ctx.now });
}

export function questionOf(access: Exclude<Access, 'public'>, url: string): AccessQuestion {
  if (access === 'signed-in') return { kind: 'who' };
  if (access === 'described') return { kind: 'describe' };
  if ('check' in access) return { kind: 'may_each', permissions: access.check(new URL(url)) };
  return { kind: 'may', permission: access.permission };
}
