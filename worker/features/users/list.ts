import { z } from '@hono/zod-openapi';
import { batchRows, type Query, query, rows } from '../../db/client';
import { USER_STATUSES, type UserStatus } from '../../db/schema/users';
import { fold } from '../../kernel/fold';
import { DAY_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { upToMax } from '../../platform/query/count';
import {
  type Condition,
  multiple,
  orderingOf,
  type Page,
  pageFields,
  type SortColumn,
  TOTAL_MAX,
  toPage,
} from '../../platform/query/page';
import { toUser } from './schemas';
import { ROLE_NAMES, roleNames, SELECT_VIEW, toView, type ViewRow } from './store';

const SORTS = [
  'name',
  'email',
  'username',
  'employee_code',
  'job_title',
  'status',
  'role',
  'department',
  'branch',
  'created_at',
  'updated_at',
  'last_login_at',
] as const;

const COLUMNS: Record<(typeof SORTS)[number], SortColumn> = {
  name: { sql: 'users.name_key', nullable: false },
  email: { sql: 'users.email_key', nullable: false },
  username: { sql: 'users.username_key', nullable: true },
  employee_code: { sql: 'users.employee_code', nullable: true },
  job_title: { sql: 'users.job_title', nullable: true },
  status: { sql: 'users.status', nullable: false },
  role: {
    sql: '(SELECT min(roles.name_key) FROM user_roles JOIN roles ON roles.id = user_roles.role_id WHERE user_roles.user_id = users.id)',
    nullable: true,
  },
  department: { sql: 'departments.name_key', nullable: true },
  branch: { sql: 'branches.name_key', nullable: true },
  created_at: { sql: 'users.created_at', nullable: false },
  updated_at: { sql: 'users.updated_at', nullable: false },
  last_login_at: { sql: 'users.last_login_at', nullable: true },
};

const day = z.iso.datetime({ offset: true }).or(z.iso.date());
const LAST_LOGIN_PRESETS = { today: 1, '7d': 7, '30d': 30, '90d': 90 } as const;

export const ListUsers = z.strictObject({
  ...pageFields(SORTS, 'name'),
  status: multiple(z.enum(USER_STATUSES)),
  /** Ids or keys. */
  role: multiple(z.string().max(60)),
  department: multiple(z.uuid()),
  branch: multiple(z.uuid()),
  manager_id: z.uuid().optional(),
  q: z.string().trim().max(200).optional(),
  created_from: day.optional(),
  created_to: day.optional(),
  updated_from: day.optional(),
  updated_to: day.optional(),
  last_login_from: day.optional(),
  last_login_to: day.optional(),
  last_login: z.enum(['today', '7d', '30d', '90d', 'never']).optional(),
  inactive_days: z.coerce.number().int().min(1).max(3650).optional(),
  include_archived: z.enum(['true', 'false']).default('false'),
});

type Filters = z.output<typeof ListUsers>;

/** Past this many matches of a text search, walking the sorted index finds a page sooner than the full-text index does. */
const BROAD_SEARCH = 1_000;
const TRIGRAM_CHARACTERS = 3;

/**
 * One batch of two statements: the page, and how many there are with the names of the roles. With a text search, one statement before
 * it says how broad the search is.
 */
export async function listUsers(ctx: Ctx, filters: Filters) {
  const { source, conditions: searched } = await searchOf(ctx, filters.q ?? '');
  const narrowed = [...narrowing(filters, ctx.now), ...searched];
  const statuses = shownStatuses(filters);
  const where = [statusCondition(statuses), ...narrowed];
  const isNarrowed = narrowed.length > 0 || source !== ALL_USERS;
  const page = pageOf(filters as Page, source, where, !isNarrowed && isWalked(filters.sort, statuses));
  const counted = isNarrowed ? countQuery(source, where) : totalsQuery(statuses);
  const [found, [beside]] = await batchRows<[FoundRow, { total: number; roles: string }]>(ctx.sql, [
    page,
    withRoleNames(counted),
  ]);
  const nameOf = roleNames(beside?.roles ?? '[]');
  const n = beside?.total ?? 0;
  return toPage(
    filters as Page,
    found,
    isNarrowed && n > TOTAL_MAX ? { total: TOTAL_MAX, capped: true } : { total: n, capped: false },
    ({ sort_value, id }) => ({ value: sort_value, id }),
    (row) => toUser(toView(row, nameOf)),
  );
}

type FoundRow = ViewRow & { sort_value: string | number | null };

/** Whether an index gives the rows in this order already, so that the page needs no sort. */
function isWalked(sort: string, statuses: readonly UserStatus[]): boolean {
  const column = sort.replace(/^-/, '');
  return (statuses.length === 1 ? INDEXED_BY_STATUS : INDEXED).includes(column);
}

const INDEXED = ['name', 'email', 'created_at', 'updated_at', 'last_login_at'];
const INDEXED_BY_STATUS = ['name', 'created_at', 'last_login_at'];

/**
 * Walking an index, the page's rows are looked up with what they show. Otherwise the rows of the page are found first: a sort then
 * carries one value a row, not a whole user.
 */
function pageOf(page: Page, source: Condition, where: Condition[], isWalk: boolean): Query {
  const { column, orderBy, after, limit, offset } = orderingOf(page, COLUMNS, 'users.id');
  const conditions = after ? [...where, after] : where;
  const values = [...source.params, ...params(conditions), limit + 1, offset];
  const filtered = `WHERE users.deleted_at IS NULL ${and(conditions)} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  if (isWalk) return query(`${SELECT_VIEW(`, ${column.sql} AS sort_value`)} ${filtered}`, ...values);
  const direction = page.sort.startsWith('-') ? 'DESC' : 'ASC';
  return query(
    `WITH page AS MATERIALIZED (
       SELECT users.seq, ${column.sql} AS sort_value FROM ${source.sql}
       LEFT JOIN departments ON departments.id = users.department_id LEFT JOIN branches ON branches.id = users.branch_id
       ${filtered}
     )
     ${SELECT_VIEW(', page.sort_value', 'page CROSS JOIN users ON users.seq = page.seq')}
     ORDER BY page.sort_value ${direction}, users.id ${direction}`,
    ...values,
  );
}

function shownStatuses(filters: Filters): readonly UserStatus[] {
  if (filters.status && filters.status.length > 0) return [...new Set(filters.status)];
  return filters.include_archived === 'true' ? USER_STATUSES : USER_STATUSES.filter((status) => status !== 'archived');
}

/** One status uses its index; several are filtered while walking the sorted one, hence the plus. */
function statusCondition(statuses: readonly UserStatus[]): Condition {
  const [only] = statuses;
  if (statuses.length === 1 && only) return { sql: 'users.status = ?', params: [only] };
  if (statuses.length === USER_STATUSES.length) return { sql: '1', params: [] };
  return { sql: '+users.status IN (SELECT value FROM json_each(?))', params: [JSON.stringify(statuses)] };
}

function narrowing(filters: Filters, now: number): Condition[] {
  const among = (column: string, values: readonly string[] | undefined): Condition[] =>
    values && values.length > 0
      ? [{ sql: `${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] }]
      : [];
  const range = (column: string, from: string | undefined, to: string | undefined): Condition[] => [
    ...(from ? [{ sql: `${column} >= ?`, params: [Date.parse(from)] }] : []),
    // A bare date means all of that day.
    ...(to ? [{ sql: `${column} < ?`, params: [Date.parse(to) + (to.length === 10 ? DAY_MS : 1)] }] : []),
  ];
  const holds =
    filters.role && filters.role.length > 0
      ? [
          {
            sql: 'EXISTS (SELECT 1 FROM user_roles JOIN roles ON roles.id = user_roles.role_id WHERE user_roles.user_id = users.id AND (roles.id IN (SELECT value FROM json_each(?)) OR roles.key IN (SELECT value FROM json_each(?))))',
            params: [JSON.stringify(filters.role), JSON.stringify(filters.role)],
          },
        ]
      : [];
  return [
    ...holds,
    ...among('users.department_id', filters.department),
    ...among('users.branch_id', filters.branch),
    ...(filters.manager_id ? [{ sql: 'users.manager_id = ?', params: [filters.manager_id] }] : []),
    ...range('users.created_at', filters.created_from, filters.created_to),
    ...range('users.updated_at', filters.updated_from, filters.updated_to),
    ...range('users.last_login_at', filters.last_login_from, filters.last_login_to),
    ...lastLogin(filters.last_login, now),
    ...(filters.inactive_days
      ? [
          {
            sql: '(users.last_login_at IS NULL OR users.last_login_at < ?)',
            params: [now - filters.inactive_days * DAY_MS],
          },
        ]
      : []),
  ];
}

