import type { z } from '@hono/zod-openapi';
import { type Query, query, rows, type Write } from '../../db/client';
import { type GrantSubject, grants } from '../../db/schema/grants';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params, type SortColumn } from '../../platform/query/page';
import type { GrantState, Subject } from './rules';
import type { GRANT_SORTS, GrantView, ListGrants } from './schemas';

const SELECT_VIEW = (more = '') => `
SELECT grants.id, subject_type, subject_id, coalesce(holders.display_name, groups.name, roles.name) AS subject_name, object_type,
  object_id, actions, effective_from, grants.expires_at, assigned_at, assigned_by, givers.display_name AS assigned_by_name,
  reason_code, comment${more}
FROM grants
LEFT JOIN users AS holders ON subject_type = 'user' AND holders.id = subject_id AND holders.deleted_at IS NULL
LEFT JOIN groups ON subject_type = 'group' AND groups.id = subject_id
LEFT JOIN roles ON subject_type = 'role' AND roles.id = subject_id
LEFT JOIN users AS givers ON givers.id = assigned_by`;

export async function findGrant(ctx: Ctx, id: string): Promise<GrantView | null> {
  const [found] = await rows<GrantView>(ctx.sql, query(`${SELECT_VIEW()} WHERE grants.id = ?`, id));
  return found ?? null;
}

const COLUMNS: Record<(typeof GRANT_SORTS)[number], SortColumn> = {
  assigned_at: { sql: 'grants.assigned_at', nullable: false },
  expires_at: { sql: 'grants.expires_at', nullable: true },
};

export async function pageOfGrants(ctx: Ctx, filters: z.output<typeof ListGrants>) {
  const ordering = orderingOf(filters as Page, COLUMNS, 'grants.id');
  const where = await narrowing(ctx, filters);
  const placed = ordering.after ? [...where, ordering.after] : where;
  const [found, total] = await Promise.all([
    rows<GrantView & { sort_value: number | null }>(
      ctx.sql,
      query(
        `${SELECT_VIEW(`, ${ordering.column.sql} AS sort_value`)} WHERE 1 ${and(placed)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(placed),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM grants WHERE 1 ${and(where)}`, ...params(where))),
  ]);
  return { found, total };
}

async function narrowing(ctx: Ctx, filters: z.output<typeof ListGrants>): Promise<Condition[]> {
  const conditions: Condition[] = (['subject_type', 'subject_id', 'object_type', 'object_id'] as const).flatMap(
    (column) => (filters[column] === undefined ? [] : [{ sql: `grants.${column} = ?`, params: [filters[column]] }]),
  );
  if (filters.user_id === undefined) return conditions;
  const subjects = await subjectsOf(ctx, filters.user_id, ctx.now);
  const reaching = '(grants.subject_type, grants.subject_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';
  return [...conditions, { sql: reaching, params: [JSON.stringify(subjects)] }];
}

/**
 * The user, their groups and their roles with all ancestors: whatever is granted to one of these reaches them. What begins after
 * `startingBy` is left out.
 */
export async function subjectsOf(
  ctx: Ctx,
  userId: string,
  startingBy: number,
): Promise<[type: GrantSubject, id: string][]> {
  const inForce = (table: string) =>
    `${table}.effective_from <= ?2 AND (${table}.expires_at IS NULL OR ${table}.expires_at > ?3)`;
  const found = await rows<{ type: GrantSubject; id: string }>(
    ctx.sql,
    query(
      `WITH RECURSIVE joined(group_id) AS (SELECT group_id FROM group_members WHERE user_id = ?1 AND ${inForce('group_members')}),
       held(role_id) AS (
         SELECT role_id FROM user_roles WHERE user_id = ?1 AND ${inForce('user_roles')}
         UNION SELECT group_roles.role_id FROM joined CROSS JOIN group_roles ON group_roles.group_id = joined.group_id WHERE ${inForce('group_roles')}
         UNION SELECT role_parents.parent_id FROM held JOIN role_parents ON role_parents.role_id = held.role_id
       )
       SELECT 'user' AS type, ?1 AS id UNION ALL SELECT 'group', group_id FROM joined UNION ALL SELECT 'role', role_id FROM held`,
      userId,
      startingBy,
      ctx.now,
    ),
  );
  return found.map(({ type, id }) => [type, id]);
}

