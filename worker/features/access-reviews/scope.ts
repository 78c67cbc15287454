import { type Query, query } from '../../db/client';
import type { ReviewScope } from '../../db/schema/reviews';
import { DAY_MS, toTimestamp } from '../../kernel/time';
import type { Condition } from '../../platform/query/page';

/** Roles that bring one of these count as privileged, beside those that are marked so: they decide what others may do. */
const PRIVILEGED_PERMISSIONS = [
  'users:assign_roles',
  'users:assign_permissions',
  'users:reset_credentials',
  'users:impersonate',
  'users:delete',
  'roles:create',
  'roles:update',
  'groups:update',
  'groups:assign',
  'grants:create',
  'settings:update',
];

// `UNION` ends on a cycle of roles. Super admin stands among the roles that are marked.
const PRIVILEGED = `
lineage(role_id, ancestor_id) AS (
  SELECT id, id FROM roles
  UNION SELECT lineage.role_id, role_parents.parent_id FROM lineage JOIN role_parents ON role_parents.role_id = lineage.ancestor_id
),
privileged(role_id) AS (
  SELECT DISTINCT lineage.role_id FROM lineage JOIN roles ON roles.id = lineage.ancestor_id
  WHERE roles.is_high_privilege = 1 OR EXISTS (SELECT 1 FROM role_permissions
    WHERE role_permissions.role_id = roles.id AND permission_key IN (SELECT value FROM json_each(?)))
)`;

const BRINGS = (roles: string) =>
  `EXISTS (SELECT 1 FROM group_roles WHERE group_roles.group_id = groups.id AND group_roles.role_id IN (${roles}))`;
const LISTED = 'SELECT value FROM json_each(?)';

/**
 * Selects every assignment that stands and that the scope names, of users who aren't deleted: user_id, user_name, name_key,
 * user_email, source_type, source_id, source_name, since, expires_at, last_used_on. A role that a group brings is reviewed as
 * the membership of that group: that is what can be taken away from one person.
 */
export function assignmentsIn(scope: ReviewScope, now: number): Query {
  const sources = [
    assignments('role', 'user_roles', 'role_id', 'roles', 'source.name', ofRole(scope), now),
    assignments('group', 'group_members', 'group_id', 'groups', 'source.name', ofGroup(scope), now),
    assignments('direct', 'user_permissions', 'permission_key', 'permissions', 'source.key', ofPermission(scope), now),
    grants(ofGrant(scope), now),
  ];
  const people = ofPeople(scope, now);
  return query(
    `WITH RECURSIVE ${PRIVILEGED},
     assigned(user_id, source_type, source_id, source_name, since, expires_at) AS (${sources.map(({ sql }) => sql).join(' UNION ALL ')})
     SELECT assigned.user_id, users.display_name AS user_name, users.name_key, users.email AS user_email, assigned.source_type,
       assigned.source_id, assigned.source_name, assigned.since, assigned.expires_at, access_use.used_on AS last_used_on
     FROM assigned JOIN users ON users.id = assigned.user_id AND users.deleted_at IS NULL
     LEFT JOIN access_use ON access_use.user_id = assigned.user_id AND access_use.source_type = assigned.source_type
       AND access_use.source_id = assigned.source_id
     WHERE ${people.map(({ sql }) => sql).join(' AND ')}`,
    JSON.stringify(PRIVILEGED_PERMISSIONS),
    ...sources.flatMap(({ params }) => params),
    ...people.flatMap(({ params }) => params),
  );
}

const EVERYTHING: Condition = { sql: '1', params: [] };
const NOTHING: Condition = { sql: '0', params: [] };

function ofRole(scope: ReviewScope): Condition {
  if (!isAmong(scope, 'role')) return NOTHING;
  const named = scope.role_ids ? [{ sql: `source.id IN (${LISTED})`, params: [JSON.stringify(scope.role_ids)] }] : [];
  if (scope.group_ids && !scope.role_ids) return NOTHING;
  return all([...named, ...privileged(scope, 'source.id IN (SELECT role_id FROM privileged)')]);
}

