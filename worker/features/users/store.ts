import { eq, sql } from 'drizzle-orm';
import { type Query, query, rows } from '../../db/client';
import { groupMembers } from '../../db/schema/groups';
import { userRoles } from '../../db/schema/roles';
import { type UserRow, users } from '../../db/schema/users';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import type { NewRow } from './rules';
import type { UserView } from './schemas';

/** Users with the names of what they refer to, and the ids of their roles, in one statement. */
export const SELECT_VIEW = (more = '', from = 'users') => `
SELECT users.id, users.email, users.email_verified, users.username, users.first_name, users.last_name, users.display_name, users.phone,
  users.job_title, users.bio, users.employee_code, users.department_id, users.branch_id, users.position_id, users.manager_id, users.status,
  users.status_changed_at, users.status_changed_by, users.locale, users.timezone, users.landing_page,
  users.avatar_key, users.mfa_enabled, users.custom, users.access_schedule, users.expires_at,
  users.last_login_at, users.last_active_at, users.created_at, users.created_by, users.updated_at, users.updated_by, users.deleted_at, users.deleted_by, users.version,
  departments.name AS department_name, branches.name AS branch_name, positions.title AS position_title, managers.display_name AS manager_name,
  (SELECT json_group_array(json_array(role_id, effective_from, user_roles.expires_at)) FROM user_roles
   WHERE user_roles.user_id = users.id) AS roles${more}
FROM ${from}
LEFT JOIN departments ON departments.id = users.department_id
LEFT JOIN branches ON branches.id = users.branch_id
LEFT JOIN positions ON positions.id = users.position_id
LEFT JOIN users AS managers ON managers.id = users.manager_id`;

export type ViewRow = {
  id: string;
  email: string;
  email_verified: number;
  username: string | null;
  first_name: string;
  last_name: string;
  display_name: string;
  phone: string | null;
  job_title: string | null;
  bio: string | null;
  employee_code: string | null;
  department_id: string | null;
  branch_id: string | null;
  position_id: string | null;
  manager_id: string | null;
  status: UserRow['status'];
  status_changed_at: number;
  status_changed_by: string | null;
  locale: string;
  timezone: string;
  landing_page: string;
  avatar_key: string | null;
  mfa_enabled: number;
  custom: string;
  access_schedule: string | null;
  expires_at: number | null;
  last_login_at: number | null;
  last_active_at: number | null;
  created_at: number;
  created_by: string | null;
  updated_at: number;
  updated_by: string | null;
  deleted_at: number | null;
  deleted_by: string | null;
  version: number;
  department_name: string | null;
  branch_name: string | null;
  position_title: string | null;
  manager_name: string | null;
  roles: string;
};

export type RoleName = { id: string; key: string; name: string };

/** Selects roles as JSON that `roleNames` reads. */
export const ROLE_NAMES = 'json_group_array(json_array(roles.id, roles.key, roles.name))';

export function roleNames(json: string): Map<string, RoleName> {
  const found = JSON.parse(json) as [string, string, string][];
  return new Map(found.map(([id, key, name]) => [id, { id, key, name }]));
}

/** `nameOf` holds the roles: there are few of them, and joining them to each user would read each many times. */
export function toView(row: ViewRow, nameOf: ReadonlyMap<string, RoleName>): UserView {
  // The JSON is the statement's own.
  const held = JSON.parse(row.roles) as [string, number, number | null][];
  const roles = held.flatMap(([id, effectiveFrom, expiresAt]) => {
    const role = nameOf.get(id);
    return role ? [{ id, key: role.key, name: role.name, effectiveFrom, expiresAt }] : [];
  });
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified === 1,
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    displayName: row.display_name,
    phone: row.phone,
    jobTitle: row.job_title,
    bio: row.bio,
    employeeCode: row.employee_code,
    departmentId: row.department_id,
    branchId: row.branch_id,
    positionId: row.position_id,
    managerId: row.manager_id,
    status: row.status,
    statusChangedAt: row.status_changed_at,
    statusChangedBy: row.status_changed_by,
    locale: row.locale,
    timezone: row.timezone,
    landingPage: row.landing_page,
    avatarKey: row.avatar_key,
    mfaEnabled: row.mfa_enabled === 1,
    custom: JSON.parse(row.custom),
    accessSchedule: row.access_schedule === null ? null : JSON.parse(row.access_schedule),
    expiresAt: row.expires_at,
    lastLoginAt: row.last_login_at,
    lastActiveAt: row.last_active_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    deletedAt: row.deleted_at,
    deletedBy: row.deleted_by,
    version: row.version,
    departmentName: row.department_name,
    branchName: row.branch_name,
    positionTitle: row.position_title,
    managerName: row.manager_name,
    roles,
  };
}

/** Null when there is none, or it is deleted. */
export async function findView(ctx: Ctx, id: string): Promise<UserView | null> {
  const held = `, (SELECT ${ROLE_NAMES} FROM user_roles CROSS JOIN roles ON roles.id = user_roles.role_id WHERE user_roles.user_id = users.id) AS names`;
  const [row] = await rows<ViewRow & { names: string }>(
    ctx.sql,
    query(`${SELECT_VIEW(held)} WHERE users.id = ? AND users.deleted_at IS NULL`, id),
  );
  return row ? toView(row, roleNames(row.names)) : null;
}

