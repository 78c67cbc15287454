import { eq } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../db/client';
import { roles } from '../../db/schema/roles';
import { canonical } from '../../kernel/fold';
import { effectiveRolePermissions } from '../../platform/access/grant';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { orderingOf, type Page, type SortColumn, TOTAL_MAX } from '../../platform/query/page';
import type { MEMBER_SORTS, MemberRow, ROLE_SORTS, RoleState, RoleView } from './schemas';

type StateRow = {
  id: string;
  key: string;
  name: string;
  name_key: string;
  description: string;
  is_system: number;
  is_high_privilege: number;
  mfa_required: number;
  mfa_required_since: number | null;
  mfa_methods: string | null;
  session_idle_minutes: number | null;
  session_absolute_minutes: number | null;
  allowed_networks: string | null;
  created_at: number;
  updated_at: number;
  version: number;
  permissions: string;
  parent_ids: string;
};

const STATE_COLUMNS = `
  roles.id, roles.key, roles.name, roles.name_key, roles.description, roles.is_system, roles.is_high_privilege, roles.mfa_required,
  roles.mfa_required_since, roles.mfa_methods, roles.session_idle_minutes, roles.session_absolute_minutes, roles.allowed_networks, roles.created_at, roles.updated_at, roles.version,
  (SELECT json_group_array(permission_key ORDER BY permission_key) FROM role_permissions WHERE role_id = roles.id) AS permissions,
  (SELECT json_group_array(parent_id ORDER BY parent_id) FROM role_parents WHERE role_id = roles.id) AS parent_ids`;

// An assignment that lapsed, or whose user is deleted, makes nobody a member.
const MEMBERS = (more: string) => `
  user_roles JOIN users ON users.id = user_roles.user_id AND users.deleted_at IS NULL
  WHERE user_roles.role_id = ${more} AND (user_roles.expires_at IS NULL OR user_roles.expires_at > ?)`;

function toState(row: StateRow): RoleState {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    nameKey: row.name_key,
    description: row.description,
    isSystem: row.is_system === 1,
    isHighPrivilege: row.is_high_privilege === 1,
    mfaRequired: row.mfa_required === 1,
    mfaRequiredSince: row.mfa_required_since,
    mfaMethods: list(row.mfa_methods),
    sessionIdleMinutes: row.session_idle_minutes,
    sessionAbsoluteMinutes: row.session_absolute_minutes,
    allowedNetworks: list(row.allowed_networks),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    // The JSON is the statement's own.
    permissions: JSON.parse(row.permissions) as string[],
    parentIds: JSON.parse(row.parent_ids) as string[],
  };
}

/** Stored by `insertRole` and `updateRole`. */
function list(json: string | null): string[] | null {
  return json === null ? null : (JSON.parse(json) as string[]);
}

/** Null when there is none. */
export async function findState(ctx: Ctx, id: string): Promise<RoleState | null> {
  const [row] = await rows<StateRow>(ctx.sql, query(`SELECT ${STATE_COLUMNS} FROM roles WHERE roles.id = ?`, id));
  return row ? toState(row) : null;
}

export async function findView(ctx: Ctx, id: string): Promise<RoleView | null> {
  const [view] = await views(ctx, query(`${SELECT_VIEW} WHERE roles.id = ?`, ctx.now, id));
  return view ?? null;
}

type ViewRow = StateRow & { member_count: number; sort_value?: string | number | null };

const SELECT_VIEW = viewSelect('');

function viewSelect(more: string): string {
  return `SELECT ${STATE_COLUMNS}, (SELECT count(*) FROM (SELECT 1 FROM ${MEMBERS('roles.id')} LIMIT ${TOTAL_MAX + 1})) AS member_count${more} FROM roles`;
}

export type SortedView = RoleView & { sortValue: string | number | null };

async function views(ctx: Ctx, selected: Query): Promise<SortedView[]> {
  const found = await rows<ViewRow>(ctx.sql, selected);
  const parentIds = [...new Set(found.flatMap((row) => toState(row).parentIds))];
  const inherited = parentIds.length > 0 ? await effectiveRolePermissions(ctx, parentIds) : new Map<string, string[]>();
  return found.map((row) => {
    const state = toState(row);
    const fromParents = state.parentIds.flatMap((parentId) => inherited.get(parentId) ?? []);
    return {
      ...state,
      inheritedPermissions: [...new Set(fromParents)].sort(),
      memberCount: Math.min(row.member_count, TOTAL_MAX),
      isMemberCountCapped: row.member_count > TOTAL_MAX,
      sortValue: row.sort_value ?? null,
    };
  });
}

