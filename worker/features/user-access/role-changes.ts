import { query, rows } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import type { Window } from '../../platform/access/window';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import {
  type GrantableRole,
  insertUserRole,
  lastSuperAdminStays,
  refuseArchivedMeanwhile,
  targetOf,
} from '../users/commands';
import { roleHeld, roleNotHeld } from './problems';

type Parts = Omit<ChangeSet, 'affects'>;

/** The change that gives users a role; who may do that to whom is the caller's to check. */
export function roleAssignment(ctx: Ctx, role: GrantableRole, users: readonly UserRow[], window: Window): Parts {
  return {
    refuseFirst: [refuseArchivedMeanwhile(users.map(({ id }) => id))],
    writes: [
      // A row that gave nothing any more would stand in the way of giving the role anew.
      query(
        'DELETE FROM user_roles WHERE role_id = ? AND user_id IN (SELECT value FROM json_each(?)) AND expires_at <= ?',
        role.id,
        JSON.stringify(users.map(({ id }) => id)),
        ctx.now,
      ),
      ...users.map(({ id }) => insertUserRole(ctx, id, { roleId: role.id, ...window })),
    ],
    conflicts: { 'user_roles.user_id': () => roleHeld(`Somebody was given ${role.name} meanwhile. Try again.`) },
    audit: users.map((user) => ({
      action: 'user.role_assigned',
      type: 'ROLE_ASSIGNMENT',
      target: targetOf(user),
      changes: [
        { field: 'role', before: null, after: role.name },
        { field: 'effective_from', before: null, after: toTimestamp(window.effectiveFrom) },
        { field: 'expires_at', before: null, after: toOptionalTimestamp(window.expiresAt) },
      ].filter(({ after }) => after !== null),
    })),
    events: users.map(({ id }) => ({
      type: 'user.role_assigned',
      subject: id,
      data: { role_id: role.id, role: role.key },
    })),
  };
}

/** The change that takes a role from users who hold it. The last super admin can't be lost: the batch asserts it. */
export function roleRemoval(ctx: Ctx, role: GrantableRole, users: readonly UserRow[]): Parts {
  const ids = JSON.stringify(users.map(({ id }) => id));
  return {
    refuseFirst: [
      {
        reason: 'role_not_held',
        query: query(
          `SELECT 1 WHERE (SELECT count(*) FROM user_roles WHERE role_id = ? AND user_id IN (SELECT value FROM json_each(?))) < ?`,
          role.id,
          ids,
          users.length,
        ),
        problem: () => roleNotHeld('It was taken away meanwhile.'),
      },
    ],
    writes: [
      query('DELETE FROM user_roles WHERE role_id = ? AND user_id IN (SELECT value FROM json_each(?))', role.id, ids),
    ],
    refuseWhen: role.id === SYSTEM_ROLES.super_admin ? [lastSuperAdminStays(ctx)] : [],
    audit: users.map((user) => ({
      action: 'user.role_removed',
      type: 'ROLE_ASSIGNMENT',
      target: targetOf(user),
      changes: [{ field: 'role', before: role.name, after: null }],
    })),
    events: users.map(({ id }) => ({
      type: 'user.role_removed',
      subject: id,
      data: { role_id: role.id, role: role.key },
    })),
  };
}

/** Those of the users who hold the role by themselves, now or later; `lapsed` counts what ended too. */
export async function holdersAmong(
  ctx: Ctx,
  roleId: string,
  userIds: readonly string[],
  { lapsed }: { lapsed: boolean },
): Promise<Set<string>> {
  const found = await rows<{ user_id: string }>(
    ctx.sql,
    query(
      `SELECT user_id FROM user_roles WHERE role_id = ? AND user_id IN (SELECT value FROM json_each(?))
         ${lapsed ? '' : 'AND (expires_at IS NULL OR expires_at > ?)'}`,
      roleId,
      JSON.stringify(userIds),
      ...(lapsed ? [] : [ctx.now]),
    ),
  );
  return new Set(found.map(({ user_id }) => user_id));
}