/** What no list reads. */
export async function findGuarded(
  ctx: Ctx,
  id: string,
): Promise<Pick<UserRow, 'emergencyContact' | 'visibility'> | null> {
  const { emergencyContact, visibility } = users;
  return (await ctx.db.select({ emergencyContact, visibility }).from(users).where(eq(users.id, id)).get()) ?? null;
}

/** The bare row, deleted ones included. */
export async function findRow(ctx: Ctx, id: string): Promise<UserRow | null> {
  return (await ctx.db.select().from(users).where(eq(users.id, id)).get()) ?? null;
}

export function findRows(ctx: Ctx, ids: readonly string[]): Promise<UserRow[]> {
  return ctx.db
    .select()
    .from(users)
    .where(sql`${users.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

export function insertUser(ctx: Ctx, row: NewRow): Query {
  return ctx.db.insert(users).values(row);
}

/** Links that went to the old address, or that were asked for under it. */
export function endEveryLink(ctx: Ctx, userId: string): Query {
  return query('UPDATE action_tokens SET used_at = ? WHERE user_id = ? AND used_at IS NULL', ctx.now, userId);
}

/**
 * Writes only what changed: a sign-in or a password change may touch other columns of the row meanwhile. The session version
 * counts up in SQL, so that two changes at once raise it twice.
 */
export function updateUser(ctx: Ctx, before: NewRow, after: NewRow): Query {
  const changed = Object.fromEntries(
    Object.entries(after).filter(
      ([column, value]) => before[column as keyof NewRow] !== value && column !== 'sessionVersion',
    ),
  );
  const raised =
    after.sessionVersion === before.sessionVersion ? {} : { sessionVersion: sql`${users.sessionVersion} + 1` };
  return ctx.db
    .update(users)
    .set({ ...changed, ...raised })
    .where(eq(users.id, before.id));
}

export function insertUserRole(
  ctx: Ctx,
  userId: string,
  role: { roleId: string; effectiveFrom: number; expiresAt: number | null; assignedBy?: string | null },
): Query {
  return ctx.db.insert(userRoles).values({
    assignedBy: ctx.actor.id,
    ...role,
    userId,
    assignedAt: ctx.now,
    reasonCode: ctx.reason.reasonCode,
    comment: ctx.reason.comment,
  });
}

export function insertGroupMember(
  ctx: Ctx,
  userId: string,
  member: { groupId: string; effectiveFrom: number; expiresAt: number | null },
): Query {
  return ctx.db.insert(groupMembers).values({
    ...member,
    userId,
    assignedBy: ctx.actor.id,
    assignedAt: ctx.now,
    reasonCode: ctx.reason.reasonCode,
    comment: ctx.reason.comment,
  });
}

export type Names = {
  department: string | null;
  branch: string | null;
  position: string | null;
  manager: string | null;
};

/** The names behind a user's references, for the audit log; null where there is no such row. */
export async function referenceNames(
  ctx: Ctx,
  row: Pick<UserRow, 'departmentId' | 'branchId' | 'positionId' | 'managerId'>,
): Promise<Names> {
  const [found] = await rows<Names>(
    ctx.sql,
    query(
      `SELECT (SELECT name FROM departments WHERE id = ?) AS department, (SELECT name FROM branches WHERE id = ?) AS branch,
         (SELECT title FROM positions WHERE id = ?) AS position, (SELECT display_name FROM users WHERE id = ? AND deleted_at IS NULL) AS manager`,
      row.departmentId,
      row.branchId,
      row.positionId,
      row.managerId,
    ),
  );
  return found ?? { department: null, branch: null, position: null, manager: null };
}

/** Selects a row when no active super admin would be left. Those whose role or account ends don't count: they would be lost by waiting. */
export function noSuperAdminLeft(superAdminRoleId: string, now: number): Query {
  return query(
    `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM user_roles JOIN users ON users.id = user_roles.user_id
       WHERE user_roles.role_id = ? AND user_roles.effective_from <= ? AND user_roles.expires_at IS NULL
         AND users.status = 'active' AND users.deleted_at IS NULL AND users.expires_at IS NULL)`,
    superAdminRoleId,
    now,
  );
}

/** Of everybody from the counts that triggers keep; of whom a narrower permission reaches, counted. */
export async function statusCounts(ctx: Ctx): Promise<Record<string, number>> {
  const reach = reachCondition(ctx);
  const counted = await rows<{ status: string; total: number }>(
    ctx.sql,
    reach
      ? query(
          `SELECT status, count(*) AS total FROM users WHERE deleted_at IS NULL AND ${reach.sql} GROUP BY status`,
          ...reach.params,
        )
      : query('SELECT status, total FROM user_counts'),
  );
  return Object.fromEntries(counted.map(({ status, total }) => [status, total]));
}

export function roleCounts(ctx: Ctx): Promise<{ id: string; key: string; name: string; total: number }[]> {
  const reach = reachCondition(ctx, 'user_roles.user_id') ?? { sql: '1', params: [] };
  return rows(
    ctx.sql,
    query(
      `SELECT roles.id, roles.key, roles.name,
         (SELECT count(*) FROM user_roles WHERE user_roles.role_id = roles.id AND ${reach.sql}) AS total
       FROM roles ORDER BY roles.name_key`,
      ...reach.params,
    ),
  );
}
