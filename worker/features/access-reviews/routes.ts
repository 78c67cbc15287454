import { invalid, reasonRequired, stale } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { apiHeaders } from '../../platform/http/security-headers';
import { type Page, toPage } from '../../platform/query/page';
import { closeReview, getReview, startReview, updateReview } from './commands';
import { decideItems } from './decisions';
import { ITEM_EXAMPLE, ONE_PAGE, REVIEW_EXAMPLE } from './examples';
import { pageOfItems } from './items';
import {
  assignmentMoved,
  nothingToReview,
  notTheReviewer,
  reviewClosed,
  reviewNotFound,
  reviewTooLarge,
  unknownReference,
} from './problems';
import { exportRecord } from './record';
import {
  AccessReview,
  AccessReviewItemPage,
  AccessReviewPage,
  CreateAccessReview,
  Decide,
  DecisionResults,
  ITEMS_MAX,
  ListItems,
  ListReviews,
  PreviewReview,
  RecordFormat,
  ReviewId,
  ReviewPreview,
  toItem,
  toReview,
  UpdateAccessReview,
} from './schemas';
import { countScope, pageOfReviews } from './store';

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json' };

export const accessReviewRoutes: Route[] = [
  route('listAccessReviews', {
    method: 'get',
    path: '/api/access-reviews',
    tag: 'Access reviews',
    summary: 'List access reviews',
    access: { permission: 'access_reviews:read' },
    query: ListReviews,
    returns: {
      status: 200,
      description: 'A page of reviews, newest first',
      schema: AccessReviewPage,
      example: { items: [REVIEW_EXAMPLE], ...ONE_PAGE },
    },
    examples: { query: { state: 'open' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfReviews(ctx, query);
      return toPage(query as Page, found, total, ({ sort_value, id }) => ({ value: sort_value, id }), toReview);
    },
  }),
  route('startAccessReview', {
    method: 'post',
    path: '/api/access-reviews',
    tag: 'Access reviews',
    summary: 'Start an access review',
    description: `Writes down who has what at this moment: roles, memberships, permissions and grants of their own, at most ${ITEMS_MAX.toLocaleString('en')}. What a group brings is reviewed as the membership. A reviewer who is named is told, and nobody else decides then.`,
    access: { permission: 'access_reviews:create' },
    body: CreateAccessReview,
    returns: { status: 201, description: 'The review, to be decided', schema: AccessReview, example: REVIEW_EXAMPLE },
    problems: [unknownReference, nothingToReview, reviewTooLarge, invalid],
    examples: {
      body: {
        name: 'Privileged access, fourth quarter',
        due_at: '2036-12-15T17:00:00Z',
        scope: { privileged_only: true, unused_days: 90 },
      },
    },
    handler: async (ctx, { body }) => toReview(await startReview(ctx, body)),
  }),
  route('previewAccessReview', {
    method: 'post',
    path: '/api/access-reviews/preview',
    tag: 'Access reviews',
    summary: 'How many assignments a review would look at',
    description: 'Changes nothing.',
    access: { permission: 'access_reviews:create' },
    body: PreviewReview,
    returns: {
      status: 200,
      description: 'The figures, as they are now',
      schema: ReviewPreview,
      example: { total: 42, user_count: 31, fits: true },
    },
    examples: { body: { scope: { source_types: ['role'] } } },
    handler: async (ctx, { body }) => {
      const counted = await countScope(ctx, body.scope);
      return { ...counted, fits: counted.total > 0 && counted.total <= ITEMS_MAX };
    },
  }),
  route('getAccessReview', {
    method: 'get',
    path: '/api/access-reviews/{id}',
    tag: 'Access reviews',
    summary: 'Read an access review',
    access: { permission: 'access_reviews:read' },
    params: ReviewId,
    returns: { status: 200, description: 'The review and its figures', schema: AccessReview, example: REVIEW_EXAMPLE },
    problems: [reviewNotFound],
    handler: async (ctx, { params }) => toReview(await getReview(ctx, params.id)),
  }),
  route('updateAccessReview', {
    method: 'patch',
    path: '/api/access-reviews/{id}',
    tag: 'Access reviews',
    summary: 'Change name, reviewer or due date of an open review',
    description: 'What it looks at stays as it began. A reviewer who is newly named is told.',
    access: { permission: 'access_reviews:create' },
    params: ReviewId,
    body: UpdateAccessReview,
    returns: {
      status: 200,
      description: 'The review as it is now',
      schema: AccessReview,
      example: { ...REVIEW_EXAMPLE, version: 2 },
    },
    problems: [reviewNotFound, reviewClosed, stale, unknownReference, invalid],
    examples: { body: { due_at: '2036-12-31T17:00:00Z' } },
    handler: async (ctx, { params, body }) => toReview(await updateReview(ctx, params.id, body)),
  }),
  route('listAccessReviewItems', {
    method: 'get',
    path: '/api/access-reviews/{id}/items',
    tag: 'Access reviews',
    summary: 'Who has what in a review, and what was decided',
    description: '`q` finds by the user’s name and email, and by the name of what they have.',
    access: { permission: 'access_reviews:read' },
    params: ReviewId,
    query: ListItems,
    returns: {
      status: 200,
      description: 'A page of assignments, by the users’ names',
      schema: AccessReviewItemPage,
      example: { items: [ITEM_EXAMPLE], ...ONE_PAGE },
    },
    problems: [reviewNotFound],
    examples: { query: { decision: 'pending', source_type: 'role,group', q: 'horvath' } },
    handler: async (ctx, { params, query }) => {
      await getReview(ctx, params.id);
      const { found, total } = await pageOfItems(ctx, params.id, query);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toItem);
    },
  }),
  route('decideAccessReviewItems', {
    method: 'post',
    path: '/api/access-reviews/{id}/decisions',
    tag: 'Access reviews',
    summary: 'Confirm assignments or take them away',
    description:
      'Each item is answered by itself; what vanished or changed since the review began says so. Removing takes effect at the user’s next request and needs a reason. Nobody decides on their own access; permissions and grants can be taken only by those who could give them.',
    access: { permission: 'access_reviews:decide' },
    recentAuth: true,
    params: ReviewId,
    body: Decide,
    returns: {
      status: 200,
      description: 'What became of each item',
      schema: DecisionResults,
      example: {
        results: [{ item_id: ITEM_EXAMPLE.id, outcome: 'succeeded' }],
        summary: { succeeded: 1, failed: 0, skipped: 0 },
      },
    },
    problems: [reviewNotFound, reviewClosed, notTheReviewer, assignmentMoved, reasonRequired, stale],
    examples: {
      body: { item_ids: [ITEM_EXAMPLE.id], decision: 'removed', comment: 'Moved to another team in June' },
    },
    handler: (ctx, { params, body }) => decideItems(ctx, params.id, body),
  }),
  route('closeAccessReview', {
    method: 'post',
    path: '/api/access-reviews/{id}/close',
    tag: 'Access reviews',
    summary: 'Close a review',
    description: 'What nobody decided stays undecided, and is counted so. A closed review doesn’t open again.',
    access: { permission: 'access_reviews:create' },
    params: ReviewId,
    returns: {
      status: 200,
      description: 'The closed review',
      schema: AccessReview,
      example: { ...REVIEW_EXAMPLE, state: 'closed', version: 2 },
    },
    problems: [reviewNotFound, reviewClosed, stale],
    handler: async (ctx, { params }) => toReview(await closeReview(ctx, params.id)),
  }),
  rawRoute('exportAccessReview', {
    method: 'get',
    path: '/api/access-reviews/{id}/record',
    tag: 'Access reviews',
    summary: 'The record of a review, as a file',
    description:
      'Every assignment with its decision, by whom, when and why: `format=csv`, or `format=json` with the review itself. Texts that a spreadsheet would take for a formula get an apostrophe in front. Taking the record is recorded.',
    access: { permission: 'access_reviews:read' },
    params: ReviewId,
    query: RecordFormat,
    returns: {
      status: 200,
      description: 'A download',
      mediaType: 'text/csv',
      example: 'user,email,source_type,source,…\r\nZsófia Horváth,zsofia.horvath@halden.example,role,Admin,…\r\n',
    },
    problems: [reviewNotFound],
    examples: { query: { format: 'csv' } },
    handler: async (ctx, { params, query }) => {
      const { name, body } = await exportRecord(ctx, params.id, query.format);
      return new Response(body, {
        headers: apiHeaders({
          'content-type': MEDIA_TYPES[query.format],
          'content-disposition': `attachment; filename="${name}"`,
        }),
      });
    },
  }),
];
