import { batchRows, query, rows } from '../../../db/client';
import { SYSTEM_ROLES } from '../../../platform/access/catalogue';
import type { Ctx } from '../../../platform/context';

export type RoleBrief = { id: string; key: string; name: string };

/** Roles that inherit from it, through every generation. */
export function heirsOf(ctx: Ctx, roleId: string): Promise<RoleBrief[]> {
  return rows<RoleBrief>(
    ctx.sql,
    query(
      `WITH RECURSIVE heirs(id) AS (
         SELECT role_id FROM role_parents WHERE parent_id = ?1
         UNION SELECT role_parents.role_id FROM heirs JOIN role_parents ON role_parents.parent_id = heirs.id
       )
       SELECT roles.id, key, name FROM heirs JOIN roles ON roles.id = heirs.id WHERE roles.id <> ?1 ORDER BY name_key`,
      roleId,
    ),
  );
}

// Who gives the keys where the role itself is thought away: then it gives nothing and inherits nothing.
const ELSEWHERE = `
delta(key) AS (SELECT value FROM json_each(?2)),
elsewhere(role_id, key) AS (
  SELECT role_permissions.role_id, delta.key FROM delta CROSS JOIN role_permissions ON role_permissions.permission_key = delta.key
    WHERE role_permissions.role_id <> ?1
  UNION SELECT role_parents.role_id, elsewhere.key FROM elsewhere CROSS JOIN role_parents ON role_parents.parent_id = elsewhere.role_id
    WHERE role_parents.role_id <> ?1
)`;

/** Roles that give one of the keys without this role, each with those keys. */
export async function givenElsewhere(ctx: Ctx, roleId: string, keys: string[]): Promise<Map<string, string[]>> {
  const found = await rows<{ role_id: string; key: string }>(
    ctx.sql,
    query(`WITH RECURSIVE ${ELSEWHERE} SELECT role_id, key FROM elsewhere`, roleId, JSON.stringify(keys)),
  );
  const byRole = Map.groupBy(found, ({ role_id }) => role_id);
  return new Map([...byRole].map(([id, given]) => [id, given.map(({ key }) => key)]));
}

const inForce = (table: string) =>
  `${table}.effective_from <= ?3 AND (${table}.expires_at IS NULL OR ${table}.expires_at > ?3)`;

/**
 * `signed(user_id, signature)`: every member with what else gives them one of the keys, as a JSON list of role ids and keys. Thousands of
 * members share a handful of these, so that what the change means is reckoned once for each.
 */
const SIGNED = `
${ELSEWHERE},
heirs(role_id) AS (
  SELECT ?1 UNION SELECT role_parents.role_id FROM heirs CROSS JOIN role_parents ON role_parents.parent_id = heirs.role_id
),
members(user_id) AS (
  SELECT user_roles.user_id FROM heirs CROSS JOIN user_roles ON user_roles.role_id = heirs.role_id WHERE ${inForce('user_roles')}
  UNION SELECT group_members.user_id FROM heirs CROSS JOIN group_roles ON group_roles.role_id = heirs.role_id
    CROSS JOIN group_members ON group_members.group_id = group_roles.group_id
    WHERE ${inForce('group_roles')} AND ${inForce('group_members')}
),
counted(user_id) AS (
  SELECT users.id FROM members CROSS JOIN users ON users.id = members.user_id WHERE users.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role_id = ?4 AND ${inForce('user_roles')})
),
others(user_id, source) AS (
  SELECT counted.user_id, user_roles.role_id FROM counted CROSS JOIN user_roles ON user_roles.user_id = counted.user_id
    WHERE user_roles.role_id IN (SELECT role_id FROM elsewhere) AND ${inForce('user_roles')}
  UNION ALL SELECT counted.user_id, group_roles.role_id FROM counted CROSS JOIN group_members ON group_members.user_id = counted.user_id
    CROSS JOIN group_roles ON group_roles.group_id = group_members.group_id
    WHERE group_roles.role_id IN (SELECT role_id FROM elsewhere) AND ${inForce('group_members')} AND ${inForce('group_roles')}
  UNION ALL SELECT counted.user_id, group_permissions.permission_key FROM counted CROSS JOIN group_members ON group_members.user_id = counted.user_id
    CROSS JOIN group_permissions ON group_permissions.group_id = group_members.group_id
    WHERE group_permissions.permission_key IN (SELECT key FROM delta) AND ${inForce('group_members')} AND ${inForce('group_permissions')}
  UNION ALL SELECT counted.user_id, user_permissions.permission_key FROM counted CROSS JOIN user_permissions ON user_permissions.user_id = counted.user_id
    WHERE user_permissions.permission_key IN (SELECT key FROM delta) AND ${inForce('user_permissions')}
),
having_others(user_id, signature) AS (
  SELECT user_id, json_group_array(DISTINCT source ORDER BY source) FROM others GROUP BY user_id
),
signed(user_id, signature) AS (
  SELECT counted.user_id, coalesce(having_others.signature, '[]') FROM counted LEFT JOIN having_others ON having_others.user_id = counted.user_id
)`;

export type Signature = { signature: string; members: number };
type Sampled = { id: string; display_name: string };

export function signatures(ctx: Ctx, roleId: string, keys: string[]): Promise<Signature[]> {
  return rows<Signature>(
    ctx.sql,
    query(
      `WITH RECURSIVE ${SIGNED} SELECT signature, count(*) AS members FROM signed GROUP BY signature`,
      roleId,
      JSON.stringify(keys),
      ctx.now,
      SYSTEM_ROLES.super_admin,
    ),
  );
}

/** The first members, by name, of each of the lists of signatures. */
export async function samples(
  ctx: Ctx,
  { roleId, keys, lists, limit }: { roleId: string; keys: string[]; lists: [string[], string[]]; limit: number },
): Promise<[Sampled[], Sampled[]]> {
  const sample = (of: string[]) =>
    query(
      `WITH RECURSIVE ${SIGNED}
       SELECT users.id, users.display_name FROM signed JOIN users ON users.id = signed.user_id
       WHERE signed.signature IN (SELECT value FROM json_each(?5)) ORDER BY users.name_key, users.id LIMIT ?6`,
      roleId,
      JSON.stringify(keys),
      ctx.now,
      SYSTEM_ROLES.super_admin,
      JSON.stringify(of),
      limit,
    );
  return batchRows<[Sampled, Sampled]>(ctx.sql, [sample(lists[0]), sample(lists[1])]);
}
