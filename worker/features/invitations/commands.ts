import { actionToken, actionTokenHash } from '../../crypto/action-token';
import { randomToken } from '../../crypto/token';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import { DAY_MS } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { callerOf } from '../sessions/commands';
import { emailTaken, grantableRoles } from '../users/commands';
import { alreadyInvited, invitationNotFound, invitationOver, invitationRefused, registrationClosed } from './problems';
import type { InvitationView } from './schemas';
import {
  accountOf,
  findInvitation,
  findOpenByToken,
  insertInvitation,
  markRevoked,
  openFor,
  renew,
  settled,
} from './store';

/** What other features may use of this one. */
export { invitationRefused, registrationClosed } from './problems';
export { markAccepted, overtaken } from './store';
export type { InvitationView };

const VALID_MS = 7 * DAY_MS;
const FAILURES_MAX = 20;
const FAILURES_WINDOW_SECONDS = 600;

/** Mails the link. Only roles that the caller may give (T28). @throws registration_closed, email_taken, already_invited, cannot_grant. */
export async function invite(ctx: Ctx, input: { email: string; role_ids: string[] }): Promise<InvitationView> {
  const inviter = callerOf(ctx).user.id;
  await refuseWhileClosed(ctx);
  const roleIds = [...new Set(input.role_ids)];
  const roles = roleIds.length > 0 ? await grantableRoles(ctx, roleIds, '/role_ids', 'anybody') : [];
  const email = input.email.trim();
  const emailKey = canonical(email);
  const seed = { id: newId(), nonce: randomToken() };
  await commit(ctx, {
    refuseFirst: [
      { reason: 'email_taken', query: accountOf(emailKey), problem: () => taken(email) },
      { reason: 'already_invited', query: openFor(ctx, emailKey), problem: () => invitedAlready(email) },
    ],
    writes: [
      insertInvitation(ctx, {
        ...seed,
        email,
        emailKey,
        roleIds,
        tokenHash: actionTokenHash(actionToken(ctx.keyring, seed)),
        invitedBy: inviter,
        createdAt: ctx.now,
        expiresAt: ctx.now + VALID_MS,
      }),
    ],
    audit: [
      {
        action: 'invitation.created',
        type: 'CREATE',
        target: targetOf({ id: seed.id, email }),
        changes: roles.map(({ name }) => ({ field: 'role', before: null, after: name })),
      },
    ],
    events: [{ type: 'invitation.created', subject: null, data: { invitation_id: seed.id } }],
  });
  return load(ctx, seed.id);
}

/** A new link for another seven days; the earlier one stops working. The caller vouches for the roles from here on. */
export async function resendInvitation(ctx: Ctx, id: string): Promise<InvitationView> {
  const inviter = callerOf(ctx).user.id;
  await refuseWhileClosed(ctx);
  const invitation = await load(ctx, id);
  if (invitation.roles.length > 0) {
    await grantableRoles(
      ctx,
      invitation.roles.map((role) => role.id),
      '/role_ids',
      'anybody',
    );
  }
  const nonce = randomToken();
  const tokenHash = actionTokenHash(actionToken(ctx.keyring, { id, nonce }));
  await commit(ctx, {
    refuseFirst: [
      { reason: 'invitation_over', query: settled(id), problem: over },
      { reason: 'email_taken', query: accountOf(canonical(invitation.email)), problem: () => taken(invitation.email) },
    ],
    writes: [renew(id, { nonce, tokenHash, expiresAt: ctx.now + VALID_MS, invitedBy: inviter })],
    audit: [{ action: 'invitation.resent', type: 'UPDATE', target: targetOf(invitation) }],
    events: [{ type: 'invitation.created', subject: null, data: { invitation_id: id } }],
  });
  return load(ctx, id);
}

export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  const invitation = await load(ctx, id);
  await commit(ctx, {
    refuseFirst: [{ reason: 'invitation_over', query: settled(id), problem: over }],
    writes: [markRevoked(ctx, id)],
    audit: [{ action: 'invitation.revoked', type: 'DELETE', target: targetOf(invitation) }],
    events: [{ type: 'invitation.revoked', subject: null, data: { invitation_id: id } }],
  });
}

/** What the link leads to; looking uses nothing up. @throws invalid_token, too_many_attempts. */
export async function openInvitation(ctx: Ctx, token: string): Promise<InvitationView> {
  const gate = await failureGate(
    ctx,
    `invitation:${ctx.origin.ip}`,
    FAILURES_MAX,
    FAILURES_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const invitation = await findOpenByToken(ctx, actionTokenHash(token));
  if (invitation) return invitation;
  await gate.countFailure();
  throw invitationRefused('It was used or revoked, or its time is over. Ask whoever invited you for a new one.');
}

export async function refuseWhileClosed(ctx: Ctx): Promise<void> {
  const { registration } = await readSettings(ctx);
  if (registration.mode === 'closed') throw registrationClosed('Accounts are made by administrators here.');
}

async function load(ctx: Ctx, id: string): Promise<InvitationView> {
  const found = await findInvitation(ctx, id);
  if (!found) throw invitationNotFound('It may have been removed.');
  return found;
}

const targetOf = ({ id, email }: Pick<InvitationView, 'id' | 'email'>) => ({ type: 'invitation', id, name: email });
const over = () => invitationOver('It was accepted or revoked. Invite again.');
const taken = (email: string) =>
  emailTaken(`${email} is already in use.`, {
    errors: [{ pointer: '/email', code: 'email_taken', detail: 'Someone has this address already.' }],
  });
const invitedAlready = (email: string) =>
  alreadyInvited(`Send ${email} the invitation again, or revoke it first.`, {
    errors: [{ pointer: '/email', code: 'already_invited', detail: 'There is an open invitation for this address.' }],
  });
