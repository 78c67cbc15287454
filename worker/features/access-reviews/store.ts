import type { z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { type Query, query, rows, type Write } from '../../db/client';
import { type AccessReviewRow, accessReviews, type ReviewScope } from '../../db/schema/reviews';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params, type SortColumn } from '../../platform/query/page';
import type { REVIEW_SORTS, ReviewView } from './schemas';
import { ITEMS_MAX, type ListReviews } from './schemas';
import { assignmentsIn } from './scope';

const COUNTED = (decided: string) =>
  `(SELECT count(*) FROM access_review_items WHERE review_id = access_reviews.id${decided})`;

const VIEW_COLUMNS = `access_reviews.id, access_reviews.name, access_reviews.scope, access_reviews.reviewer_id, reviewers.display_name AS reviewer_name,
  access_reviews.due_at, access_reviews.created_at, access_reviews.created_by, starters.display_name AS created_by_name,
  access_reviews.closed_at, access_reviews.closed_by, closers.display_name AS closed_by_name, access_reviews.version,
  ${COUNTED('')} AS total, ${COUNTED(" AND decision = 'confirmed'")} AS confirmed, ${COUNTED(" AND decision = 'removed'")} AS removed`;

const VIEW = `access_reviews LEFT JOIN users AS reviewers ON reviewers.id = access_reviews.reviewer_id
  LEFT JOIN users AS starters ON starters.id = access_reviews.created_by LEFT JOIN users AS closers ON closers.id = access_reviews.closed_by`;

const SORTS: Record<(typeof REVIEW_SORTS)[number], SortColumn> = {
  created_at: { sql: 'access_reviews.created_at', nullable: false },
  name: { sql: 'access_reviews.name', nullable: false },
  due_at: { sql: 'access_reviews.due_at', nullable: true },
};

export async function findReview(ctx: Ctx, id: string): Promise<ReviewView | null> {
  const [row] = await rows<ReviewView>(
    ctx.sql,
    query(`SELECT ${VIEW_COLUMNS} FROM ${VIEW} WHERE access_reviews.id = ?`, id),
  );
  return row ?? null;
}

export async function pageOfReviews(ctx: Ctx, filters: z.output<typeof ListReviews>) {
  const ordering = orderingOf(filters as Page, SORTS, 'access_reviews.id');
  const matching: Condition[] = [
    ...(filters.state ? [{ sql: `closed_at IS ${filters.state === 'open' ? '' : 'NOT '}NULL`, params: [] }] : []),
    ...(filters.q ? [{ sql: 'instr(lower(access_reviews.name), lower(?)) > 0', params: [filters.q] }] : []),
  ];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<ReviewView & { sort_value: string | number | null }>(
      ctx.sql,
      query(
        `SELECT ${VIEW_COLUMNS}, ${ordering.column.sql} AS sort_value FROM ${VIEW} WHERE 1 ${and(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM access_reviews WHERE 1 ${and(matching)}`, ...params(matching))),
  ]);
  return { found, total };
}

/** How many assignments a review would look at, counted to one more than fits, and of how many users. */
export async function countScope(ctx: Ctx, scope: ReviewScope): Promise<{ total: number; user_count: number }> {
  const { sql, params: bound } = assignmentsIn(scope, ctx.now).toSQL();
  const [counted] = await rows<{ total: number; user_count: number }>(
    ctx.sql,
    query(
      `SELECT count(*) AS total, count(DISTINCT user_id) AS user_count FROM (${sql} LIMIT ${ITEMS_MAX + 1})`,
      ...bound,
    ),
  );
  return counted ?? { total: 0, user_count: 0 };
}

/** The review, and in the same statement's breath everything that it looks at: one INSERT … SELECT. */
export function insertReview(ctx: Ctx, row: AccessReviewRow): Write[] {
  return [ctx.db.insert(accessReviews).values(row), insertItems(row, ctx.now)];
}

/**
 * Ids are UUIDv7 of the review's own time with a counter in `rand_a` and after the variant (RFC 9562 §6.2), in the order of the
 * users' names: sorted by id they read as a register, and a review's items stand together.
 */
function insertItems({ id, scope }: AccessReviewRow, now: number): Query {
  const { sql, params: bound } = assignmentsIn(scope, now).toSQL();
  return query(
    `INSERT INTO access_review_items
       (id, review_id, user_id, user_name, user_email, source_type, source_id, source_name, since, expires_at, last_used_on)
     SELECT printf('%s-7%03x-8%03x-%s', substr(review.id, 1, 13), n >> 12, n & 4095, lower(hex(randomblob(6)))), review.id,
       user_id, user_name, user_email, source_type, source_id, source_name, since, expires_at, last_used_on
     FROM (SELECT *, row_number() OVER (ORDER BY name_key, user_id, source_type, source_name, source_id) AS n FROM (${sql} LIMIT ${ITEMS_MAX + 1})),
       (SELECT ? AS id) AS review`,
    ...bound,
    id,
  );
}

/** Selects a row when the review has more items than fit. */
export function tooManyItems(reviewId: string): Query {
  return query(`SELECT 1 FROM access_review_items WHERE review_id = ? LIMIT 1 OFFSET ${ITEMS_MAX}`, reviewId);
}

export function noItems(reviewId: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM access_review_items WHERE review_id = ?)', reviewId);
}

export function closed(reviewId: string): Query {
  return query('SELECT 1 FROM access_reviews WHERE id = ? AND closed_at IS NOT NULL', reviewId);
}

export function updateReview(
  ctx: Ctx,
  id: string,
  values: Pick<AccessReviewRow, 'updatedAt' | 'version'> & Partial<AccessReviewRow>,
): Write {
  return ctx.db.update(accessReviews).set(values).where(eq(accessReviews.id, id));
}
