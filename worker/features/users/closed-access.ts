import { type Query, query, rows, type Write } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import type { Change } from '../../kernel/diff';
import type { ChangeSet, Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { membershipRecords } from './memberships';
import { archivedReadOnly } from './problems';

/** What one person was given and hasn't lapsed: in force, or yet to begin. */
export type OpenAccess = {
  roles: { id: string; key: string; name: string }[];
  groups: { id: string; name: string }[];
  permissions: string[];
  grants: { objectType: string; objectId: string; actions: string[] }[];
};

const OPEN = '(expires_at IS NULL OR expires_at > ?)';
/** Where each table has what one person was given; the values are the user and now. */
const GIVEN = {
  user_roles: `user_id = ? AND ${OPEN}`,
  group_members: `user_id = ? AND ${OPEN}`,
  user_permissions: `user_id = ? AND ${OPEN}`,
  grants: `subject_type = 'user' AND subject_id = ? AND ${OPEN}`,
};

const SELECT_OPEN = `SELECT
  (SELECT json_group_array(json_array(roles.id, roles.key, roles.name) ORDER BY roles.name_key)
     FROM user_roles JOIN roles ON roles.id = role_id WHERE ${GIVEN.user_roles}) AS roles,
  (SELECT json_group_array(json_array(groups.id, groups.name) ORDER BY groups.name_key)
     FROM group_members JOIN groups ON groups.id = group_id WHERE ${GIVEN.group_members}) AS groups,
  (SELECT json_group_array(permission_key ORDER BY permission_key)
     FROM user_permissions WHERE ${GIVEN.user_permissions}) AS permissions,
  (SELECT json_group_array(json_array(object_type, object_id, json(actions)) ORDER BY object_type, object_id)
     FROM grants WHERE ${GIVEN.grants}) AS grants`;

type OpenRow = { roles: string; groups: string; permissions: string; grants: string };

export async function openAccess(ctx: Ctx, userId: string): Promise<OpenAccess> {
  const [row] = await rows<OpenRow>(ctx.sql, query(SELECT_OPEN, ...bound(ctx, userId)));
  return row ? accessIn(row) : { roles: [], groups: [], permissions: [], grants: [] };
}

type Closing = Required<Pick<ChangeSet, 'refuseFirst' | 'writes' | 'audit' | 'events'>> & { changes: Change[] };

const NAMED_GRANTS_MAX = 100;

/**
 * For good, and on record: rows are closed, not deleted. Roles, memberships and permissions leave the records and events of the
 * ordinary removals; `changes` name the grants in the caller's own record. The batch asserts that nothing else was open.
 */
export async function closeAccess(ctx: Ctx, user: Pick<UserRow, 'id' | 'displayName'>): Promise<Closing> {
  const [row] = await rows<OpenRow>(ctx.sql, query(SELECT_OPEN, ...bound(ctx, user.id)));
  if (!row) throw moved();
  const { roles, groups, permissions, grants } = accessIn(row);
  const target = { type: 'user', id: user.id, name: user.displayName };
  const left = groups.map((group) => membershipRecords({ action: 'group.member_removed' }, group, [user]));
  const named = grants.map((one) => `${one.objectType} ${one.objectId}: ${one.actions.join(', ')}`);
  return {
    refuseFirst: [{ reason: 'access_moved', query: hasMoved(ctx, user.id, row), problem: moved }],
    writes: Object.entries(GIVEN).map(([table, given]) => close(ctx, user.id, table, given)),
    changes: named.length > 0 ? [{ field: 'grants', before: named.slice(0, NAMED_GRANTS_MAX), after: null }] : [],
    audit: [
      ...roles.map(({ name }) => ({
        action: 'user.role_removed',
        type: 'ROLE_ASSIGNMENT' as const,
        target,
        changes: [{ field: 'role', before: name, after: null }],
      })),
      ...left.flatMap(({ audit }) => audit),
      ...(permissions.length > 0
        ? [
            {
              action: 'user.permissions_changed',
              type: 'PERMISSION_CHANGE' as const,
              target,
              changes: [{ field: 'permissions', before: permissions, after: [] }],
            },
          ]
        : []),
    ],
    events: [
      ...roles.map(({ id, key }) => ({
        type: 'user.role_removed',
        subject: user.id,
        data: { role_id: id, role: key },
      })),
      ...left.flatMap(({ events }) => events),
      ...(permissions.length > 0
        ? [
            {
              type: 'user.permissions_changed',
              subject: user.id,
              data: { added: [], removed: permissions, moved: [] },
            },
          ]
        : []),
    ],
  };
}

/** For whatever gives people something: they may have been archived since they were loaded. */
export function refuseArchivedMeanwhile(userIds: readonly string[]): Refusal {
  return {
    reason: 'archived_meanwhile',
    query: query(
      "SELECT 1 FROM users WHERE id IN (SELECT value FROM json_each(?)) AND status = 'archived'",
      JSON.stringify(userIds),
    ),
    problem: () => archivedReadOnly('Somebody was archived meanwhile. Load it again.'),
  };
}

function close(ctx: Ctx, userId: string, table: string, given: string): Write {
  return query(`UPDATE ${table} SET expires_at = ? WHERE ${given}`, ctx.now, userId, ctx.now);
}

/** Selects a row when something else is open than what was read. */
function hasMoved(ctx: Ctx, userId: string, { roles, groups, permissions, grants }: OpenRow): Query {
  return query(
    `SELECT 1 FROM (${SELECT_OPEN}) WHERE (roles, groups, permissions, grants) IS NOT (?, ?, ?, ?)`,
    ...bound(ctx, userId),
    roles,
    groups,
    permissions,
    grants,
  );
}

function moved() {
  return stale('Something was given to this user, or taken away, meanwhile. Load it again and compare.');
}

/** The values of `SELECT_OPEN`. */
function bound(ctx: Ctx, userId: string): (string | number)[] {
  return Object.keys(GIVEN).flatMap(() => [userId, ctx.now]);
}

/** The JSON is the statement's own. */
function accessIn(row: OpenRow): OpenAccess {
  const roles = JSON.parse(row.roles) as [string, string, string][];
  const groups = JSON.parse(row.groups) as [string, string][];
  const grants = JSON.parse(row.grants) as [string, string, string[]][];
  return {
    roles: roles.map(([id, key, name]) => ({ id, key, name })),
    groups: groups.map(([id, name]) => ({ id, name })),
    permissions: JSON.parse(row.permissions) as string[],
    grants: grants.map(([objectType, objectId, actions]) => ({ objectType, objectId, actions })),
  };
}
