import { batchRows, query, rows } from '../../db/client';
import type { PermissionQuestion } from '../../kernel/account-rpc';
import { type Problem, problem } from '../../kernel/problem';
import type { Ctx } from '../context';
import { unauthenticated } from '../http/problems';
import { SYSTEM_ROLES } from './catalogue';
import { holdingOf, nameOf, reachesAll } from './giver';
import type { Scope } from './scope';

export const cannotGrant = problem('cannot_grant', 403, 'You can’t give what you don’t hold');

/**
 * Who comes by what is given: users; one who is yet to be made, by the caller's scopes that will reach them; or nobody knows
 * who, as with roles, groups, rules and invitations.
 */
export type Receivers = { users: readonly string[] } | { reachedBy: readonly Scope[] } | 'anybody';

/**
 * The one rule of every door to power (T28): nobody gives what they don't hold, everywhere or on the object named, nor over more
 * people than they hold it. One object call, and a statement where the caller holds something over their team or branch only.
 * @throws cannotGrant, naming the first permissions that the caller lacks or holds too narrowly.
 */
export async function assertCanGrant(
  ctx: Ctx,
  permissions: readonly PermissionQuestion[],
  { to, includesSuperAdmin }: { to: Receivers; includesSuperAdmin: boolean },
): Promise<void> {
  if (!ctx.caller) throw unauthenticated();
  if (permissions.length === 0 && !includesSuperAdmin) return;
  const { isRoot, holdOf } = await holdingOf(ctx, ctx.caller, permissions);
  if (isRoot) return;
  if (includesSuperAdmin) throw cannotGrant('Only a super admin can make somebody a super admin.');
  const missing = permissions.filter((question) => holdOf(question) === 'not');
  if (missing.length > 0) throw lacking(missing);
  const userIds = typeof to === 'object' && 'users' in to ? to.users : [];
  const reaches = await reachesAll(ctx, ctx.caller, permissions.map(holdOf), userIds);
  const narrow = permissions.filter((question) => {
    const hold = holdOf(question);
    if (typeof hold === 'string') return false;
    if (to === 'anybody' || hold.isOnObject) return true;
    return 'users' in to ? !to.users.every((id) => reaches(hold, id)) : !to.reachedBy.includes(hold.within);
  });
  if (narrow.length > 0) throw tooNarrow(narrow);
}

export type Gift = { permissions: readonly PermissionQuestion[]; to: string };

/** For many at once: those of the gifts that the caller couldn't give by themselves, and why. As `assertCanGrant` costs. */
export async function ungrantable<One extends Gift>(ctx: Ctx, gifts: readonly One[]): Promise<Map<One, Problem>> {
  if (!ctx.caller) throw unauthenticated();
  const permissions = gifts.flatMap((gift) => gift.permissions);
  if (permissions.length === 0) return new Map();
  const { isRoot, holdOf } = await holdingOf(ctx, ctx.caller, permissions);
  if (isRoot) return new Map();
  const receivers = [...new Set(gifts.map(({ to }) => to))];
  const reaches = await reachesAll(ctx, ctx.caller, permissions.map(holdOf), receivers);
  return new Map(
    gifts.flatMap((gift): [One, Problem][] => {
      const missing = gift.permissions.filter((question) => holdOf(question) === 'not');
      if (missing.length > 0) return [[gift, lacking(missing)]];
      const narrow = gift.permissions.filter((question) => !reaches(holdOf(question), gift.to));
      return narrow.length > 0 ? [[gift, tooNarrow(narrow)]] : [];
    }),
  );
}

function lacking(missing: readonly PermissionQuestion[]): Problem {
  return cannotGrant(`You don’t hold ${listed(missing)}.`, { members: { missing_permissions: missing.map(nameOf) } });
}

function tooNarrow(narrow: readonly PermissionQuestion[]): Problem {
  const detail = `You hold ${listed(narrow)} over your own team or branch only: given on, it would reach people whom you don’t.`;
  return cannotGrant(detail, { members: { missing_permissions: narrow.map(nameOf) } });
}

const NAMED_MAX = 5;

function listed(questions: readonly PermissionQuestion[]): string {
  const more = questions.length > NAMED_MAX ? ` and ${questions.length - NAMED_MAX} more` : '';
  return `${questions.slice(0, NAMED_MAX).map(nameOf).join(', ')}${more}`;
}

const GIVEN = `
  WITH RECURSIVE joined(group_id) AS (SELECT group_id FROM group_members WHERE user_id = ?1),
  held(role_id) AS (
    SELECT role_id FROM user_roles WHERE user_id = ?1
    UNION SELECT group_roles.role_id FROM joined CROSS JOIN group_roles ON group_roles.group_id = joined.group_id
    UNION SELECT role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.role_id
  )`;

/**
 * Everything that somebody was given by role, group, directly or on single objects, now or at another time, and whether they
 * are a super admin: what one must hold oneself to act on their account (T28, T29).
 */
