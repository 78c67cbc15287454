import { type Query, query, rows, type Write } from '../../db/client';
import { type DefaultRoleRow, defaultRoles } from '../../db/schema/roles';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import type { Ctx } from '../../platform/context';
import type { DefaultRoleView } from './schemas';

const SELECT = `
SELECT default_roles.id, roles.id AS role_id, roles.key AS role_key, roles.name AS role_name,
  departments.id AS department_id, departments.name AS department_name, default_roles.job_title,
  default_roles.created_at, default_roles.created_by, users.display_name AS created_by_name
FROM default_roles JOIN roles ON roles.id = default_roles.role_id
LEFT JOIN departments ON departments.id = default_roles.department_id LEFT JOIN users ON users.id = default_roles.created_by`;

export function allRules(ctx: Ctx): Promise<DefaultRoleView[]> {
  return rows<DefaultRoleView>(
    ctx.sql,
    query(`${SELECT} ORDER BY departments.name_key, default_roles.job_title_key, roles.name_key`),
  );
}

/** Null when there is none. */
export async function findRule(ctx: Ctx, id: string): Promise<DefaultRoleView | null> {
  const [row] = await rows<DefaultRoleView>(ctx.sql, query(`${SELECT} WHERE default_roles.id = ?`, id));
  return row ?? null;
}

export type MatchedRole = { id: string; key: string; name: string; rule_id: string | null };

/** The roles of every rule that matches, each once; the role `user` where none does. */
export async function matchingRoles(
  ctx: Ctx,
  departmentId: string | null,
  jobTitleKey: string | null,
): Promise<MatchedRole[]> {
  const matched = await rows<MatchedRole>(
    ctx.sql,
    query(
      `SELECT roles.id, roles.key, roles.name, min(default_roles.id) AS rule_id
       FROM default_roles JOIN roles ON roles.id = default_roles.role_id
       WHERE (default_roles.department_id IS NULL OR default_roles.department_id = ?)
         AND (default_roles.job_title_key IS NULL OR default_roles.job_title_key = ?)
       GROUP BY roles.id ORDER BY roles.name_key`,
      departmentId,
      jobTitleKey,
    ),
  );
  if (matched.length > 0) return matched;
  return rows<MatchedRole>(
    ctx.sql,
    query('SELECT id, key, name, NULL AS rule_id FROM roles WHERE id = ?', SYSTEM_ROLES.user),
  );
}

export async function departmentName(ctx: Ctx, id: string): Promise<string | null> {
  const [found] = await rows<{ name: string }>(ctx.sql, query('SELECT name FROM departments WHERE id = ?', id));
  return found?.name ?? null;
}

/** Selects a row when there is such a rule: SQLite's unique indexes count nulls as different. */
export function sameRule({ roleId, departmentId, jobTitleKey }: DefaultRoleRow): Query {
  return query(
    'SELECT 1 FROM default_roles WHERE role_id = ? AND department_id IS ? AND job_title_key IS ?',
    roleId,
    departmentId,
    jobTitleKey,
  );
}

export function insertRule(ctx: Ctx, row: DefaultRoleRow): Write {
  return ctx.db.insert(defaultRoles).values(row);
}

export function deleteRule(id: string): Write {
  return query('DELETE FROM default_roles WHERE id = ?', id);
}

/** Selects a row when the rule is gone. */
export function ruleMissing(id: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM default_roles WHERE id = ?)', id);
}