function lastLogin(preset: Filters['last_login'], now: number): Condition[] {
  if (!preset) return [];
  if (preset === 'never') return [{ sql: 'users.last_login_at IS NULL', params: [] }];
  return [{ sql: 'users.last_login_at >= ?', params: [now - LAST_LOGIN_PRESETS[preset] * DAY_MS] }];
}

/** What is searched: all users, or those that the full-text index finds. */
const ALL_USERS: Condition = { sql: 'users', params: [] };

/** Each word anywhere in name, email, username or staff code. D1's LIKE patterns end at 50 bytes, so it is full text or instr. */
async function searchOf(ctx: Ctx, q: string): Promise<{ source: Condition; conditions: Condition[] }> {
  const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 8);
  const long = words.filter((word) => [...word].length >= TRIGRAM_CHARACTERS);
  const short = words.filter((word) => [...word].length < TRIGRAM_CHARACTERS).map(wordStart);
  const match = long.map(quoted).join(' AND ');
  const isBroad = long.length === 0 || (await matchesUpTo(ctx, match)) > BROAD_SEARCH;
  if (isBroad) return { source: ALL_USERS, conditions: [...short, ...long.map(contains)] };
  // CROSS JOIN keeps the order: SQLite would otherwise walk the sorted index and look each row up in the matches.
  const sql =
    '(SELECT rowid AS seq FROM users_search WHERE users_search MATCH ?) AS matched CROSS JOIN users ON users.seq = matched.seq';
  return { source: { sql, params: [match] }, conditions: short };
}

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const contains = (word: string): Condition => ({ sql: 'instr(users.search_text, ?) > 0', params: [word] });
/** One or two letters begin a word; anywhere they would match nearly everybody. */
const wordStart = (word: string): Condition => ({
  sql: "(instr(' ' || users.search_text, ?) > 0)",
  params: [` ${word}`],
});

