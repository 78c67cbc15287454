import type { z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem';
import { ungrantable } from '../../platform/access/grant';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { reasonRequired } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { lastSuperAdmin, loadEachForChange, notOneself, userNotFound } from '../users/commands';
import { isClosed, loadOpen, targetOf } from './commands';
import * as items from './items';
import { assignmentMoved, notTheReviewer } from './problems';
import { type Held, isSuperAdmin, neededToTake, type Removal, readHeld, removalParts } from './removals';
import type { Decide, DecisionResults, ItemView, ReviewView } from './schemas';
import { closed } from './store';

type Input = z.output<typeof Decide>;
type Result = z.output<typeof DecisionResults>['results'][number];
/** Null for an item that can be decided as asked. */
type Judged = { item: ItemView; against: Omit<Result, 'item_id'> | null };

/** Read again so often when something moved between reading and writing. */
const ATTEMPTS = 3;

/**
 * Decides each item by itself, all that can be in one batch. Removing takes the assignment away, in force at the user's next
 * request. Nobody decides on their own access; super admins are touched by super admins only, and the last one stays.
 * @throws reviewClosed, notTheReviewer, reasonRequired.
 */
export async function decideItems(ctx: Ctx, reviewId: string, input: Input): Promise<z.output<typeof DecisionResults>> {
  if (input.decision === 'removed') requireReason(ctx);
  const review = await loadOpen(ctx, reviewId);
  refuseOthers(ctx, review);
  const ids = [...new Set(input.item_ids)];
  let keepsSuperAdmins = false;
  for (let attempt = 1; ; attempt += 1) {
    const results = await decideOnce(ctx, review, ids, input.decision, keepsSuperAdmins).catch((error: unknown) => {
      if (!(error instanceof Problem) || attempt === ATTEMPTS) throw error;
      if (error.kind === lastSuperAdmin.kind) keepsSuperAdmins = true;
      else if (error.kind !== assignmentMoved.kind) throw error;
      return null;
    });
    if (results) return summed(results);
  }
}

async function decideOnce(
  ctx: Ctx,
  review: ReviewView,
  ids: readonly string[],
  decision: Input['decision'],
  keepsSuperAdmins: boolean,
): Promise<Result[]> {
  const found = new Map((await items.findItems(ctx, review.id, ids)).map((item) => [item.id, item]));
  const standing = [...found.values()].map((item) => ({ item, against: againstDeciding(ctx, item, decision) }));
  const removing = decision === 'removed' ? await judgeRemovals(ctx, standing, keepsSuperAdmins) : null;
  const judged = removing?.judged ?? standing;
  const decided = judged.filter(({ against }) => against === null).map(({ item }) => item);
  if (decided.length > 0) {
    await commit(ctx, changeOf(ctx, review, decided, decision, removing));
  }
  const outcomes = new Map(judged.map(({ item, against }) => [item.id, against ?? { outcome: 'succeeded' as const }]));
  return ids.map((id) => ({ item_id: id, ...(outcomes.get(id) ?? NOT_IN_REVIEW) }));
}

const NOT_IN_REVIEW = { outcome: 'failed', code: 'item_not_found', detail: 'It isn’t in this review.' } as const;

function againstDeciding(ctx: Ctx, item: ItemView, decision: Input['decision']): Judged['against'] {
  if (item.decision === 'removed') {
    return { outcome: 'skipped', code: 'already_removed', detail: `${item.userName} lost it in this review already.` };
  }
  if (item.decision === decision) {
    return { outcome: 'skipped', code: 'already_decided', detail: 'It was confirmed already.' };
  }
  if (item.userId === ctx.actor.id || item.userId === callerOf(ctx).user.id) {
    return failed(notOneself('Somebody else has to decide on your own access.'));
  }
  if (item.isCurrent) return null;
  const detail = `${item.userName} has lost it, or has it otherwise than when the review began.`;
  return { outcome: 'failed', code: 'assignment_changed', detail };
}

type Removing = { judged: Judged[]; removals: Removal[]; held: Held };

/** As the ordinary commands judge: by user, and for what only those may take who could give it. */
async function judgeRemovals(ctx: Ctx, standing: Judged[], keepsSuperAdmins: boolean): Promise<Removing> {
  const open = standing.filter(({ against }) => against === null).map(({ item }) => item);
  const [candidates, held] = await Promise.all([
    loadEachForChange(ctx, [...new Set(open.map(({ userId }) => userId))]),
    readHeld(ctx, open),
  ]);
  const byUser = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const gifts = open.map((item) => ({ item, permissions: neededToTake(item, held), to: item.userId }));
  const ungiven = new Map([...(await ungrantable(ctx, gifts))].map(([{ item }, problem]) => [item.id, problem]));
  const removals: Removal[] = [];
  const judged = standing.map((one): Judged => {
    if (one.against) return one;
    const { item } = one;
    const candidate = byUser.get(item.userId);
    if (candidate && 'problem' in candidate) return { item, against: failed(candidate.problem) };
    const lacking = ungiven.get(item.id);
    if (!candidate || lacking) return { item, against: failed(lacking ?? userNotFound()) };
    if (keepsSuperAdmins && isSuperAdmin(item)) {
      return { item, against: failed(lastSuperAdmin('Make somebody else a super admin first, without an end date.')) };
    }
    removals.push({ item, user: candidate.user });
    return one;
  });
  return { judged, removals, held };
}

function changeOf(
  ctx: Ctx,
  review: ReviewView,
  decided: readonly ItemView[],
  decision: Input['decision'],
  removing: Removing | null,
): ChangeSet {
  const ids = decided.map(({ id }) => id);
  const removed = removing ? removalParts(ctx, removing.removals, removing.held) : null;
  const users = [...new Set(decided.map(({ userId }) => userId))];
  const named = decided.map(({ userName, sourceName }) => `${userName}: ${sourceName}`);
  return {
    refuseFirst: [
      { reason: 'review_closed', query: closed(review.id), problem: isClosed },
      { reason: 'assignment_moved', query: items.moved(ctx, ids), problem: () => assignmentMoved('Try again.') },
    ],
    writes: [
      ...(removed?.writes ?? []),
      items.markDecided(ctx, ids, decision, ctx.reason.comment ?? ctx.reason.reasonCode),
    ],
    refuseWhen: removed?.refuseWhen ?? [],
    audit: [
      ...(removed?.audit ?? []),
      {
        action: 'access_review.decided',
        type: 'UPDATE',
        target: targetOf(review),
        changes: [{ field: decision, before: null, after: named }],
      },
    ],
    events: [
      ...(removed?.events ?? []),
      {
        type: 'access_review.decided',
        subject: review.id,
        data: { name: review.name, decision, item_count: ids.length, user_ids: users },
      },
    ],
    ...(removed ? { affects: { users } } : {}),
  };
}

function refuseOthers(ctx: Ctx, { reviewer_id, reviewer_name }: ReviewView): void {
  const { user, isRoot } = callerOf(ctx);
  if (reviewer_id === null || reviewer_id === user.id || isRoot) return;
  throw notTheReviewer(`${reviewer_name ?? 'Somebody else'} decides in this review.`);
}

function requireReason(ctx: Ctx): void {
  if (ctx.reason.reasonCode !== null || ctx.reason.comment !== null) return;
  throw reasonRequired('Taking access away needs a reason_code or a comment.', {
    errors: [{ pointer: '/reason_code', code: 'required', detail: 'Choose a reason, or write a comment.' }],
  });
}

function failed({ kind, extras }: Problem): Judged['against'] {
  return { outcome: 'failed', code: kind.code, detail: extras.detail ?? kind.title };
}

function summed(results: Result[]): z.output<typeof DecisionResults> {
  const summary = { succeeded: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) summary[outcome] += 1;
  return { results, summary };
}
