import { eq } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../db/client';
import { type PositionRow, positions } from '../../db/schema/organization';
import { fold } from '../../kernel/fold';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params, type SortColumn } from '../../platform/query/page';
import { SEATED_STATUSES } from './rules';
import type { HolderRow, POSITION_SORTS, PositionView } from './schemas';

const SEATED = `users.deleted_at IS NULL AND users.status IN (${SEATED_STATUSES.map((status) => `'${status}'`).join(', ')})`;
const FILLED = `(SELECT count(*) FROM users WHERE users.position_id = positions.id AND ${SEATED})`;

const select = (more = '') => `
SELECT positions.id, positions.title, positions.title_key AS titleKey, positions.description, positions.department_id AS departmentId,
  positions.branch_id AS branchId, positions.reports_to_id AS reportsToId, positions.seats, positions.created_at AS createdAt,
  positions.updated_at AS updatedAt, positions.version, departments.name AS departmentName, branches.name AS branchName,
  above.title AS reportsToTitle, ${FILLED} AS filled${more}
FROM positions
LEFT JOIN departments ON departments.id = positions.department_id
LEFT JOIN branches ON branches.id = positions.branch_id
LEFT JOIN positions AS above ON above.id = positions.reports_to_id`;

export async function findPosition(ctx: Ctx, id: string): Promise<PositionView | null> {
  const [found] = await rows<PositionView>(ctx.sql, query(`${select()} WHERE positions.id = ?`, id));
  return found ?? null;
}

const COLUMNS: Record<(typeof POSITION_SORTS)[number], SortColumn> = {
  title: { sql: 'positions.title_key', nullable: false },
  seats: { sql: 'positions.seats', nullable: false },
  vacancies: { sql: `(positions.seats - ${FILLED})`, nullable: false },
  created_at: { sql: 'positions.created_at', nullable: false },
  updated_at: { sql: 'positions.updated_at', nullable: false },
};

type Filters = {
  q?: string | undefined;
  department?: string[] | undefined;
  branch?: string[] | undefined;
  vacant: 'true' | 'false';
};

export async function pageOfPositions(ctx: Ctx, page: Page, filters: Filters) {
  const ordering = orderingOf(page, COLUMNS, 'positions.id');
  const matching = narrowing(filters);
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<PositionView & { sortValue: string | number }>(
      ctx.sql,
      query(
        `${select(`, ${ordering.column.sql} AS sortValue`)} WHERE 1 ${and(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM positions WHERE 1 ${and(matching)}`, ...params(matching))),
  ]);
  return { found, total };
}

function narrowing({ q, department, branch, vacant }: Filters): Condition[] {
  const among = (column: string, ids: string[] | undefined): Condition[] =>
    ids?.length ? [{ sql: `${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(ids)] }] : [];
  return [
    ...(q ? [{ sql: 'instr(positions.title_key, ?) > 0', params: [fold(q)] }] : []),
    ...among('positions.department_id', department),
    ...among('positions.branch_id', branch),
    ...(vacant === 'true' ? [{ sql: `positions.seats > ${FILLED}`, params: [] }] : []),
  ];
}

/** Those of the holders whom the caller's permission reaches. */
export async function pageOfHolders(ctx: Ctx, positionId: string, page: Page) {
  const ordering = orderingOf(page, { name: { sql: 'users.name_key', nullable: false } }, 'users.id');
  const reach = reachCondition(ctx);
  const matching = [
    { sql: `users.position_id = ? AND ${SEATED}`, params: [positionId] },
    ...(reach ? [reach] : []),
  ] satisfies Condition[];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<HolderRow & { nameKey: string }>(
      ctx.sql,
      query(
        `SELECT users.id, users.display_name AS displayName, users.email, users.avatar_key AS avatarKey, users.status,
           users.name_key AS nameKey
         FROM users WHERE 1 ${and(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM users WHERE 1 ${and(matching)}`, ...params(matching))),
  ]);
  return { found, total };
}

export type Names = { department: string | null; branch: string | null; reports_to: string | null };

/** The names behind a position's references; null where there is no such row. */
export async function referenceNames(ctx: Ctx, row: PositionRow): Promise<Names> {
  const [found] = await rows<Names>(
    ctx.sql,
    query(
      `SELECT (SELECT name FROM departments WHERE id = ?) AS department, (SELECT name FROM branches WHERE id = ?) AS branch,
         (SELECT title FROM positions WHERE id = ?) AS reports_to`,
      row.departmentId,
      row.branchId,
      row.reportsToId,
    ),
  );
  return found ?? { department: null, branch: null, reports_to: null };
}

export function insertPosition(ctx: Ctx, row: PositionRow): Query {
  return ctx.db.insert(positions).values(row);
}

export function updatePosition(ctx: Ctx, row: PositionRow): Query {
  return ctx.db.update(positions).set(row).where(eq(positions.id, row.id));
}

/** Leaves the position where it is while anything refers to it; `stillThere` then fails the batch. */
export function deletePosition(id: string): Write[] {
  return [
    // Rows that nobody can change any more must not keep the position.
    query(
      "UPDATE users SET position_id = NULL WHERE position_id = ? AND (deleted_at IS NOT NULL OR status = 'archived')",
      id,
    ),
    query(
      `DELETE FROM positions WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM users WHERE position_id = ?1)
         AND NOT EXISTS (SELECT 1 FROM positions AS below WHERE below.reports_to_id = ?1)`,
      id,
    ),
  ];
}

export function stillThere(id: string): Query {
  return query('SELECT 1 FROM positions WHERE id = ?', id);
}

/** How many users and positions refer to it; inactive users do, though they hold no seat. */
export async function references(ctx: Ctx, id: string): Promise<{ users: number; positions: number }> {
  const [found] = await rows<{ users: number; positions: number }>(
    ctx.sql,
    query(
      `SELECT (SELECT count(*) FROM users WHERE position_id = ?1 AND deleted_at IS NULL AND status <> 'archived') AS users,
         (SELECT count(*) FROM positions WHERE reports_to_id = ?1) AS positions`,
      id,
    ),
  );
  return found ?? { users: 0, positions: 0 };
}

/** Selects a row when more people hold the position than it has seats. */
export function overfull(id: string): Query {
  return query(`SELECT 1 FROM positions WHERE positions.id = ? AND positions.seats < ${FILLED}`, id);
}

/** Selects a row when the position is above itself. */
export function isAboveItself(id: string): Query {
  return query(
    `WITH RECURSIVE above(id) AS (
       SELECT reports_to_id FROM positions WHERE id = ? AND reports_to_id IS NOT NULL
       UNION SELECT positions.reports_to_id FROM above JOIN positions ON positions.id = above.id
         WHERE positions.reports_to_id IS NOT NULL
     )
     SELECT 1 FROM above WHERE id = ?`,
    id,
    id,
  );
}