export async function givenTo(
  ctx: Ctx,
  userId: string,
): Promise<{ permissions: PermissionQuestion[]; isSuperAdmin: boolean }> {
  const [found, granted] = await batchRows<[{ role_id: string | null; permission_key: string | null }, GrantedRow]>(
    ctx.sql,
    [
      query(
        `${GIVEN}
       SELECT NULL AS role_id, role_permissions.permission_key FROM held JOIN role_permissions ON role_permissions.role_id = held.role_id
       UNION SELECT NULL, group_permissions.permission_key FROM joined JOIN group_permissions ON group_permissions.group_id = joined.group_id
       UNION SELECT NULL, permission_key FROM user_permissions WHERE user_id = ?1
       UNION SELECT role_id, NULL FROM held WHERE role_id = ?2`,
        userId,
        SYSTEM_ROLES.super_admin,
      ),
      query(
        `${GIVEN}, subjects(type, id) AS (
         SELECT 'user', ?1 UNION ALL SELECT 'group', group_id FROM joined UNION ALL SELECT 'role', role_id FROM held
       )
       SELECT object_type, object_id, actions FROM subjects
       CROSS JOIN grants ON grants.subject_type = subjects.type AND grants.subject_id = subjects.id
       WHERE grants.expires_at IS NULL OR grants.expires_at > ?2`,
        userId,
        ctx.now,
      ),
    ],
  );
  return {
    permissions: [...found.flatMap(({ permission_key }) => permission_key ?? []), ...granted.flatMap(questionsOf)],
    isSuperAdmin: found.some(({ role_id }) => role_id !== null),
  };
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

type GrantedRow = { object_type: string; object_id: string; actions: string };

/** Each action of a grant, asked of its object. */
function questionsOf({ object_type: type, object_id: id, actions }: GrantedRow): PermissionQuestion[] {
  // Stored as JSON by the grants feature.
  return (JSON.parse(actions) as string[]).map((action) => ({ permission: `${type}:${action}`, object: { type, id } }));
}

/** `gives` are its permissions, and what is granted on single objects to its holders. */
export type RoleFacts = {
  id: string;
  key: string;
  name: string;
  permissions: string[];
  gives: PermissionQuestion[];
};

/** The roles of `roleIds` that exist, each with what holding it gives, through its ancestors too. */
export async function roleFacts(ctx: Ctx, roleIds: readonly string[]): Promise<RoleFacts[]> {
  const asked = JSON.stringify(roleIds);
  const [[found, granted], permissions] = await Promise.all([
    batchRows<[{ id: string; key: string; name: string }, GrantedRow & { role_id: string }]>(ctx.sql, [
      query('SELECT id, key, name FROM roles WHERE id IN (SELECT value FROM json_each(?))', asked),
      query(
        `WITH RECURSIVE lineage(role_id, ancestor_id) AS (
           SELECT value, value FROM json_each(?)
           UNION SELECT lineage.role_id, role_parents.parent_id FROM lineage JOIN role_parents ON role_parents.role_id = lineage.ancestor_id
         )
         SELECT lineage.role_id, object_type, object_id, actions FROM lineage
         CROSS JOIN grants ON grants.subject_type = 'role' AND grants.subject_id = lineage.ancestor_id
         WHERE grants.expires_at IS NULL OR grants.expires_at > ?`,
        asked,
        ctx.now,
      ),
    ]),
    effectiveRolePermissions(ctx, roleIds),
  ]);
  return found.map((role) => {
    const keys = permissions.get(role.id) ?? [];
    const onObjects = granted.filter(({ role_id }) => role_id === role.id).flatMap(questionsOf);
    return { ...role, permissions: keys, gives: [...keys, ...onObjects] };
  });
}

export type GroupFacts = { id: string; name: string; version: number; gives: PermissionQuestion[] };

type GroupFactsRow = { id: string; name: string; version: number; permissions: string; grants: string };

/**
 * The groups of `groupIds` that exist, each with what being in it gives, now or at another time: its permissions, those of its
 * roles and their ancestors, and what was granted on single objects to it or to one of them.
 */
export async function groupFacts(ctx: Ctx, groupIds: readonly string[]): Promise<GroupFacts[]> {
  const found = await rows<GroupFactsRow>(
    ctx.sql,
    query(
      `WITH RECURSIVE asked(group_id) AS (SELECT value FROM json_each(?)),
       lineage(group_id, role_id) AS (
         SELECT asked.group_id, group_roles.role_id FROM asked CROSS JOIN group_roles ON group_roles.group_id = asked.group_id
         UNION SELECT lineage.group_id, role_parents.parent_id FROM lineage JOIN role_parents ON role_parents.role_id = lineage.role_id
       ),
       given(group_id, permission_key) AS (
         SELECT asked.group_id, permission_key FROM asked CROSS JOIN group_permissions ON group_permissions.group_id = asked.group_id
         UNION SELECT lineage.group_id, permission_key FROM lineage CROSS JOIN role_permissions ON role_permissions.role_id = lineage.role_id
       ),
       subjects(group_id, subject_type, subject_id) AS (
         SELECT group_id, 'group', group_id FROM asked UNION ALL SELECT group_id, 'role', role_id FROM lineage
       )
       SELECT groups.id, groups.name, groups.version,
         (SELECT json_group_array(permission_key ORDER BY permission_key) FROM given WHERE group_id = groups.id) AS permissions,
         (SELECT json_group_array(json_array(object_type, object_id, json(actions))) FROM subjects
            CROSS JOIN grants ON grants.subject_type = subjects.subject_type AND grants.subject_id = subjects.subject_id
            WHERE subjects.group_id = groups.id) AS grants
       FROM asked CROSS JOIN groups ON groups.id = asked.group_id`,
      JSON.stringify(groupIds),
    ),
  );
  return found.map(({ id, name, version, permissions, grants }) => ({
    id,
    name,
    version,
    // The JSON is the statement's own.
    gives: [
      ...(JSON.parse(permissions) as string[]),
      ...(JSON.parse(grants) as [string, string, string[]][]).flatMap(([type, objectId, actions]) =>
        actions.map((action) => ({ permission: `${type}:${action}`, object: { type, id: objectId } })),
      ),
    ],
  }));
}
