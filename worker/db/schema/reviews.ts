import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './users';

export const REVIEW_SOURCES = ['role', 'group', 'direct', 'grant'] as const;
export const REVIEW_DECISIONS = ['pending', 'confirmed', 'removed'] as const;

/** Which assignments a review looks at; what isn't named doesn't narrow. Names as on the wire. */
export type ReviewScope = {
  role_ids?: string[] | undefined;
  group_ids?: string[] | undefined;
  department_ids?: string[] | undefined;
  branch_ids?: string[] | undefined;
  source_types?: (typeof REVIEW_SOURCES)[number][] | undefined;
  privileged_only?: boolean | undefined;
  unused_days?: number | undefined;
};

/** One look at who has what, by somebody who answers for it (ISO 27001 A.5.18, SOC 2 CC6.3). */
export const accessReviews = sqliteTable('access_reviews', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Which assignments were looked at: the filter as it was asked for. */
  scope: text({ mode: 'json' }).$type<ReviewScope>().notNull(),
  reviewerId: text().references(() => users.id, { onDelete: 'restrict' }),
  dueAt: integer(),
  closedAt: integer(),
  closedBy: text(),
  createdAt: integer().notNull(),
  createdBy: text(),
  updatedAt: integer().notNull(),
  version: integer().notNull().default(1),
});

export type AccessReviewRow = typeof accessReviews.$inferSelect;

/** An assignment as it stood when the review began; names are kept, so that the record reads the same years later. */
export const accessReviewItems = sqliteTable(
  'access_review_items',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => accessReviews.id, { onDelete: 'restrict' }),
    userId: text().notNull(),
    userName: text().notNull(),
    userEmail: text().notNull(),
    sourceType: text({ enum: REVIEW_SOURCES }).notNull(),
    /** Role, group or grant id, or the permission's key. */
    sourceId: text().notNull(),
    sourceName: text().notNull(),
    since: integer().notNull(),
    expiresAt: integer(),
    lastUsedOn: text(),
    decision: text({ enum: REVIEW_DECISIONS }).notNull().default('pending'),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: integer(),
    comment: text(),
  },
  (table) => [index('access_review_items_by_review').on(table.reviewId, table.decision, table.userName, table.id)],
);

export type AccessReviewItemRow = typeof accessReviewItems.$inferSelect;

/** On which day (UTC) something that a user was given last let them do anything. Reported by their Account. */
export const accessUse = sqliteTable(
  'access_use',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'restrict' }),
    sourceType: text({ enum: REVIEW_SOURCES }).notNull(),
    sourceId: text().notNull(),
    /** `2026-11-21`. */
    usedOn: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.sourceType, table.sourceId] })],
);
