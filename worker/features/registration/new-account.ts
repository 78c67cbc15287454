import type { Write } from '../../db/client';
import { newId } from '../../kernel/ids';
import type { Problem } from '../../kernel/problem';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { storePassword } from '../password/commands';
import { emailTaken, insertUser, insertUserRole, newUserRow } from '../users/commands';

type NewAccount = {
  email: string;
  firstName: string;
  lastName: string;
  locale: string;
  /** Null for somebody who signs in another way. */
  passwordHash: string | null;
  status: 'pending' | 'active';
  roles: { id: string; key: string; name: string }[];
  method: string;
};

type Created = Pick<ChangeSet, 'audit' | 'events' | 'conflicts'> & { userId: string; writes: Write[] };

/** The role that everybody has who came without one. */
export const DEFAULT_ROLE = { id: SYSTEM_ROLES.user, key: 'user', name: 'User' };

/** The change that makes an account for somebody who has proved the address. They are their own creator. */
export function newAccount(ctx: Ctx, account: NewAccount): Created {
  const row = {
    ...newUserRow(
      {
        email: account.email,
        first_name: account.firstName,
        last_name: account.lastName,
        initial_status: account.status,
        locale: account.locale,
      },
      { id: newId(), now: ctx.now, actorId: null },
    ),
    emailVerified: true,
  };
  const target = { type: 'user', id: row.id, name: row.displayName };
  const actor = { id: row.id, name: row.displayName, type: 'user' as const };
  const changes = [
    { field: 'email', before: null, after: row.email },
    { field: 'status', before: null, after: row.status },
  ];
  return {
    userId: row.id,
    writes: [
      insertUser(ctx, row),
      ...(account.passwordHash === null ? [] : storePassword(ctx, row.id, account.passwordHash, false)),
      ...account.roles.map(({ id }) =>
        insertUserRole(ctx, row.id, { roleId: id, effectiveFrom: ctx.now, expiresAt: null }),
      ),
    ],
    conflicts: { 'users.email_key': addressTaken },
    audit: [
      { action: 'user.created', type: 'CREATE', method: account.method, target, actor, changes },
      ...account.roles.map(({ name }) => ({
        action: 'user.role_assigned',
        type: 'ROLE_ASSIGNMENT' as const,
        target,
        actor,
        changes: [{ field: 'role', before: null, after: name }],
      })),
    ],
    events: [
      {
        type: 'user.created',
        subject: row.id,
        data: { email: row.email, display_name: row.displayName, status: row.status },
      },
      ...account.roles.map(({ id, key }) => ({
        type: 'user.role_assigned',
        subject: row.id,
        data: { role_id: id, role: key },
      })),
    ],
  };
}

/** Told only to whoever has just proved the mailbox. */
function addressTaken(): Problem {
  return emailTaken('You have an account with this address already. Sign in with it.');
}
