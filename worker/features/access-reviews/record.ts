import type { AccessReviewItemRow } from '../../db/schema/reviews';
import { csvLine } from '../../kernel/csv';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { getReview, targetOf } from './commands';
import { recordRows } from './items';
import { type ReviewView, toReview } from './schemas';

export type RecordFormat = 'csv' | 'json';

/**
 * Every item with its decision, by whom, when and why, as a download that is read page by page: a review may hold 50,000. That
 * somebody took the record is recorded first.
 */
export async function exportRecord(
  ctx: Ctx,
  id: string,
  format: RecordFormat,
): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  const review = await getReview(ctx, id);
  await commit(ctx, {
    writes: [],
    audit: [
      {
        action: 'access_review.exported',
        type: 'EXPORT',
        target: targetOf(review),
        changes: [
          { field: 'format', before: null, after: format },
          { field: 'rows', before: null, after: review.total },
        ],
      },
    ],
    events: [{ type: 'access_review.exported', subject: id, data: { name: review.name, format, rows: review.total } }],
  });
  return {
    name: `access-review-${id}.${format}`,
    body: streamOf(format === 'csv' ? csvOf(ctx, review) : jsonOf(ctx, review)),
  };
}

const HEADERS = [
  'user',
  'email',
  'source_type',
  'source',
  'source_id',
  'since',
  'expires_at',
  'last_used_on',
  'decision',
  'decided_by',
  'decided_at',
  'comment',
];

async function* csvOf(ctx: Ctx, { id }: ReviewView): AsyncGenerator<string> {
  yield csvLine(HEADERS);
  for await (const page of pages(ctx, id)) yield page.map((row) => csvLine(cells(row))).join('');
}

async function* jsonOf(ctx: Ctx, review: ReviewView): AsyncGenerator<string> {
  yield `{"review":${JSON.stringify(toReview(review))},"items":[`;
  let separator = '';
  for await (const page of pages(ctx, review.id)) {
    yield separator + page.map((row) => JSON.stringify(entry(row))).join(',\n');
    separator = ',\n';
  }
  yield ']}';
}

async function* pages(ctx: Ctx, reviewId: string): AsyncGenerator<AccessReviewItemRow[]> {
  for (let after: string | null = null; ; ) {
    const page: AccessReviewItemRow[] = await recordRows(ctx, reviewId, after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
  }
}

function entry(row: AccessReviewItemRow) {
  return {
    user: row.userName,
    email: row.userEmail,
    user_id: row.userId,
    source_type: row.sourceType,
    source: row.sourceName,
    source_id: row.sourceId,
    since: toTimestamp(row.since),
    expires_at: toOptionalTimestamp(row.expiresAt),
    last_used_on: row.lastUsedOn,
    decision: row.decision,
    decided_by: row.decidedByName,
    decided_by_id: row.decidedBy,
    decided_at: toOptionalTimestamp(row.decidedAt),
    comment: row.comment,
  };
}

function cells(row: AccessReviewItemRow): (string | null)[] {
  const { user, email, source_type, source, source_id, since, expires_at, last_used_on, ...decided } = entry(row);
  const { decision, decided_by, decided_at, comment } = decided;
  return [
    user,
    email,
    source_type,
    source,
    source_id,
    since,
    expires_at,
    last_used_on,
    decision,
    decided_by,
    decided_at,
    comment,
  ];
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
