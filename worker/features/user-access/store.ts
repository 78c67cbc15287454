import { type Query, query, rows, type Write } from '../../db/client';
import type { GivenRow } from '../../platform/access/given';
import type { Window } from '../../platform/access/window';
import type { Ctx } from '../../platform/context';

export type DirectPermission = Window & { key: string };

export type DirectPermissionRow = GivenRow & { permission_key: string };

/** What was given to the user themselves: in force, scheduled or lapsed. */
export function directPermissions(ctx: Ctx, userId: string): Promise<DirectPermissionRow[]> {
  return rows<DirectPermissionRow>(
    ctx.sql,
    query(
      `SELECT permission_key, effective_from, user_permissions.expires_at, assigned_at, assigned_by,
         users.display_name AS assigned_by_name, reason_code, comment
       FROM user_permissions LEFT JOIN users ON users.id = user_permissions.assigned_by
       WHERE user_permissions.user_id = ? ORDER BY permission_key`,
      userId,
    ),
  );
}

/** Takes `gone` and gives `given`, in place of what stood for the same keys. Each list is one bound value. */
export function replaceDirectPermissions(
  ctx: Ctx,
  userId: string,
  gone: readonly string[],
  given: readonly DirectPermission[],
): Write[] {
  return [
    query(
      'DELETE FROM user_permissions WHERE user_id = ? AND permission_key IN (SELECT value FROM json_each(?))',
      userId,
      JSON.stringify([...gone, ...given.map(({ key }) => key)]),
    ),
    query(
      `INSERT INTO user_permissions (user_id, permission_key, effective_from, expires_at, assigned_by, assigned_at, reason_code, comment)
       SELECT ?, value ->> 0, value ->> 1, value ->> 2, ?, ?, ?, ? FROM json_each(?)`,
      userId,
      ctx.actor.id,
      ctx.now,
      ctx.reason.reasonCode,
      ctx.reason.comment,
      JSON.stringify(given.map(tuple)),
    ),
  ];
}

/** Selects a row when the user's direct permissions aren't those that were loaded, ordered by key. */
export function directPermissionsMoved(userId: string, loaded: readonly DirectPermission[]): Query {
  return query(
    `SELECT 1 WHERE (SELECT json_group_array(json_array(permission_key, effective_from, expires_at) ORDER BY permission_key)
       FROM user_permissions WHERE user_id = ?) IS NOT ?`,
    userId,
    JSON.stringify(loaded.map(tuple)),
  );
}

function tuple({ key, effectiveFrom, expiresAt }: DirectPermission): [string, number, number | null] {
  return [key, effectiveFrom, expiresAt];
}

/** The same for several users, ordered by key. */
export async function directPermissionsOf(
  ctx: Ctx,
  userIds: readonly string[],
): Promise<Map<string, DirectPermission[]>> {
  const found = await rows<{ user_id: string; key: string; effective_from: number; expires_at: number | null }>(
    ctx.sql,
    query(
      `SELECT user_id, permission_key AS key, effective_from, expires_at FROM user_permissions
       WHERE user_id IN (SELECT value FROM json_each(?)) ORDER BY permission_key`,
      JSON.stringify(userIds),
    ),
  );
  const byUser = new Map<string, DirectPermission[]>();
  for (const { user_id, key, effective_from, expires_at } of found) {
    const held = byUser.get(user_id) ?? [];
    byUser.set(user_id, [...held, { key, effectiveFrom: effective_from, expiresAt: expires_at }]);
  }
  return byUser;
}
