import { z } from '@hono/zod-openapi';
import {
  type AccessReviewItemRow,
  REVIEW_DECISIONS,
  REVIEW_SOURCES,
  type ReviewScope as StoredScope,
} from '../../db/schema/reviews';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { oneLine } from '../../platform/http/one-line';
import { listOf, multiple, pageFields } from '../../platform/query/page';

export const ITEMS_MAX = 50_000;
/** Users that one change can name (architecture.md §7). */
export const DECIDED_AT_ONCE = 100;
const UNUSED_DAYS_MAX = 3650;

const ids = z.array(z.uuid()).min(1, 'Name at least one, or leave it out.').max(500).optional();

/** Which assignments are looked at; what isn't named doesn't narrow. */
export const ReviewScope = z
  .strictObject({
    /** Who has one of these roles, directly or by a group that brings it. */
    role_ids: ids,
    group_ids: ids,
    department_ids: ids,
    branch_ids: ids,
    source_types: z.array(z.enum(REVIEW_SOURCES)).min(1).optional(),
    /** What decides over other people's access: roles marked so or with such permissions, groups that bring one, such permissions. */
    privileged_only: z.boolean().optional(),
    /** Had for at least so many days, and not used in them. */
    unused_days: z.number().int().min(1).max(UNUSED_DAYS_MAX).optional(),
  })
  .openapi('AccessReviewScope');

const Person = z.strictObject({ id: z.uuid(), display_name: z.string() });

export const AccessReview = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(['open', 'closed']),
    scope: ReviewScope,
    /** Nobody else decides, except super admins; null leaves it to everybody who may. */
    reviewer: Person.nullable(),
    due_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    created_by: Person.nullable(),
    closed_at: z.iso.datetime().nullable(),
    closed_by: Person.nullable(),
    item_counts: z.strictObject({
      total: z.number().int(),
      pending: z.number().int(),
      confirmed: z.number().int(),
      removed: z.number().int(),
    }),
    version: z.number().int(),
  })
  .openapi('AccessReview');
export const AccessReviewPage = listOf(AccessReview, 'AccessReviewPage');

const name = oneLine(120);
const due = z.iso.datetime({ offset: true }).nullable();

export const CreateAccessReview = z
  .strictObject({
    name,
    reviewer_id: z.uuid().nullable().default(null),
    due_at: due.default(null),
    scope: ReviewScope.default({}),
  })
  .openapi('CreateAccessReview');

export const UpdateAccessReview = z
  .strictObject({ name, reviewer_id: z.uuid().nullable(), due_at: due })
  .partial()
  .openapi('UpdateAccessReview');

export const PreviewReview = z.strictObject({ scope: ReviewScope.default({}) }).openapi('AccessReviewPreviewRequest');
export const ReviewPreview = z
  .strictObject({
    /** Counted to one more than fits into a review. */
    total: z.number().int(),
    user_count: z.number().int(),
    fits: z.boolean(),
  })
  .openapi('AccessReviewPreview');

export const ReviewId = z.strictObject({ id: z.uuid() });
export const REVIEW_SORTS = ['created_at', 'name', 'due_at'] as const;
export const ListReviews = z.strictObject({
  ...pageFields(REVIEW_SORTS, '-created_at'),
  state: z.enum(['open', 'closed']).optional(),
  q: z.string().trim().max(200).optional(),
});

export const AccessReviewItem = z
  .strictObject({
    id: z.uuid(),
    user: z.strictObject({ id: z.uuid(), display_name: z.string(), email: z.string() }),
    /** `id` is the role's, group's or grant's; a permission's is its key. */
    source: z.strictObject({ type: z.enum(REVIEW_SOURCES), id: z.string(), name: z.string() }),
    since: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    /** The UTC day, as it was known when the review began; null is never. */
    last_used_on: z.iso.date().nullable(),
    decision: z.enum(REVIEW_DECISIONS),
    decided_by: Person.nullable(),
    decided_at: z.iso.datetime().nullable(),
    comment: z.string().nullable(),
    /** Whether the user still has it, unchanged since the review began. */
    is_current: z.boolean(),
  })
  .openapi('AccessReviewItem');
export const AccessReviewItemPage = listOf(AccessReviewItem, 'AccessReviewItemPage');

export const ITEM_SORTS = ['user', 'since', 'last_used_on'] as const;
export const ListItems = z.strictObject({
  ...pageFields(ITEM_SORTS, 'user'),
  decision: multiple(z.enum(REVIEW_DECISIONS)),
  source_type: multiple(z.enum(REVIEW_SOURCES)),
  q: z.string().trim().max(200).optional(),
});

export const Decide = z
  .strictObject({
    item_ids: z.array(z.uuid()).min(1).max(DECIDED_AT_ONCE),
    decision: z.enum(['confirmed', 'removed']),
  })
  .openapi('DecideAccessReviewItems');

export const DecisionResults = z
  .strictObject({
    results: z.array(
      z.strictObject({
        item_id: z.uuid(),
        outcome: z.enum(['succeeded', 'failed', 'skipped']),
        code: z.string().optional(),
        detail: z.string().optional(),
      }),
    ),
    summary: z.strictObject({
      succeeded: z.number().int(),
      failed: z.number().int(),
      skipped: z.number().int(),
    }),
  })
  .openapi('AccessReviewDecisions');

export const RecordFormat = z.strictObject({ format: z.enum(['csv', 'json']).default('csv') });

export type ReviewView = {
  id: string;
  name: string;
  scope: string;
  reviewer_id: string | null;
  reviewer_name: string | null;
  due_at: number | null;
  created_at: number;
  created_by: string | null;
  created_by_name: string | null;
  closed_at: number | null;
  closed_by: string | null;
  closed_by_name: string | null;
  version: number;
  total: number;
  confirmed: number;
  removed: number;
};

export function toReview(row: ReviewView): z.output<typeof AccessReview> {
  const { total, confirmed, removed } = row;
  return {
    id: row.id,
    name: row.name,
    state: row.closed_at === null ? 'open' : 'closed',
    // Stored by `insertReview`, parsed by this very schema before.
    scope: JSON.parse(row.scope) as StoredScope,
    reviewer: person(row.reviewer_id, row.reviewer_name),
    due_at: toOptionalTimestamp(row.due_at),
    created_at: toTimestamp(row.created_at),
    created_by: person(row.created_by, row.created_by_name),
    closed_at: toOptionalTimestamp(row.closed_at),
    closed_by: person(row.closed_by, row.closed_by_name),
    item_counts: { total, pending: total - confirmed - removed, confirmed, removed },
    version: row.version,
  };
}

function person(id: string | null, name: string | null): z.output<typeof Person> | null {
  return id !== null && name !== null ? { id, display_name: name } : null;
}

export type ItemView = AccessReviewItemRow & { isCurrent: boolean };

export function toItem(row: ItemView): z.output<typeof AccessReviewItem> {
  return {
    id: row.id,
    user: { id: row.userId, display_name: row.userName, email: row.userEmail },
    source: { type: row.sourceType, id: row.sourceId, name: row.sourceName },
    since: toTimestamp(row.since),
    expires_at: toOptionalTimestamp(row.expiresAt),
    last_used_on: row.lastUsedOn,
    decision: row.decision,
    decided_by: person(row.decidedBy, row.decidedByName),
    decided_at: toOptionalTimestamp(row.decidedAt),
    comment: row.comment,
    is_current: row.isCurrent,
  };
}