const ROLE_COLUMNS: Record<(typeof ROLE_SORTS)[number], SortColumn> = {
  name: { sql: 'roles.name_key', nullable: false },
  key: { sql: 'roles.key', nullable: false },
  created_at: { sql: 'roles.created_at', nullable: false },
  updated_at: { sql: 'roles.updated_at', nullable: false },
};

/** Three statements, however many roles the page shows: the page, what it inherits, and the total. */
export async function pageOfRoles(ctx: Ctx, page: Page, q: string | undefined) {
  const ordering = orderingOf(page, ROLE_COLUMNS, 'roles.id');
  const search = canonical(q ?? '');
  const matching = { sql: '(instr(roles.name_key, ?) > 0 OR instr(roles.key, ?) > 0)', params: [search, search] };
  const after = ordering.after ?? { sql: '1', params: [] };
  const [found, total] = await Promise.all([
    views(
      ctx,
      query(
        `${viewSelect(`, ${ordering.column.sql} AS sort_value`)} WHERE ${matching.sql} AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ctx.now,
        ...matching.params,
        ...after.params,
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM roles WHERE ${matching.sql}`, ...matching.params)),
  ]);
  return { found, total };
}

const MEMBER_COLUMNS: Record<(typeof MEMBER_SORTS)[number], SortColumn> = {
  name: { sql: 'users.name_key', nullable: false },
  effective_from: { sql: 'user_roles.effective_from', nullable: false },
};

export async function pageOfMembers(ctx: Ctx, roleId: string, page: Page) {
  const ordering = orderingOf(page, MEMBER_COLUMNS, 'users.id');
  const after = ordering.after ?? { sql: '1', params: [] };
  const reach = reachCondition(ctx) ?? { sql: '1', params: [] };
  const [found, total] = await Promise.all([
    rows<MemberRow & { sort_value: string | number }>(
      ctx.sql,
      query(
        `SELECT users.id, users.display_name, users.email, users.status, user_roles.effective_from, user_roles.expires_at,
           ${ordering.column.sql} AS sort_value
         FROM ${MEMBERS('?')} AND ${reach.sql} AND ${after.sql} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        roleId,
        ctx.now,
        ...reach.params,
        ...after.params,
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM ${MEMBERS('?')} AND ${reach.sql}`, roleId, ctx.now, ...reach.params)),
  ]);
  return { found, total };
}

export async function exists(ctx: Ctx, id: string): Promise<boolean> {
  return (await rows(ctx.sql, query('SELECT 1 FROM roles WHERE id = ?', id))).length > 0;
}

/** Whether the user holds the role, now or later: directly, by a group, or through a role that inherits from it. */
export async function holdsRole(ctx: Ctx, userId: string, roleId: string): Promise<boolean> {
  const held = await rows(
    ctx.sql,
    query(
      `WITH RECURSIVE heirs(role_id) AS (
         SELECT ?1 UNION SELECT role_parents.role_id FROM heirs JOIN role_parents ON role_parents.parent_id = heirs.role_id
       )
       SELECT 1 FROM heirs JOIN user_roles ON user_roles.role_id = heirs.role_id AND user_roles.user_id = ?2
       WHERE user_roles.expires_at IS NULL OR user_roles.expires_at > ?3
       UNION ALL SELECT 1 FROM heirs JOIN group_roles ON group_roles.role_id = heirs.role_id
         JOIN group_members ON group_members.group_id = group_roles.group_id AND group_members.user_id = ?2
       WHERE (group_roles.expires_at IS NULL OR group_roles.expires_at > ?3) AND (group_members.expires_at IS NULL OR group_members.expires_at > ?3)
       LIMIT 1`,
      roleId,
      userId,
      ctx.now,
    ),
  );
  return held.length > 0;
}

/** Roles that inherit from it, groups that carry it, and what else names it. */
export type DependentCounts = { heirs: number; groups: number; menuItems: number; defaultRules: number };

