import { z } from '@hono/zod-openapi';
import { decodeCursor, encodeCursor } from '../../kernel/cursor';
import { invalid } from '../http/problems';

export const PAGE_SIZES = [10, 25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 25;
/** Totals of filtered lists are exact to here. */
export const TOTAL_MAX = 10_000;
const PAGE_MAX = 100_000;

/** Query parameters of every list; `sorts` is the allowlist, with its first entry the default. */
export function pageFields<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts, defaultSort: string) {
  const allowed = sorts.flatMap((sort) => [sort, `-${sort}`]);
  return {
    page: z.coerce.number().int().min(1).max(PAGE_MAX).default(1),
    page_size: z.coerce
      .number()
      .int()
      .refine((size) => (PAGE_SIZES as readonly number[]).includes(size), 'Use 10, 25, 50 or 100.')
      .default(DEFAULT_PAGE_SIZE),
    sort: z
      .string()
      .refine((sort) => allowed.includes(sort), `Use one of ${sorts.join(', ')}, with - in front for descending.`)
      .default(defaultSort),
    cursor: z.string().max(1000).optional(),
  };
}

/** `?status=active,pending` and `?status=active&status=pending` alike. */
export function multiple<Schema extends z.ZodType<unknown, string>>(item: Schema) {
  return z.preprocess(
    (value) =>
      value === undefined
        ? undefined
        : [value]
            .flat()
            .flatMap((part) => (typeof part === 'string' ? part.split(',') : [part]))
            .map((part) => (typeof part === 'string' ? part.trim() : part))
            .filter((part) => part !== ''),
    z.array(item).max(100).optional(),
  );
}

export function listOf<Item extends z.ZodType>(item: Item, name: string) {
  return z
    .strictObject({
      items: z.array(item),
      total: z.number().int(),
      page: z.number().int(),
      page_size: z.number().int(),
      next_cursor: z.string().nullable(),
      total_capped: z.literal(true).optional(),
    })
    .openapi(name);
}

/** A sortable column: the SQL that sorts, and whether it can be null. SQL comes from this table only: D1 can't bind identifiers. */
export type SortColumn = { sql: string; nullable: boolean };
export type Page = { page: number; page_size: number; sort: string; cursor?: string | undefined };
export type Condition = { sql: string; params: unknown[] };

/** Appended to a WHERE that has a condition already. */
export const and = (conditions: Condition[]) => conditions.map(({ sql }) => `AND ${sql}`).join(' ');
export const params = (conditions: Condition[]) => conditions.flatMap((condition) => condition.params);

export type Ordering = {
  orderBy: string;
  /** Where the page starts, by cursor; null means by offset. */
  after: Condition | null;
  limit: number;
  offset: number;
  column: SortColumn;
};

/** Keyset by cursor, offset by page number, ties broken by id. @throws invalid for a cursor that isn't ours. */
export function orderingOf(page: Page, columns: Record<string, SortColumn>, idColumn: string): Ordering {
  const isDescending = page.sort.startsWith('-');
  const name = isDescending ? page.sort.slice(1) : page.sort;
  const column = columns[name];
  if (!column)
    throw invalid('That column can’t be sorted by.', {
      errors: [{ pointer: '/sort', code: 'invalid_sort', detail: 'That column can’t be sorted by.' }],
    });
  const direction = isDescending ? 'DESC' : 'ASC';
  const orderBy = `${column.sql} ${direction}, ${idColumn} ${direction}`;
  const offset = page.cursor === undefined ? (page.page - 1) * page.page_size : 0;
  return {
    orderBy,
    after: page.cursor === undefined ? null : after(page.cursor, page.sort, column, idColumn, isDescending),
    limit: page.page_size,
    offset,
    column,
  };
}

function after(text: string, sort: string, column: SortColumn, id: string, isDescending: boolean): Condition {
  const cursor = decodeCursor(text, sort);
  if (!cursor)
    throw invalid('The cursor isn’t one of this list’s.', {
      errors: [
        {
          pointer: '/cursor',
          code: 'invalid_cursor',
          detail: 'Take the cursor from next_cursor of the same list and sort.',
        },
      ],
    });
  const operator = isDescending ? '<' : '>';
  // SQLite sorts nulls first: ascending they come before everything, descending after.
  if (cursor.value === null) {
    const rest = isDescending ? '' : ` OR ${column.sql} IS NOT NULL`;
    return { sql: `((${column.sql} IS NULL AND ${id} ${operator} ?)${rest})`, params: [cursor.id] };
  }
  const nulls = isDescending && column.nullable ? ` OR ${column.sql} IS NULL` : '';
  return { sql: `((${column.sql}, ${id}) ${operator} (?, ?)${nulls})`, params: [cursor.value, cursor.id] };
}

/** The list's envelope. `rows` has one row more than a page when there is a next one; `keyOf` gives a row's sort value and id. */
export function toPage<Row, Item>(
  page: Page,
  found: Row[],
  total: { total: number; capped: boolean },
  keyOf: (row: Row) => { value: string | number | null; id: string },
  toItem: (row: Row) => Item,
) {
  const shown = found.slice(0, page.page_size);
  const last = shown.at(-1);
  const next = found.length > page.page_size && last ? encodeCursor({ sort: page.sort, ...keyOf(last) }) : null;
  return {
    items: shown.map(toItem),
    total: total.total,
    page: page.page,
    page_size: page.page_size,
    next_cursor: next,
    ...(total.capped ? { total_capped: true as const } : {}),
  };
}
