import { eq } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../db/client';
import { groupRoles, groups } from '../../db/schema/groups';
import { canonical } from '../../kernel/fold';
import type { Window } from '../../platform/access/window';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { orderingOf, type Page, type SortColumn, TOTAL_MAX } from '../../platform/query/page';
import type { GROUP_SORTS, GroupRoleRow, GroupState, GroupView } from './schemas';

type StateRow = {
  id: string;
  name: string;
  name_key: string;
  description: string;
  created_at: number;
  updated_at: number;
  version: number;
  roles: string;
  permissions: string;
};

const STATE_COLUMNS = `
  groups.id, groups.name, groups.name_key, groups.description, groups.created_at, groups.updated_at, groups.version,
  (SELECT json_group_array(json_array(roles.id, roles.key, roles.name, group_roles.effective_from, group_roles.expires_at) ORDER BY roles.name_key)
   FROM group_roles JOIN roles ON roles.id = group_roles.role_id WHERE group_roles.group_id = groups.id) AS roles,
  (SELECT json_group_array(permission_key ORDER BY permission_key) FROM group_permissions WHERE group_id = groups.id) AS permissions`;

/** What stands of a table that gives something from when until when; a lapsed row gives nothing. */
export const notLapsed = (table: string) => `(${table}.expires_at IS NULL OR ${table}.expires_at > ?)`;

/** Members of a group, `groupId` being SQL: neither those whose membership lapsed nor deleted users. */
export const MEMBERS = (groupId: string) => `
  group_members JOIN users ON users.id = group_members.user_id AND users.deleted_at IS NULL
  WHERE group_members.group_id = ${groupId} AND ${notLapsed('group_members')}`;

const viewSelect = (more = '') =>
  `SELECT ${STATE_COLUMNS}, (SELECT count(*) FROM (SELECT 1 FROM ${MEMBERS('groups.id')} LIMIT ${TOTAL_MAX + 1})) AS member_count${more} FROM groups`;

function toState(row: StateRow): GroupState {
  // The JSON is the statement's own.
  const held = JSON.parse(row.roles) as [string, string, string, number, number | null][];
  return {
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    description: row.description,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    roles: held.map(([id, key, name, effectiveFrom, expiresAt]) => ({ id, key, name, effectiveFrom, expiresAt })),
    permissions: JSON.parse(row.permissions) as string[],
  };
}

type ViewRow = StateRow & { member_count: number };

function toView(row: ViewRow): GroupView {
  return {
    ...toState(row),
    memberCount: Math.min(row.member_count, TOTAL_MAX),
    isMemberCountCapped: row.member_count > TOTAL_MAX,
  };
}

/** Null when there is none. */
export async function findView(ctx: Ctx, id: string): Promise<GroupView | null> {
  const [row] = await rows<ViewRow>(ctx.sql, query(`${viewSelect()} WHERE groups.id = ?`, ctx.now, id));
  return row ? toView(row) : null;
}

const COLUMNS: Record<(typeof GROUP_SORTS)[number], SortColumn> = {
  name: { sql: 'groups.name_key', nullable: false },
  created_at: { sql: 'groups.created_at', nullable: false },
  updated_at: { sql: 'groups.updated_at', nullable: false },
};

export async function pageOfGroups(ctx: Ctx, page: Page, q: string | undefined) {
  const ordering = orderingOf(page, COLUMNS, 'groups.id');
  const matching = { sql: 'instr(groups.name_key, ?) > 0', params: [canonical(q ?? '')] };
  const after = ordering.after ?? { sql: '1', params: [] };
  const [found, total] = await Promise.all([
    rows<ViewRow & { sort_value: string | number }>(
      ctx.sql,
      query(
        `${viewSelect(`, ${ordering.column.sql} AS sort_value`)} WHERE ${matching.sql} AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ctx.now,
        ...matching.params,
        ...after.params,
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM groups WHERE ${matching.sql}`, ...matching.params)),
  ]);
  return { found: found.map((row) => ({ ...toView(row), sortValue: row.sort_value })), total };
}

