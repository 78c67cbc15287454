import { type Query, query, rows, type Write } from '../../db/client';
import { canonical } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { type Condition, orderingOf, type Page, type SortColumn } from '../../platform/query/page';
import type { UNIT_SORTS, Unit } from './schemas';

/** The two kinds of unit, with the SQL that differs; `column` is what users and positions call theirs. */
export const KINDS = {
  department: { table: 'departments', parent: 'NULL', column: 'department_id' },
  branch: { table: 'branches', parent: 'parent_id', column: 'branch_id' },
} as const;
export type Kind = keyof typeof KINDS;

type UnitRow = {
  id: string;
  name: string;
  name_key: string;
  parent_id: string | null;
  created_at: number;
  updated_at: number;
  version: number;
};

function toUnit(row: UnitRow): Unit {
  return {
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    parentId: row.parent_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function select(kind: Kind, more = ''): string {
  const { table, parent } = KINDS[kind];
  return `SELECT id, name, name_key, ${parent} AS parent_id, created_at, updated_at, version${more} FROM ${table}`;
}

export async function findUnit(ctx: Ctx, kind: Kind, id: string): Promise<Unit | null> {
  const [row] = await rows<UnitRow>(ctx.sql, query(`${select(kind)} WHERE id = ?`, id));
  return row ? toUnit(row) : null;
}

const COLUMNS: Record<(typeof UNIT_SORTS)[number], SortColumn> = {
  name: { sql: 'name_key', nullable: false },
  created_at: { sql: 'created_at', nullable: false },
  updated_at: { sql: 'updated_at', nullable: false },
};

export async function pageOfUnits(
  ctx: Ctx,
  kind: Kind,
  page: Page,
  filter: { q?: string | undefined; parent_id?: string | undefined },
) {
  const ordering = orderingOf(page, COLUMNS, 'id');
  const matching: Condition[] = [
    ...(filter.q ? [{ sql: 'instr(name_key, ?) > 0', params: [canonical(filter.q)] }] : []),
    ...parentCondition(filter.parent_id),
  ];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<UnitRow & { sort_value: string | number }>(
      ctx.sql,
      query(
        `${select(kind, `, ${ordering.column.sql} AS sort_value`)} ${where(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM ${KINDS[kind].table} ${where(matching)}`, ...params(matching))),
  ]);
  return { found: found.map((row) => ({ ...toUnit(row), sortValue: row.sort_value })), total };
}

function parentCondition(parentId: string | undefined): Condition[] {
  if (parentId === undefined) return [];
  return [
    parentId === 'none' ? { sql: 'parent_id IS NULL', params: [] } : { sql: 'parent_id = ?', params: [parentId] },
  ];
}

const where = (conditions: Condition[]) =>
  conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
const params = (conditions: Condition[]) => conditions.flatMap((condition) => condition.params);

export async function branchNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    ctx.sql,
    query('SELECT id, name FROM branches WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)),
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

export function insertUnit(kind: Kind, unit: Unit): Write {
  const own = [unit.id, unit.name, unit.nameKey, unit.createdAt, unit.updatedAt, unit.version];
  if (kind === 'department') {
    return query(
      'INSERT INTO departments (id, name, name_key, created_at, updated_at, version) VALUES (?, ?, ?, ?, ?, ?)',
      ...own,
    );
  }
  return query(
    'INSERT INTO branches (id, name, name_key, created_at, updated_at, version, parent_id) VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM branches WHERE id = ?))',
    ...own,
    unit.parentId,
  );
}

export function updateUnit(kind: Kind, unit: Unit): Write {
  const own = [unit.name, unit.nameKey, unit.updatedAt, unit.version];
  if (kind === 'department') {
    return query(
      'UPDATE departments SET name = ?, name_key = ?, updated_at = ?, version = ? WHERE id = ?',
      ...own,
      unit.id,
    );
  }
  return query(
    'UPDATE branches SET name = ?, name_key = ?, updated_at = ?, version = ?, parent_id = (SELECT id FROM branches WHERE id = ?) WHERE id = ?',
    ...own,
    unit.parentId,
    unit.id,
  );
}

/** Leaves the unit where it is while anything refers to it; `stillThere` then fails the batch. */
export function deleteUnit(kind: Kind, id: string): Write[] {
  const { table, column } = KINDS[kind];
  const hasChildren = kind === 'branch' ? 'AND NOT EXISTS (SELECT 1 FROM branches WHERE parent_id = ?1)' : '';
  return [
    // A deleted user's row stays for 30 days and must not keep the unit.
    query(`UPDATE users SET ${column} = NULL WHERE ${column} = ? AND deleted_at IS NOT NULL`, id),
    // A rule for its newcomers ends with it.
    ...(kind === 'department' ? [query('DELETE FROM default_roles WHERE department_id = ?', id)] : []),
    query(
      `DELETE FROM ${table} WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM users WHERE ${column} = ?1)
         AND NOT EXISTS (SELECT 1 FROM positions WHERE ${column} = ?1) ${hasChildren}`,
      id,
    ),
  ];
}

export function stillThere(kind: Kind, id: string): Query {
  return query(`SELECT 1 FROM ${KINDS[kind].table} WHERE id = ?`, id);
}

export type References = { users: number; positions: number; children: number };

/** How many users, positions and child branches refer to the unit. */
export async function references(ctx: Ctx, kind: Kind, id: string): Promise<References> {
  const { column } = KINDS[kind];
  const children = kind === 'branch' ? '(SELECT count(*) FROM branches WHERE parent_id = ?1)' : '0';
  const [found] = await rows<References>(
    ctx.sql,
    query(
      `SELECT (SELECT count(*) FROM users WHERE ${column} = ?1 AND deleted_at IS NULL) AS users,
         (SELECT count(*) FROM positions WHERE ${column} = ?1) AS positions, ${children} AS children`,
      id,
    ),
  );
  return found ?? { users: 0, positions: 0, children: 0 };
}

/** Selects a row when the branch is above itself. */
export function isBelowItself(id: string): Query {
  return query(
    `WITH RECURSIVE above(id) AS (
       SELECT parent_id FROM branches WHERE id = ? AND parent_id IS NOT NULL
       UNION SELECT branches.parent_id FROM above JOIN branches ON branches.id = above.id WHERE branches.parent_id IS NOT NULL
     )
     SELECT 1 FROM above WHERE id = ?`,
    id,
    id,
  );
}

/** Selects a row when the parent vanished between the check and the batch. */
export function parentMissing(id: string, parentId: string): Query {
  return query('SELECT 1 FROM branches WHERE id = ? AND parent_id IS NOT ?', id, parentId);
}