export async function dependentCounts(ctx: Ctx, roleId: string): Promise<DependentCounts> {
  const [counted] = await rows<DependentCounts>(
    ctx.sql,
    query(
      `SELECT (SELECT count(*) FROM role_parents WHERE parent_id = ?1) AS heirs,
         (SELECT count(*) FROM group_roles WHERE role_id = ?1 AND (expires_at IS NULL OR expires_at > ?2)) AS groups,
         (SELECT count(*) FROM menu_item_roles WHERE role_id = ?1) AS menuItems,
         (SELECT count(*) FROM default_roles WHERE role_id = ?1) AS defaultRules`,
      roleId,
      ctx.now,
    ),
  );
  return counted ?? { heirs: 0, groups: 0, menuItems: 0, defaultRules: 0 };
}

/** The whole catalogue. */
export async function permissionKeys(ctx: Ctx): Promise<string[]> {
  return (await rows<{ key: string }>(ctx.sql, query('SELECT key FROM permissions'))).map(({ key }) => key);
}

export function insertRole(ctx: Ctx, { permissions, parentIds, ...row }: RoleState): Write[] {
  return [ctx.db.insert(roles).values(row), ...insertGrants(row.id, permissions, parentIds)];
}

export function updateRole(ctx: Ctx, { permissions, parentIds, ...row }: RoleState): Write[] {
  return [
    ctx.db.update(roles).set(row).where(eq(roles.id, row.id)),
    query('DELETE FROM role_permissions WHERE role_id = ?', row.id),
    query('DELETE FROM role_parents WHERE role_id = ?', row.id),
    ...insertGrants(row.id, permissions, parentIds),
  ];
}

/** Each list is one bound value: D1 refuses more than a hundred. */
function insertGrants(roleId: string, permissions: string[], parentIds: string[]): Write[] {
  return [
    query(
      'INSERT INTO role_permissions (role_id, permission_key) SELECT ?, key FROM permissions WHERE key IN (SELECT value FROM json_each(?))',
      roleId,
      JSON.stringify(permissions),
    ),
    query(
      'INSERT INTO role_parents (role_id, parent_id) SELECT ?, id FROM roles WHERE id IN (SELECT value FROM json_each(?))',
      roleId,
      JSON.stringify(parentIds),
    ),
  ];
}

/** Leaves the role where it is while somebody holds it, a group carries it or a role inherits from it; `stillThere` then fails the batch. */
export function deleteRole(roleId: string, now: number): Write[] {
  return [
    query(
      `DELETE FROM user_roles WHERE role_id = ? AND (expires_at <= ? OR user_id IN (SELECT id FROM users WHERE deleted_at IS NOT NULL))`,
      roleId,
      now,
    ),
    query('DELETE FROM group_roles WHERE role_id = ? AND expires_at <= ?', roleId, now),
    query('DELETE FROM role_permissions WHERE role_id = ?', roleId),
    query('DELETE FROM role_parents WHERE role_id = ?', roleId),
    query(
      `DELETE FROM roles WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM user_roles WHERE role_id = ?1)
         AND NOT EXISTS (SELECT 1 FROM role_parents WHERE parent_id = ?1) AND NOT EXISTS (SELECT 1 FROM group_roles WHERE role_id = ?1)
         AND NOT EXISTS (SELECT 1 FROM menu_item_roles WHERE role_id = ?1) AND NOT EXISTS (SELECT 1 FROM default_roles WHERE role_id = ?1)`,
      roleId,
    ),
  ];
}

export function stillThere(roleId: string): Query {
  return query('SELECT 1 FROM roles WHERE id = ?', roleId);
}

/** Selects a row when the role is among its own ancestors. */
export function inheritsFromItself(roleId: string): Query {
  return query(
    `WITH RECURSIVE ancestors(id) AS (
       SELECT parent_id FROM role_parents WHERE role_id = ?
       UNION SELECT role_parents.parent_id FROM ancestors JOIN role_parents ON role_parents.role_id = ancestors.id
     )
     SELECT 1 FROM ancestors WHERE id = ?`,
    roleId,
    roleId,
  );
}

/** Selects a row when a parent or a permission vanished between the check and the batch. */
export function grantsMissing(roleId: string, permissions: number, parents: number): Query {
  return query(
    `SELECT 1 WHERE (SELECT count(*) FROM role_permissions WHERE role_id = ?) < ? OR (SELECT count(*) FROM role_parents WHERE role_id = ?) < ?`,
    roleId,
    permissions,
    roleId,
    parents,
  );
}
