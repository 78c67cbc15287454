import { shardName } from '../../crypto/shard-name';
import { query, rows } from '../../db/client';
import type { GivenRow } from '../../platform/access/given';
import { windowOf } from '../../platform/access/window';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { loadForChange, refuseArchived, refuseOneself, roleToGive, targetOf } from '../users/commands';
import { roleHeld, roleNotHeld } from './problems';
import { roleAssignment, roleRemoval } from './role-changes';

/** What other features may use of this one. */
export { refuseUnknown } from './direct-permissions';
export { holdsAll, permissionGrant, standingPermissions } from './permission-grant';
export { permissionsHeld, roleHeld, roleNotHeld } from './problems';
export { holdersAmong, roleAssignment, roleRemoval } from './role-changes';

export type RoleHolding = GivenRow & { id: string; key: string; name: string };

export function rolesOf(ctx: Ctx, userId: string): Promise<RoleHolding[]> {
  return rows<RoleHolding>(
    ctx.sql,
    query(
      `SELECT roles.id, roles.key, roles.name, effective_from, user_roles.expires_at, assigned_at, assigned_by,
         users.display_name AS assigned_by_name, reason_code, comment
       FROM user_roles JOIN roles ON roles.id = user_roles.role_id LEFT JOIN users ON users.id = user_roles.assigned_by
       WHERE user_roles.user_id = ? ORDER BY roles.name_key`,
      userId,
    ),
  );
}

export type GroupRoleHolding = {
  id: string;
  key: string;
  name: string;
  group_id: string;
  group_name: string;
  effective_from: number;
  expires_at: number | null;
};

/** Roles that the user's groups bring: held while the membership and the group's role are both in force. */
export function rolesThroughGroups(ctx: Ctx, userId: string): Promise<GroupRoleHolding[]> {
  return rows<GroupRoleHolding>(
    ctx.sql,
    query(
      `SELECT * FROM (
         SELECT roles.id, roles.key, roles.name, groups.id AS group_id, groups.name AS group_name,
           max(group_members.effective_from, group_roles.effective_from) AS effective_from,
           nullif(min(coalesce(group_members.expires_at, ?2), coalesce(group_roles.expires_at, ?2)), ?2) AS expires_at
         FROM group_members JOIN group_roles ON group_roles.group_id = group_members.group_id
         JOIN groups ON groups.id = group_members.group_id JOIN roles ON roles.id = group_roles.role_id
         WHERE group_members.user_id = ?1 ORDER BY roles.name_key, groups.name_key
       ) WHERE expires_at IS NULL OR expires_at > effective_from`,
      userId,
      Number.MAX_SAFE_INTEGER,
    ),
  );
}

/** In force at the user's next request. Not for oneself, and never more than the caller holds. */
export async function assignRole(
  ctx: Ctx,
  userId: string,
  input: { role_id: string; effective_from?: string | undefined; expires_at?: string | null | undefined },
): Promise<void> {
  const user = await loadForChange(ctx, userId);
  refuseOneself(ctx, userId);
  refuseArchived(user);
  const role = await roleToGive(ctx, input.role_id, '/role_id', { users: [userId] });
  await commit(ctx, {
    ...roleAssignment(ctx, role, [user], windowOf(input, ctx.now)),
    conflicts: { 'user_roles.user_id': () => roleHeld(`${user.displayName} holds ${role.name} already.`) },
    affects: { users: [userId] },
  });
}

/** The last super admin can't be lost, not even to two removals at once: the batch asserts it. */
export async function removeRole(ctx: Ctx, userId: string, roleId: string): Promise<void> {
  const user = await loadForChange(ctx, userId);
  refuseOneself(ctx, userId);
  refuseArchived(user);
  const holding = (await rolesOf(ctx, userId)).find(({ id }) => id === roleId);
  if (!holding) throw roleNotHeld('It may have been taken away already.');
  await commit(ctx, { ...roleRemoval(ctx, holding, [user]), affects: { users: [userId] } });
}

/** Lifts a lockout. Recorded first: a lock that stays is harmless, an unrecorded unlock isn't. */
export async function unlock(ctx: Ctx, userId: string): Promise<void> {
  const user = await loadForChange(ctx, userId);
  const accountKey = `user:${userId}`;
  await commit(ctx, {
    writes: [],
    audit: [{ action: 'account.unlocked', type: 'UPDATE', target: targetOf(user) }],
    events: [{ type: 'account.unlocked', subject: userId, data: {} }],
  });
  ctx.meter.objectCalls += 1;
  await ctx.signInGuard(shardName(ctx.keyring, accountKey)).unlock(accountKey, ctx.now);
}
