import { shardName } from '../../crypto/shard-name';
import { query, rows } from '../../db/client';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import {
  grantableRoles,
  insertUserRole,
  lastSuperAdminStays,
  loadForChange,
  refuseArchived,
  refuseOneself,
  targetOf,
} from '../users/commands';
import { roleHeld, roleNotHeld } from './problems';

export type RoleHolding = {
  id: string;
  key: string;
  name: string;
  effective_from: number;
  expires_at: number | null;
  assigned_at: number;
  assigned_by: string | null;
  assigned_by_name: string | null;
  reason_code: string | null;
  comment: string | null;
};

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

/** In force at the user's next request. Not for oneself, and never more than the caller holds. */
export async function assignRole(
  ctx: Ctx,
  userId: string,
  input: { role_id: string; effective_from?: string | undefined; expires_at?: string | null | undefined },
): Promise<void> {
  const user = await loadForChange(ctx, userId);
  refuseOneself(ctx, userId);
  refuseArchived(user);
  const [role] = await grantableRoles(ctx, [input.role_id], '/role_id');
  if (!role) return;
  const effectiveFrom = input.effective_from ? Date.parse(input.effective_from) : ctx.now;
  const expiresAt = input.expires_at ? Date.parse(input.expires_at) : null;
  if (expiresAt !== null && expiresAt <= Math.max(effectiveFrom, ctx.now)) {
    throw invalid('The end has to be later than the start, and not past.', {
      errors: [{ pointer: '/expires_at', code: 'too_early', detail: 'Choose a time after the start, and not past.' }],
    });
  }
  await commit(ctx, {
    writes: [insertUserRole(ctx, userId, { roleId: role.id, effectiveFrom, expiresAt })],
    conflicts: { 'user_roles.user_id': () => roleHeld(`${user.displayName} holds ${role.name} already.`) },
    audit: [
      {
        action: 'user.role_assigned',
        type: 'ROLE_ASSIGNMENT',
        target: targetOf(user),
        changes: [
          { field: 'role', before: null, after: role.name },
          { field: 'effective_from', before: null, after: toTimestamp(effectiveFrom) },
          { field: 'expires_at', before: null, after: toOptionalTimestamp(expiresAt) },
        ].filter(({ after }) => after !== null),
      },
    ],
    events: [{ type: 'user.role_assigned', subject: userId, data: { role_id: role.id, role: role.key } }],
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
  await commit(ctx, {
    refuseFirst: [
      {
        reason: 'role_not_held',
        query: query(
          'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM user_roles WHERE user_id = ? AND role_id = ?)',
          userId,
          roleId,
        ),
        problem: () => roleNotHeld('It was taken away meanwhile.'),
      },
    ],
    writes: [query('DELETE FROM user_roles WHERE user_id = ? AND role_id = ?', userId, roleId)],
    refuseWhen: roleId === SYSTEM_ROLES.super_admin ? [lastSuperAdminStays(ctx)] : [],
    audit: [
      {
        action: 'user.role_removed',
        type: 'ROLE_ASSIGNMENT',
        target: targetOf(user),
        changes: [{ field: 'role', before: holding.name, after: null }],
      },
    ],
    events: [{ type: 'user.role_removed', subject: userId, data: { role_id: roleId, role: holding.key } }],
    affects: { users: [userId] },
  });
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
