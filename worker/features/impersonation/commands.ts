import { issueImpersonationCookie } from '../../crypto/session-credential';
import type { ImpersonationOpening, ImpersonationRefusal, SessionSummary } from '../../kernel/account-rpc';
import { newId } from '../../kernel/ids';
import type { Problem } from '../../kernel/problem';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time';
import { refusalProblem } from '../../platform/access/authorize';
import { assertCanGrant, givenTo } from '../../platform/access/grant';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { deviceOf } from '../../platform/device';
import { stepUpRequired } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { accessTokenFor, callerOf, endSessions } from '../sessions/commands';
import { refuseOneself, userNotFound } from '../users/commands';
import { notActive, notImpersonating, superAdminNotImpersonable } from './problems';
import { findPerson, movedOn, type Person } from './store';

/** Shorter than any session of one's own: support looks at something and leaves. */
const IDLE_SECONDS = (15 * MINUTE_MS) / SECOND_MS;

export type Started = {
  session: SessionSummary;
  /** For a browser, which keeps its own session's cookie beside it. */
  cookie: string | null;
  token: { access_token: string; token_type: 'Bearer'; expires_in: number } | null;
};

/**
 * Opens a session in the person's Account that names the caller as who really acts, and hangs on the caller's own session.
 * Record, event and with it the notice to the person come first: nobody acts as somebody unseen.
 * @throws not_oneself, user_not_found, super_admin_not_impersonable, not_active, cannot_grant, step_up_required, and what keeps
 *   the person out at this time or from this network.
 */
export async function startImpersonation(ctx: Ctx, id: string, ticket: string | null): Promise<Started> {
  const { user, session, credential } = callerOf(ctx);
  refuseOneself(ctx, id);
  const person = await findPerson(ctx, id);
  if (!person) throw userNotFound('It may have been deleted.');
  await refuseMorePowerful(ctx, person);
  if (person.status !== 'active') throw inactive(person);

  const names = { userId: id, sessionId: newId() };
  const cookie = issueImpersonationCookie(ctx.keyring, names, session.id);
  const { session: policy } = await readSettings(ctx);
  const opening: ImpersonationOpening = {
    ...names,
    actor: { userId: user.id, sessionId: session.id, name: ctx.actor.name },
    secretHash: cookie.secretHash,
    sessionVersion: person.session_version,
    aal: session.aal,
    binding: policy.binding,
    device: deviceOf(ctx.origin.userAgent),
    origin: ctx.origin,
    idleSeconds: IDLE_SECONDS,
    absoluteSeconds: (policy.impersonation_minutes * MINUTE_MS) / SECOND_MS,
    now: ctx.now,
  };
  const account = ctx.account(id);
  ctx.meter.objectCalls += 2;
  const { refusal } = await account.assessImpersonation(opening);
  if (refusal) throw refusalOf(refusal, person);
  const minutes = policy.impersonation_minutes;
  await recordStart(ctx, person, { sessionId: names.sessionId, ticket, minutes });
  const opened = await account.openImpersonation(opening);
  if (!opened.ok) throw refusalOf(opened.reason, person);
  const isCookie = credential.proof.kind === 'cookie';
  return {
    session: opened.session,
    cookie: isCookie ? cookie.value : null,
    token: isCookie ? null : await accessTokenFor(ctx, { ...names, actorId: user.id }),
  };
}

/** T29: neither a super admin, whoever asks, nor anybody who was given what the caller doesn't hold. */
async function refuseMorePowerful(ctx: Ctx, person: Person): Promise<void> {
  const { permissions, isSuperAdmin } = await givenTo(ctx, person.id);
  if (isSuperAdmin) throw superAdminNotImpersonable('Ask them to show you.');
  await assertCanGrant(ctx, permissions, { to: { users: [person.id] }, includesSuperAdmin: false });
}

async function recordStart(
  ctx: Ctx,
  person: Person,
  { sessionId, ticket, minutes }: { sessionId: string; ticket: string | null; minutes: number },
): Promise<void> {
  const { name: actor, id: actor_id } = ctx.actor;
  await commit(ctx, {
    writes: [],
    refuseFirst: [{ reason: 'moved_on', query: movedOn(person), problem: () => inactive(person) }],
    audit: [
      {
        action: 'impersonation.started',
        type: 'LOGIN',
        target: { type: 'user', id: person.id, name: person.display_name },
        changes: ticket === null ? [] : [{ field: 'ticket', before: null, after: ticket }],
        method: 'impersonation',
        sessionId,
      },
    ],
    events: [
      {
        type: 'impersonation.started',
        subject: person.id,
        data: {
          session_id: sessionId,
          actor_id,
          actor,
          reason_code: ctx.reason.reasonCode,
          ticket,
          minutes,
        },
      },
    ],
  });
}

/** @throws not_impersonating in a session of one's own. */
export async function endImpersonation(ctx: Ctx): Promise<void> {
  const { user, session, actor } = callerOf(ctx);
  if (!actor) throw notImpersonating('There is nothing to end.');
  await endSessions(ctx, user.id, { only: session.id }, 'signed_out');
}

function inactive(person: Person): Problem {
  return notActive(`${person.display_name} can’t sign in either. Reactivate the account first.`);
}

function refusalOf(refusal: ImpersonationRefusal, person: Person): Problem {
  if (refusal === 'overtaken') return inactive(person);
  if (refusal === 'second_factor')
    return stepUpRequired(`A role of ${person.display_name} requires a second factor. Prove yours, then try again.`);
  return refusalProblem(refusal);
}
