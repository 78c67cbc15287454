import { query, rows } from '../../db/client';
import { ask } from '../../platform/access/authorize';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { assertCanGrant, roleFacts } from '../../platform/access/grant';
import type { Ctx } from '../../platform/context';
import { forbidden } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { unknownReference } from './problems';

export type GrantableRole = { id: string; key: string; name: string };

/**
 * Roles that exist and that the caller may give: nobody gives what they don't hold (T28).
 * @throws unknown_reference, cannot_grant, forbidden.
 */
export async function grantableRoles(ctx: Ctx, roleIds: string[], pointer: string): Promise<GrantableRole[]> {
  await requirePermissions(ctx, ['users:assign_roles']);
  const roles = await roleFacts(ctx, roleIds);
  if (roles.length < roleIds.length) {
    throw unknownReference('There is no such role.', {
      errors: [{ pointer, code: 'unknown_reference', detail: 'Choose a role that exists.' }],
    });
  }
  await assertCanGrant(ctx, [...new Set(roles.flatMap(({ permissions }) => permissions))], {
    includesSuperAdmin: roles.some(({ id }) => id === SYSTEM_ROLES.super_admin),
  });
  return roles;
}

/** For fields of a request that need more than its route does. */
export async function requirePermissions(ctx: Ctx, permissions: string[]): Promise<void> {
  const answer = await ask(ctx, callerOf(ctx).credential, { kind: 'may_each', permissions });
  const missing = permissions.filter((_, index) => !(answer.ok && answer.each?.[index]?.allowed));
  if (missing.length > 0) throw forbidden(`This needs the permission ${missing.join(', ')}.`);
}

export async function holdsSuperAdmin(ctx: Ctx, userId: string): Promise<boolean> {
  const held = await rows(
    ctx.sql,
    query(
      'SELECT 1 FROM user_roles WHERE user_id = ? AND role_id = ? AND (expires_at IS NULL OR expires_at > ?)',
      userId,
      SYSTEM_ROLES.super_admin,
      ctx.now,
    ),
  );
  return held.length > 0;
}

/** Whoever sets an account's address can have its password reset: only for users who may do no more than the caller (T28). */
export async function refuseTakeover(ctx: Ctx, userId: string): Promise<void> {
  const held = await rows<{ role_id: string }>(
    ctx.sql,
    query('SELECT role_id FROM user_roles WHERE user_id = ?', userId),
  );
  const roles = await roleFacts(
    ctx,
    held.map(({ role_id }) => role_id),
  );
  await assertCanGrant(ctx, [...new Set(roles.flatMap(({ permissions }) => permissions))], {
    includesSuperAdmin: roles.some(({ id }) => id === SYSTEM_ROLES.super_admin),
  });
}