function ofGroup(scope: ReviewScope): Condition {
  if (!isAmong(scope, 'group')) return NOTHING;
  const { group_ids, role_ids } = scope;
  const named = [
    ...(group_ids ? [{ sql: `groups.id IN (${LISTED})`, params: [JSON.stringify(group_ids)] }] : []),
    ...(role_ids ? [{ sql: BRINGS(LISTED), params: [JSON.stringify(role_ids)] }] : []),
  ];
  const either = {
    sql: `(${named.map(({ sql }) => sql).join(' OR ')})`,
    params: named.flatMap(({ params }) => params),
  };
  return all([...(named.length > 0 ? [either] : []), ...privileged(scope, BRINGS('SELECT role_id FROM privileged'))]);
}

function ofPermission(scope: ReviewScope): Condition {
  if (!isAmong(scope, 'direct') || scope.role_ids || scope.group_ids) return NOTHING;
  if (!scope.privileged_only) return EVERYTHING;
  return { sql: `source.key IN (${LISTED})`, params: [JSON.stringify(PRIVILEGED_PERMISSIONS)] };
}

/** Grants are on objects of other systems: none of them reaches other people's access. */
function ofGrant(scope: ReviewScope): Condition {
  if (!isAmong(scope, 'grant') || scope.role_ids || scope.group_ids || scope.privileged_only) return NOTHING;
  return EVERYTHING;
}

function isAmong({ source_types }: ReviewScope, type: 'role' | 'group' | 'direct' | 'grant'): boolean {
  return source_types === undefined || source_types.includes(type);
}

function privileged({ privileged_only }: ReviewScope, sql: string): Condition[] {
  return privileged_only ? [{ sql, params: [] }] : [];
}

function all(conditions: Condition[]): Condition {
  if (conditions.length === 0) return EVERYTHING;
  return { sql: conditions.map(({ sql }) => sql).join(' AND '), params: conditions.flatMap(({ params }) => params) };
}

function assignments(
  type: 'role' | 'group' | 'direct',
  table: 'user_roles' | 'group_members' | 'user_permissions',
  column: 'role_id' | 'group_id' | 'permission_key',
  of: 'roles' | 'groups' | 'permissions',
  name: 'source.name' | 'source.key',
  matching: Condition,
  now: number,
): Condition {
  const alias = of === 'groups' ? 'groups' : 'source';
  const key = of === 'permissions' ? 'key' : 'id';
  return {
    sql: `SELECT held.user_id, '${type}', held.${column}, ${name.replace('source', alias)}, held.effective_from, held.expires_at
      FROM ${table} AS held JOIN ${of} AS ${alias} ON ${alias}.${key} = held.${column}
      WHERE (held.expires_at IS NULL OR held.expires_at > ?) AND ${matching.sql}`,
    params: [now, ...matching.params],
  };
}

function grants(matching: Condition, now: number): Condition {
  return {
    sql: `SELECT subject_id, 'grant', id, object_type || ' ' || object_id || ': '
        || (SELECT group_concat(value, ', ') FROM json_each(actions)), effective_from, expires_at
      FROM grants WHERE subject_type = 'user' AND (expires_at IS NULL OR expires_at > ?) AND ${matching.sql}`,
    params: [now, ...matching.params],
  };
}

function ofPeople(scope: ReviewScope, now: number): Condition[] {
  const { department_ids, branch_ids, unused_days } = scope;
  const unusedSince = now - (unused_days ?? 0) * DAY_MS;
  return [
    EVERYTHING,
    ...(department_ids
      ? [{ sql: `users.department_id IN (${LISTED})`, params: [JSON.stringify(department_ids)] }]
      : []),
    ...(branch_ids ? [{ sql: `users.branch_id IN (${LISTED})`, params: [JSON.stringify(branch_ids)] }] : []),
    // Whoever was given it since then had no such time to use it in.
    ...(unused_days
      ? [
          {
            sql: '(access_use.used_on IS NULL OR access_use.used_on < ?) AND assigned.since <= ?',
            params: [toTimestamp(unusedSince).slice(0, 10), unusedSince],
          },
        ]
      : []),
  ];
}