async function matchesUpTo(ctx: Ctx, match: string): Promise<number> {
  const [found] = await rows<{ n: number }>(
    ctx.sql,
    query(
      `SELECT count(*) AS n FROM (SELECT 1 FROM users_search WHERE users_search MATCH ? LIMIT ${BROAD_SEARCH + 1})`,
      match,
    ),
  );
  return found?.n ?? 0;
}

function totalsQuery(statuses: readonly UserStatus[]): Query {
  return query(
    'SELECT coalesce(sum(total), 0) AS total FROM user_counts WHERE status IN (SELECT value FROM json_each(?))',
    JSON.stringify(statuses),
  );
}

function withRoleNames(counted: Query): Query {
  const { sql, params: values } = counted.toSQL();
  return query(`SELECT (${sql}) AS total, (SELECT ${ROLE_NAMES} FROM roles) AS roles`, ...values);
}

function countQuery(source: Condition, where: Condition[]): Query {
  return upToMax(
    query(
      `SELECT 1 FROM ${source.sql} WHERE users.deleted_at IS NULL ${and(where)}`,
      ...source.params,
      ...params(where),
    ),
  );
}

const and = (conditions: Condition[]) => conditions.map(({ sql }) => `AND ${sql}`).join(' ');
const params = (conditions: Condition[]) => conditions.flatMap((condition) => condition.params);