export function rolesOfGroup(ctx: Ctx, groupId: string): Promise<GroupRoleRow[]> {
  return rows<GroupRoleRow>(
    ctx.sql,
    query(
      `SELECT roles.id, roles.key, roles.name, effective_from, group_roles.expires_at, assigned_at, assigned_by,
         users.display_name AS assigned_by_name, reason_code, comment
       FROM group_roles JOIN roles ON roles.id = group_roles.role_id LEFT JOIN users ON users.id = group_roles.assigned_by
       WHERE group_roles.group_id = ? ORDER BY roles.name_key`,
      groupId,
    ),
  );
}

export function insertGroup(ctx: Ctx, { roles, permissions, ...row }: GroupState): Write[] {
  return [
    ctx.db.insert(groups).values(row),
    insertPermissions(ctx, row.id, permissions),
    ...roles.map(({ id, effectiveFrom, expiresAt }) => insertGroupRole(ctx, row.id, id, { effectiveFrom, expiresAt })),
  ];
}

/** Permissions that stay keep who gave them and when. */
export function updateGroup(ctx: Ctx, before: GroupState, { roles: _, permissions, ...row }: GroupState): Write[] {
  const kept = new Set(before.permissions);
  return [
    ctx.db.update(groups).set(row).where(eq(groups.id, row.id)),
    query(
      'DELETE FROM group_permissions WHERE group_id = ? AND permission_key NOT IN (SELECT value FROM json_each(?))',
      row.id,
      JSON.stringify(permissions),
    ),
    insertPermissions(
      ctx,
      row.id,
      permissions.filter((key) => !kept.has(key)),
    ),
  ];
}

/** The list is one bound value: D1 refuses more than a hundred. */
function insertPermissions(ctx: Ctx, groupId: string, keys: readonly string[]): Write {
  return query(
    `INSERT INTO group_permissions (group_id, permission_key, effective_from, expires_at, assigned_by, assigned_at, reason_code, comment)
     SELECT ?1, value, ?2, NULL, ?3, ?2, ?4, ?5 FROM json_each(?6)`,
    groupId,
    ctx.now,
    ctx.actor.id,
    ctx.reason.reasonCode,
    ctx.reason.comment,
    JSON.stringify(keys),
  );
}

export function touchGroup(group: GroupState, now: number): Write {
  return query('UPDATE groups SET version = ?, updated_at = ? WHERE id = ?', group.version + 1, now, group.id);
}

export function insertGroupRole(ctx: Ctx, groupId: string, roleId: string, window: Window): Write {
  return ctx.db.insert(groupRoles).values({
    ...window,
    groupId,
    roleId,
    assignedBy: ctx.actor.id,
    assignedAt: ctx.now,
    reasonCode: ctx.reason.reasonCode,
    comment: ctx.reason.comment,
  });
}

export function deleteGroupRole(groupId: string, roleId: string): Write {
  return query('DELETE FROM group_roles WHERE group_id = ? AND role_id = ?', groupId, roleId);
}

/** With its memberships and what it gives. */
export function deleteGroup(id: string): Write[] {
  return [
    query('DELETE FROM group_members WHERE group_id = ?', id),
    query('DELETE FROM group_roles WHERE group_id = ?', id),
    query('DELETE FROM group_permissions WHERE group_id = ?', id),
    query('DELETE FROM groups WHERE id = ?', id),
  ];
}

/** Selects a row when the user is in the group, now or later. */
export function isMember(groupId: string, userId: string, now: number): Query {
  return query(
    `SELECT 1 FROM group_members WHERE group_id = ? AND user_id = ? AND ${notLapsed('group_members')}`,
    groupId,
    userId,
    now,
  );
}

/** Selects a row when a super admin is in the group, now or later. */
export function hasSuperAdmin(groupId: string, superAdminRoleId: string, now: number): Query {
  return query(
    `SELECT 1 FROM group_members JOIN user_roles ON user_roles.user_id = group_members.user_id
     WHERE group_members.group_id = ? AND user_roles.role_id = ? AND ${notLapsed('group_members')} AND ${notLapsed('user_roles')}`,
    groupId,
    superAdminRoleId,
    now,
    now,
  );
}

/** A row that gave nothing any more, and would stand in the way of the role being added again. */
export function sweepLapsedRole(groupId: string, roleId: string, now: number): Write {
  return query('DELETE FROM group_roles WHERE group_id = ? AND role_id = ? AND expires_at <= ?', groupId, roleId, now);
}
