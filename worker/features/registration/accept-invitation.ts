import { query, rows } from '../../db/client';
import { canonical } from '../../kernel/fold';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { invitationRefused, markAccepted, openInvitation, overtaken } from '../invitations/commands';
import { hash, refuseWeakPassword } from '../password/commands';
import { DEFAULT_ROLE, newAccount } from './new-account';
import { deleteFor } from './store';

type Input = {
  invitation: string;
  email?: string | undefined;
  password: string;
  first_name: string;
  last_name: string;
  locale: string;
};

/**
 * Whoever has the token has the mailbox, so the account is made at once, active, with the roles that the inviter could give.
 * @throws invalid_token, email_taken, password_refused.
 */
export async function acceptInvitation(ctx: Ctx, input: Input): Promise<void> {
  const invitation = await openInvitation(ctx, input.invitation);
  if (input.email !== undefined && canonical(input.email) !== canonical(invitation.email)) {
    throw invalid('The invitation is for another address.', {
      errors: [{ pointer: '/email', code: 'not_invited', detail: `The invitation is for ${invitation.email}.` }],
    });
  }
  const { password: policy } = await readSettings(ctx);
  const { email } = invitation;
  await refuseWeakPassword(ctx, input.password, [email, input.first_name, input.last_name], '/password');
  const account = newAccount(ctx, {
    email,
    firstName: input.first_name,
    lastName: input.last_name,
    locale: input.locale,
    passwordHash: await hash(policy, input.password),
    status: 'active',
    roles: await rolesOf(
      ctx,
      invitation.roles.map(({ id }) => id),
    ),
    method: 'invitation',
  });
  await commit(ctx, {
    ...account,
    refuseFirst: [
      {
        reason: 'invitation_over',
        query: overtaken(ctx, invitation.id),
        problem: () => invitationRefused('It was used or revoked meanwhile.'),
      },
    ],
    writes: [...account.writes, markAccepted(ctx, invitation.id), deleteFor(canonical(email))],
    events: [
      ...(account.events ?? []),
      { type: 'invitation.accepted', subject: null, data: { invitation_id: invitation.id } },
    ],
  });
}

/** Those that still exist; whoever was invited without any is a user like everybody else. */
async function rolesOf(ctx: Ctx, ids: string[]): Promise<{ id: string; key: string; name: string }[]> {
  const found = await rows<{ id: string; key: string; name: string }>(
    ctx.sql,
    query('SELECT id, key, name FROM roles WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
  );
  return found.length > 0 ? found : [DEFAULT_ROLE];
}
