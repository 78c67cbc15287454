import { query, rows } from '../../db/client';
import { ask } from '../../platform/access/authorize';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import {
  assertCanGrant,
  type GroupFacts,
  givenTo,
  groupFacts,
  type Receivers,
  type RoleFacts,
  roleFacts,
} from '../../platform/access/grant';
import { requireRecentAuth } from '../../platform/access/recent-auth';
import type { Ctx } from '../../platform/context';
import { forbidden } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { unknownReference } from './problems';

export type GrantableRole = { id: string; key: string; name: string };

/**
 * Roles that exist and that give no more than the caller holds: nobody gives what they don't hold (T28).
 * @throws unknown_reference, cannot_grant.
 */
async function rolesWithinOwn(ctx: Ctx, roleIds: string[], pointer: string, to: Receivers): Promise<RoleFacts[]> {
  const roles = await roleFacts(ctx, roleIds);
  if (roles.length < roleIds.length) throw unknownRole(pointer);
  await assertCanGrant(ctx, [...new Set(roles.flatMap(({ gives }) => gives))], {
    to,
    includesSuperAdmin: roles.some(({ id }) => id === SYSTEM_ROLES.super_admin),
  });
  return roles;
}

/** One of them. */
export async function roleToGive(ctx: Ctx, roleId: string, pointer: string, to: Receivers): Promise<RoleFacts> {
  const [role] = await rolesWithinOwn(ctx, [roleId], pointer, to);
  if (!role) throw unknownRole(pointer);
  return role;
}

/** A role that exists: nobody needs to hold what they take away. @throws unknown_reference. */
export async function roleToTake(ctx: Ctx, roleId: string, pointer: string): Promise<GrantableRole> {
  const [role] = await rows<GrantableRole>(ctx.sql, query('SELECT id, key, name FROM roles WHERE id = ?', roleId));
  if (!role) throw unknownRole(pointer);
  return role;
}

function unknownRole(pointer: string) {
  return unknownReference('There is no such role.', {
    errors: [{ pointer, code: 'unknown_reference', detail: 'Choose a role that exists.' }],
  });
}

/**
 * Roles as `rolesWithinOwn` has them, for routes that ask neither for the permission to give roles nor for recent authentication.
 * @throws forbidden, step_up_required besides.
 */
export async function grantableRoles(
  ctx: Ctx,
  roleIds: string[],
  pointer: string,
  to: Receivers,
): Promise<GrantableRole[]> {
  requireRecentAuth(ctx, callerOf(ctx).session.authenticatedAt);
  await requirePermissions(ctx, ['users:assign_roles']);
  return rolesWithinOwn(ctx, roleIds, pointer, to);
}

/**
 * Groups that exist and that the caller may put somebody into: being in one gives all that it carries (T28).
 * @throws unknown_reference, cannot_grant, forbidden, step_up_required.
 */
export async function grantableGroups(
  ctx: Ctx,
  groupIds: string[],
  pointer: string,
  to: Receivers,
): Promise<GroupFacts[]> {
  requireRecentAuth(ctx, callerOf(ctx).session.authenticatedAt);
  await requirePermissions(ctx, ['groups:assign']);
  const groups = await groupFacts(ctx, groupIds);
  if (groups.length < groupIds.length) {
    throw unknownReference('There is no such group.', {
      errors: [{ pointer, code: 'unknown_reference', detail: 'Choose a group that exists.' }],
    });
  }
  await assertCanGrant(
    ctx,
    groups.flatMap(({ gives }) => gives),
    { to, includesSuperAdmin: false },
  );
  return groups;
}

/** For fields of a request that need more than its route does. */
export async function requirePermissions(ctx: Ctx, permissions: string[]): Promise<void> {
  const answer = await ask(ctx, callerOf(ctx).credential, { kind: 'may_each', permissions });
  const missing = permissions.filter((_, index) => !(answer.ok && answer.each?.[index]?.allowed));
  if (missing.length > 0) throw forbidden(`This needs the permission ${missing.join(', ')}.`);
}

/** The same for what may be held over one's team or branch only: the context then reaches no further. @throws forbidden. */
export async function requirePermissionOver(ctx: Ctx, permission: string): Promise<Ctx> {
  const caller = callerOf(ctx);
  const answer = await ask(ctx, caller.credential, { kind: 'may', permission, scoped: true });
  if (!answer.ok || !answer.allowed) throw forbidden(`This needs the permission ${permission}.`);
  return { ...ctx, caller: { ...caller, within: answer.within ?? null } };
}

export async function holdsSuperAdmin(ctx: Ctx, userId: string): Promise<boolean> {
  return (await superAdminsAmong(ctx, [userId])).has(userId);
}

export async function superAdminsAmong(ctx: Ctx, userIds: readonly string[]): Promise<Set<string>> {
  const held = await rows<{ user_id: string }>(
    ctx.sql,
    query(
      `SELECT user_id FROM user_roles WHERE user_id IN (SELECT value FROM json_each(?)) AND role_id = ?
         AND (expires_at IS NULL OR expires_at > ?)`,
      JSON.stringify(userIds),
      SYSTEM_ROLES.super_admin,
      ctx.now,
    ),
  );
  return new Set(held.map(({ user_id }) => user_id));
}

/** Whoever sets an account's address can have its password reset: only for users who may do no more than the caller (T28). */
export async function refuseTakeover(ctx: Ctx, userId: string): Promise<void> {
  const { permissions, isSuperAdmin } = await givenTo(ctx, userId);
  await assertCanGrant(ctx, permissions, { to: { users: [userId] }, includesSuperAdmin: isSuperAdmin });
}