const SUBJECT: Record<GrantSubject, string> = {
  user: `SELECT display_name AS name, status = 'archived' AS is_archived, EXISTS (SELECT 1 FROM user_roles
      WHERE user_id = users.id AND role_id = ?2 AND (expires_at IS NULL OR expires_at > ?3)) AS is_super_admin
    FROM users WHERE id = ?1 AND deleted_at IS NULL`,
  group: 'SELECT name, 0 AS is_archived, ?2 = ?3 AS is_super_admin FROM groups WHERE id = ?1',
  role: 'SELECT name, 0 AS is_archived, id = ?2 AND ?3 AS is_super_admin FROM roles WHERE id = ?1',
};

export async function findSubject(ctx: Ctx, type: GrantSubject, id: string): Promise<Subject> {
  const [found] = await rows<{ name: string; is_archived: number; is_super_admin: number }>(
    ctx.sql,
    query(SUBJECT[type], id, SYSTEM_ROLES.super_admin, ctx.now),
  );
  return found
    ? { name: found.name, isArchived: found.is_archived === 1, isSuperAdmin: found.is_super_admin === 1 }
    : null;
}

const SUBJECT_TABLE: Record<GrantSubject, string> = {
  user: 'users WHERE deleted_at IS NULL AND',
  group: 'groups WHERE',
  role: 'roles WHERE',
};

/** Selects a row when the subject is gone. */
export function subjectGone({ subjectType, subjectId }: GrantState): Query {
  return query(`SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM ${SUBJECT_TABLE[subjectType]} id = ?)`, subjectId);
}

/** The actions of a module of the catalogue; none where it isn't one. */
export async function actionsOf(ctx: Ctx, module: string): Promise<string[]> {
  const found = await rows<{ action: string }>(
    ctx.sql,
    query('SELECT action FROM permissions WHERE module = ?', module),
  );
  return found.map(({ action }) => action);
}

const SAME = 'FROM grants WHERE subject_type = ? AND subject_id = ? AND object_type = ? AND object_id = ?';

function same({ subjectType, subjectId, objectType, objectId }: GrantState): string[] {
  return [subjectType, subjectId, objectType, objectId];
}

/** The grant that stands between the same subject and object, if it hasn't lapsed. */
export function standingGrant(grant: GrantState, now: number): Query {
  return query(`SELECT id ${SAME} AND (expires_at IS NULL OR expires_at > ?)`, ...same(grant), now);
}

/** In place of one that has lapsed. */
export function insertGrant(ctx: Ctx, grant: GrantState): Write[] {
  return [
    query(`DELETE ${SAME} AND expires_at <= ?`, ...same(grant), ctx.now),
    ctx.db.insert(grants).values({
      ...grant,
      assignedBy: ctx.actor.id,
      assignedAt: ctx.now,
      reasonCode: ctx.reason.reasonCode,
      comment: ctx.reason.comment,
    }),
  ];
}

export function deleteGrant(id: string): Write[] {
  return [query('DELETE FROM grants WHERE id = ?', id)];
}

/** Selects a row when there is no such grant. */
export function grantGone(id: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM grants WHERE id = ?)', id);
}

export async function objectsOf(ctx: Ctx, type: GrantSubject, id: string, limit: number): Promise<GrantView[]> {
  return rows<GrantView>(
    ctx.sql,
    query(
      `${SELECT_VIEW()} WHERE grants.subject_type = ? AND grants.subject_id = ? ORDER BY object_type, object_id LIMIT ?`,
      type,
      id,
      limit,
    ),
  );
}

export function deleteGrantsOf(type: GrantSubject, id: string): Write[] {
  return [query('DELETE FROM grants WHERE subject_type = ? AND subject_id = ?', type, id)];
}
