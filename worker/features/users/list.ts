import { z } from '@hono/zod-openapi';
import { batchRows, type Query, query } from '../../db/client';
import { USER_STATUSES, type UserStatus } from '../../db/schema/users';
import { DAY_MS } from '../../kernel/time';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { upToMax } from '../../platform/query/count';
import {
  and,
  type Condition,
  multiple,
  orderingOf,
  type Page,
  pageFields,
  params,
  TOTAL_MAX,
  toPage,
} from '../../platform/query/page';
import { toUser } from './schemas';
import { matchedPage, matchedTotal, textSearch } from './search';
import { COLUMNS, SORTS } from './sorting';
import { ROLE_NAMES, roleNames, SELECT_VIEW, toView, type ViewRow } from './store';

const day = z.iso.datetime({ offset: true }).or(z.iso.date());
const LAST_LOGIN_PRESETS = { today: 1, '7d': 7, '30d': 30, '90d': 90 } as const;

export const ListUsers = z.strictObject({
  ...pageFields(SORTS, 'name'),
  status: multiple(z.enum(USER_STATUSES)),
  /** Ids or keys. */
  role: multiple(z.string().max(60)),
  group: multiple(z.uuid()),
  department: multiple(z.uuid()),
  branch: multiple(z.uuid()),
  position: multiple(z.uuid()),
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

/**
 * One batch of two statements: the page, and how many there are with the names of the roles. A text search finds page and total
 * in one pass over its matches; past 10,000 of them the sorted index is walked instead, which is quick where so many match.
 */
export async function listUsers(ctx: Ctx, filters: Filters) {
  const search = textSearch(filters.q ?? '');
  const statuses = shownStatuses(filters);
  const reach = reachCondition(ctx);
  const narrowed = [...(reach ? [reach] : []), ...narrowing(filters, ctx.now), ...search.beginnings];
  const where = [statusCondition(statuses), ...narrowed];
  if (search.match !== null) {
    const found = await searchedPage(ctx, filters as Page, search.match, where);
    if (found) return found;
    return walkedPage(ctx, filters, [...where, ...search.contained], query(`SELECT ${TOTAL_MAX + 1}`), false);
  }
  const isNarrowed = narrowed.length > 0;
  const counted = isNarrowed ? countQuery(where) : totalsQuery(statuses);
  return walkedPage(ctx, filters, where, counted, !isNarrowed && isWalked(filters.sort, statuses), !isNarrowed);
}

async function walkedPage(
  ctx: Ctx,
  filters: Filters,
  where: Condition[],
  counted: Query,
  isWalk: boolean,
  isExact = false,
) {
  const page = pageOf(filters as Page, where, isWalk);
  const [found, [beside]] = await batchRows<[FoundRow, { total: number; roles: string }]>(ctx.sql, [
    page,
    withRoleNames(counted),
  ]);
  return answer(filters as Page, found, beside?.total ?? 0, beside?.roles ?? '[]', isExact);
}

/** Null when more than 10,000 match: then the matches are no longer all there is. */
async function searchedPage(ctx: Ctx, page: Page, match: string, where: Condition[]) {
  const [found, [beside]] = await batchRows<[FoundRow & { total: number }, { roles: string }]>(ctx.sql, [
    matchedPage(page, COLUMNS, match, where),
    query(`SELECT ${ROLE_NAMES} AS roles FROM roles`),
  ]);
  // Past the last page no row carries the total.
  const total = found[0]?.total ?? (page.page > 1 || page.cursor ? await matchedTotal(ctx, match, where) : 0);
  return total > TOTAL_MAX ? null : answer(page, found, total, beside?.roles ?? '[]');
}

function answer(page: Page, found: FoundRow[], total: number, roles: string, isExact = false) {
  const nameOf = roleNames(roles);
  return toPage(
    page,
    found,
    !isExact && total > TOTAL_MAX ? { total: TOTAL_MAX, capped: true } : { total, capped: false },
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

const INDEXED = ['name', 'display_name', 'email', 'created_at', 'updated_at', 'last_login_at'];
const INDEXED_BY_STATUS = ['name', 'display_name', 'created_at', 'last_login_at'];

/**
 * Walking an index, the page's rows are looked up with what they show. Otherwise the rows of the page are found first: a sort then
 * carries one value a row, not a whole user.
 */
function pageOf(page: Page, where: Condition[], isWalk: boolean): Query {
  const { column, orderBy, after, limit, offset } = orderingOf(page, COLUMNS, 'users.id');
  const conditions = after ? [...where, after] : where;
  const values = [...params(conditions), limit + 1, offset];
  const filtered = `WHERE users.deleted_at IS NULL ${and(conditions)} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  if (isWalk) return query(`${SELECT_VIEW(`, ${column.sql} AS sort_value`)} ${filtered}`, ...values);
  const direction = page.sort.startsWith('-') ? 'DESC' : 'ASC';
  return query(
    `WITH page AS MATERIALIZED (
       SELECT users.seq, ${column.sql} AS sort_value FROM users
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
  const joined =
    filters.group && filters.group.length > 0
      ? [
          {
            sql: 'EXISTS (SELECT 1 FROM group_members WHERE group_members.user_id = users.id AND group_members.group_id IN (SELECT value FROM json_each(?)) AND (group_members.expires_at IS NULL OR group_members.expires_at > ?))',
            params: [JSON.stringify(filters.group), now],
          },
        ]
      : [];
  return [
    ...holds,
    ...joined,
    ...among('users.department_id', filters.department),
    ...among('users.branch_id', filters.branch),
    ...among('users.position_id', filters.position),
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

function countQuery(where: Condition[]): Query {
  return upToMax(query(`SELECT 1 FROM users WHERE users.deleted_at IS NULL ${and(where)}`, ...params(where)));
}
