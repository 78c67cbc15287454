import { query, rows } from '../../db/client';
import { problem } from '../../kernel/problem';
import type { Ctx } from '../context';
import { unauthenticated } from '../http/problems';
import { ask } from './authorize';

export const cannotGrant = problem('cannot_grant', 403, 'You can’t give what you don’t hold');

const NAMED_MAX = 5;

/**
 * The one rule of every door to power (T28): nobody gives what they don't hold. One object call.
 * @throws cannotGrant, naming the first permissions that the caller lacks.
 */
export async function assertCanGrant(
  ctx: Ctx,
  permissions: string[],
  options: { includesSuperAdmin: boolean },
): Promise<void> {
  if (!ctx.caller) throw unauthenticated();
  if (permissions.length === 0 && !options.includesSuperAdmin) return;
  const answer = await ask(ctx, ctx.caller.credential, { kind: 'may_each', permissions });
  if (!answer.ok) throw unauthenticated('The session is over. Sign in again.');
  if (answer.isRoot) return;
  if (options.includesSuperAdmin) throw cannotGrant('Only a super admin can make somebody a super admin.');
  const missing = permissions.filter((_, index) => !answer.each?.[index]?.allowed);
  if (missing.length === 0) return;
  const more = missing.length > NAMED_MAX ? ` and ${missing.length - NAMED_MAX} more` : '';
  throw cannotGrant(`You don’t hold ${missing.slice(0, NAMED_MAX).join(', ')}${more}.`, {
    members: { missing_permissions: missing },
  });
}

/** What holding each role gives: its own permissions and those of its ancestors, sorted. Every id asked for has an entry. */
export async function effectiveRolePermissions(ctx: Ctx, roleIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await rows<{ role_id: string; permission_key: string }>(
    ctx.sql,
    // `UNION` ends on a cycle.
    query(
      `WITH RECURSIVE lineage(role_id, ancestor_id) AS (
         SELECT value, value FROM json_each(?)
         UNION SELECT lineage.role_id, role_parents.parent_id FROM lineage JOIN role_parents ON role_parents.role_id = lineage.ancestor_id
       )
       SELECT DISTINCT lineage.role_id, role_permissions.permission_key
       FROM lineage JOIN role_permissions ON role_permissions.role_id = lineage.ancestor_id
       ORDER BY role_permissions.permission_key`,
      JSON.stringify(roleIds),
    ),
  );
  const byRole = new Map<string, string[]>(roleIds.map((id) => [id, []]));
  for (const { role_id, permission_key } of found) byRole.get(role_id)?.push(permission_key);
  return byRole;
}

export type RoleFacts = { id: string; key: string; name: string; permissions: string[] };

/** The roles of `roleIds` that exist, each with what holding it gives. */
export async function roleFacts(ctx: Ctx, roleIds: readonly string[]): Promise<RoleFacts[]> {
  const [found, permissions] = await Promise.all([
    rows<{ id: string; key: string; name: string }>(
      ctx.sql,
      query('SELECT id, key, name FROM roles WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(roleIds)),
    ),
    effectiveRolePermissions(ctx, roleIds),
  ]);
  return found.map((role) => ({ ...role, permissions: permissions.get(role.id) ?? [] }));
}
