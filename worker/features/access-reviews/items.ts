import type { z } from '@hono/zod-openapi';
import { type Query, query, rows } from '../../db/client';
import type { AccessReviewItemRow } from '../../db/schema/reviews';
import { canonical, fold } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params, type SortColumn } from '../../platform/query/page';
import type { ITEM_SORTS, ItemView, ListItems } from './schemas';

const HELD = (table: string, column: string) =>
  `EXISTS (SELECT 1 FROM ${table} AS held WHERE held.user_id = items.user_id AND held.${column} = items.source_id
    AND held.effective_from = items.since AND held.expires_at IS items.expires_at)`;

/** Whether the user still has what the item names, as it was; `?` is now. */
const IS_CURRENT = `((items.expires_at IS NULL OR items.expires_at > ?)
  AND EXISTS (SELECT 1 FROM users WHERE users.id = items.user_id AND users.deleted_at IS NULL)
  AND CASE items.source_type
    WHEN 'role' THEN ${HELD('user_roles', 'role_id')}
    WHEN 'group' THEN ${HELD('group_members', 'group_id')}
    WHEN 'direct' THEN ${HELD('user_permissions', 'permission_key')}
    ELSE EXISTS (SELECT 1 FROM grants AS held WHERE held.id = items.source_id AND held.subject_type = 'user'
      AND held.subject_id = items.user_id AND held.effective_from = items.since AND held.expires_at IS items.expires_at)
  END)`;

const COLUMNS = `items.id, items.review_id AS reviewId, items.user_id AS userId, items.user_name AS userName, items.user_email AS userEmail,
  items.source_type AS sourceType, items.source_id AS sourceId, items.source_name AS sourceName, items.since, items.expires_at AS expiresAt,
  items.last_used_on AS lastUsedOn, items.decision, items.decided_by AS decidedBy, items.decided_by_name AS decidedByName,
  items.decided_at AS decidedAt, items.comment`;

// The ids count up in the order of the users' names: see `insertReview`.
const SORTS: Record<(typeof ITEM_SORTS)[number], SortColumn> = {
  user: { sql: 'items.id', nullable: false },
  since: { sql: 'items.since', nullable: false },
  last_used_on: { sql: 'items.last_used_on', nullable: true },
};

type ItemRow = AccessReviewItemRow & { isCurrent: number; sortValue: string | number | null };

export async function pageOfItems(ctx: Ctx, reviewId: string, filters: z.output<typeof ListItems>) {
  const ordering = orderingOf(filters as Page, SORTS, 'items.id');
  const matching = [{ sql: 'items.review_id = ?', params: [reviewId] }, ...conditions(filters)];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<ItemRow>(
      ctx.sql,
      query(
        // The page first: sorting would ask of every item of the review whether it still stands.
        `SELECT ${COLUMNS}, page.sortValue, ${IS_CURRENT} AS isCurrent
         FROM (SELECT items.id, ${ordering.column.sql} AS sortValue FROM access_review_items AS items
           WHERE 1 ${and(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?) AS page
         CROSS JOIN access_review_items AS items ON items.id = page.id ORDER BY ${ordering.orderBy}`,
        ctx.now,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(
      ctx,
      query(`SELECT 1 FROM access_review_items AS items WHERE 1 ${and(matching)}`, ...params(matching)),
    ),
  ]);
  return { found: found.map((row) => ({ ...toView(row), sortValue: row.sortValue })), total };
}

function conditions({ decision, source_type, q }: z.output<typeof ListItems>): Condition[] {
  const among = (column: string, values: unknown): Condition[] =>
    Array.isArray(values) && values.length > 0
      ? [{ sql: `items.${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] }]
      : [];
  return [
    ...among('decision', decision),
    ...among('source_type', source_type),
    ...(q
      ? [
          {
            sql: `(instr(lower(items.user_email), ?) > 0 OR instr(lower(items.source_name), ?) > 0
              OR EXISTS (SELECT 1 FROM users WHERE users.id = items.user_id AND instr(users.search_text, ?) > 0))`,
            params: [canonical(q), canonical(q), fold(q)],
          },
        ]
      : []),
  ];
}

/** Those of the ids that are the review's, in no order. */
export async function findItems(ctx: Ctx, reviewId: string, ids: readonly string[]): Promise<ItemView[]> {
  const found = await rows<ItemRow>(
    ctx.sql,
    query(
      `SELECT ${COLUMNS}, ${IS_CURRENT} AS isCurrent FROM access_review_items AS items
       WHERE items.id IN (SELECT value FROM json_each(?)) AND items.review_id = ?`,
      ctx.now,
      JSON.stringify(ids),
      reviewId,
    ),
  );
  return found.map(toView);
}

/** Selects a row when one of the items was removed, or what it names taken away or changed, since they were read. */
export function moved(ctx: Ctx, ids: readonly string[]): Query {
  return query(
    `SELECT 1 FROM access_review_items AS items
     WHERE items.id IN (SELECT value FROM json_each(?)) AND (items.decision = 'removed' OR NOT ${IS_CURRENT})`,
    JSON.stringify(ids),
    ctx.now,
  );
}

export function markDecided(
  ctx: Ctx,
  ids: readonly string[],
  decision: 'confirmed' | 'removed',
  comment: string | null,
): Query {
  return query(
    `UPDATE access_review_items SET decision = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, comment = ?
     WHERE id IN (SELECT value FROM json_each(?))`,
    decision,
    ctx.actor.id,
    ctx.actor.name,
    ctx.now,
    comment,
    JSON.stringify(ids),
  );
}

const RECORD_ROWS_AT_ONCE = 1000;

/** The next rows of the record in the order of the users' names; `after` is the last id, or null at the beginning. */
export function recordRows(ctx: Ctx, reviewId: string, after: string | null): Promise<AccessReviewItemRow[]> {
  // The items' ids begin with the review's time, so the primary key finds them; `+` keeps SQLite from sorting them all instead.
  return rows<AccessReviewItemRow>(
    ctx.sql,
    query(
      `SELECT ${COLUMNS} FROM access_review_items AS items WHERE items.id > ? AND +items.review_id = ? ORDER BY items.id LIMIT ${RECORD_ROWS_AT_ONCE}`,
      after ?? reviewId.slice(0, 13),
      reviewId,
    ),
  );
}

function toView({ isCurrent, sortValue: _, ...row }: ItemRow): ItemView {
  return { ...row, isCurrent: isCurrent === 1 };
}
