import type { z } from '@hono/zod-openapi';
import type { AccessReviewRow } from '../../db/schema/reviews';
import { newId } from '../../kernel/ids';
import { toOptionalTimestamp } from '../../kernel/time';
import { decide } from '../../platform/access/decide';
import { readSnapshot } from '../../platform/access/snapshot';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid, stale } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { nothingToReview, reviewClosed, reviewNotFound, reviewTooLarge, unknownReference } from './problems';
import { type CreateAccessReview, ITEMS_MAX, type ReviewView, type UpdateAccessReview } from './schemas';
import * as store from './store';

export async function getReview(ctx: Ctx, id: string): Promise<ReviewView> {
  const found = await store.findReview(ctx, id);
  if (!found) throw reviewNotFound('It may never have existed.');
  return found;
}

/**
 * Writes down who has what at this moment; what is given later isn't in it.
 * @throws nothingToReview, reviewTooLarge; unknownReference for a reviewer who doesn't exist, invalid for one who may not decide.
 */
export async function startReview(ctx: Ctx, input: z.output<typeof CreateAccessReview>): Promise<ReviewView> {
  const reviewer = await checkedReviewer(ctx, input.reviewer_id);
  const row: AccessReviewRow = {
    id: newId(),
    name: input.name,
    scope: input.scope,
    reviewerId: input.reviewer_id,
    dueAt: dueIn(input.due_at, ctx.now),
    closedAt: null,
    closedBy: null,
    createdAt: ctx.now,
    createdBy: callerOf(ctx).user.id,
    updatedAt: ctx.now,
    version: 1,
  };
  await commit(ctx, {
    writes: store.insertReview(ctx, row),
    refuseWhen: bounded(row.id),
    audit: [
      {
        action: 'access_review.started',
        type: 'CREATE',
        target: targetOf(row),
        changes: [
          { field: 'scope', before: null, after: input.scope },
          { field: 'reviewer', before: null, after: reviewer },
          { field: 'due_at', before: null, after: toOptionalTimestamp(row.dueAt) },
        ].filter(({ after }) => after !== null),
      },
    ],
    events: [{ type: 'access_review.started', subject: row.id, data: assignment(row, row.reviewerId) }],
  });
  return getReview(ctx, row.id);
}

/** Name, reviewer and due date, while it is open. @throws reviewClosed, stale; as `startReview` for the reviewer. */
export async function updateReview(
  ctx: Ctx,
  id: string,
  input: z.output<typeof UpdateAccessReview>,
): Promise<ReviewView> {
  const before = await loadOpen(ctx, id);
  const reviewerId = input.reviewer_id === undefined ? before.reviewer_id : input.reviewer_id;
  const isReassigned = reviewerId !== before.reviewer_id;
  const reviewer = isReassigned ? await checkedReviewer(ctx, reviewerId) : before.reviewer_name;
  const dueAt = input.due_at === undefined ? before.due_at : dueIn(input.due_at, ctx.now);
  const after = { name: input.name ?? before.name, reviewerId, dueAt };
  const changes = [
    { field: 'name', before: before.name, after: after.name },
    { field: 'reviewer', before: before.reviewer_name, after: reviewer },
    { field: 'due_at', before: toOptionalTimestamp(before.due_at), after: toOptionalTimestamp(dueAt) },
  ].filter((change) => change.before !== change.after);
  if (changes.length === 0) return before;
  await commit(ctx, {
    expect: [{ table: 'access_reviews', id, version: before.version }],
    writes: [store.updateReview(ctx, id, { ...after, updatedAt: ctx.now, version: before.version + 1 })],
    audit: [{ action: 'access_review.updated', type: 'UPDATE', target: targetOf({ id, name: after.name }), changes }],
    events: [
      {
        type: 'access_review.updated',
        subject: id,
        data: assignment({ id, ...after }, isReassigned ? reviewerId : null),
      },
    ],
  });
  return getReview(ctx, id);
}

/** What nobody decided stays undecided, and is counted. @throws reviewClosed, stale. */
export async function closeReview(ctx: Ctx, id: string): Promise<ReviewView> {
  const { name, version } = await loadOpen(ctx, id);
  const closing = { closedAt: ctx.now, closedBy: callerOf(ctx).user.id, updatedAt: ctx.now, version: version + 1 };
  const { total, confirmed, removed } = await getReview(ctx, id);
  const pending = total - confirmed - removed;
  await commit(ctx, {
    expect: [{ table: 'access_reviews', id, version }],
    writes: [store.updateReview(ctx, id, closing)],
    audit: [
      {
        action: 'access_review.closed',
        type: 'UPDATE',
        target: targetOf({ id, name }),
        changes: Object.entries({ confirmed, removed, pending }).map(([field, after]) => ({
          field,
          before: null,
          after,
        })),
      },
    ],
    events: [{ type: 'access_review.closed', subject: id, data: { name, total, confirmed, removed, pending } }],
  });
  return getReview(ctx, id);
}

export async function loadOpen(ctx: Ctx, id: string): Promise<ReviewView> {
  const review = await getReview(ctx, id);
  if (ctx.ifMatch !== null && ctx.ifMatch !== review.version) {
    throw stale('Someone changed this review after you loaded it. Load it again and compare.', {
      members: { version: review.version },
    });
  }
  if (review.closed_at !== null) throw isClosed();
  return review;
}

export const isClosed = () => reviewClosed('What was decided stands. Start another review.');
export const targetOf = ({ id, name }: { id: string; name: string }) => ({ type: 'access_review', id, name });

/** For whoever is told: `reviewer_id` is there when the review has become somebody's to decide. */
function assignment({ name, dueAt }: { id: string; name: string; dueAt: number | null }, reviewerId: string | null) {
  return { name, due_at: toOptionalTimestamp(dueAt), ...(reviewerId === null ? {} : { reviewer_id: reviewerId }) };
}

/** The reviewer's name. Being named gives nobody the permission. */
async function checkedReviewer(ctx: Ctx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const at = (code: string, detail: string) => ({ errors: [{ pointer: '/reviewer_id', code, detail }] });
  const snapshot = await readSnapshot(ctx.sql, id, ctx.now);
  if (!snapshot) throw unknownReference('There is no such user.', at('unknown_reference', 'Choose somebody else.'));
  const { displayName } = snapshot.user;
  if (decide(snapshot, 'access_reviews:decide', ctx.now).allowed) return displayName;
  const detail = `${displayName} may not decide access reviews.`;
  throw invalid(detail, at('cannot_decide', detail));
}

function dueIn(text: string | null, now: number): number | null {
  if (text === null) return null;
  const dueAt = Date.parse(text);
  if (dueAt > now) return dueAt;
  const detail = 'Choose a time to come.';
  throw invalid(detail, { errors: [{ pointer: '/due_at', code: 'too_early', detail }] });
}

function bounded(reviewId: string): NonNullable<ChangeSet['refuseWhen']> {
  const at = (code: string, detail: string) => ({ errors: [{ pointer: '/scope', code, detail }] });
  const tooMany = `A review holds ${ITEMS_MAX.toLocaleString('en')} assignments. Narrow what it looks at.`;
  const nothing = 'Nobody has anything that this looks at. Widen it.';
  return [
    {
      reason: 'review_too_large',
      query: store.tooManyItems(reviewId),
      problem: () => reviewTooLarge(tooMany, at('review_too_large', tooMany)),
    },
    {
      reason: 'nothing_to_review',
      query: store.noItems(reviewId),
      problem: () => nothingToReview(nothing, at('nothing_to_review', nothing)),
    },
  ];
}
