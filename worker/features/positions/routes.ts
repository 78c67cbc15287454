import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { createPosition, deletePosition, getPosition, updatePosition } from './commands';
import { inUse, positionCycle, positionFull, positionNotFound, unknownReference } from './problems';
import {
  CreatePosition,
  HOLDER_EXAMPLE,
  ListHolders,
  ListPositions,
  POSITION_EXAMPLE,
  Position,
  PositionHolderPage,
  PositionId,
  PositionPage,
  toHolder,
  toPosition,
  UpdatePosition,
} from './schemas';
import { pageOfHolders, pageOfPositions } from './store';

const ONE_PAGE = { total: 1, page: 1, page_size: 25, next_cursor: null };

const update = {
  tag: 'Organization',
  access: { permission: 'organization:update' },
  whileActing: 'allowed',
  params: PositionId,
  body: UpdatePosition,
  returns: { status: 200, description: 'The position as it is now', schema: Position, example: POSITION_EXAMPLE },
  problems: [positionNotFound, stale, unknownReference, positionCycle, positionFull],
  examples: { body: { seats: 4 } },
} as const;

export const positionRoutes: Route[] = [
  route('listPositions', {
    method: 'get',
    path: '/api/positions',
    tag: 'Organization',
    summary: 'List positions, and which are vacant',
    description:
      'Pending, active and suspended users hold their seat; inactive and archived ones don’t. `vacant=true` leaves only positions with a free seat.',
    access: { permission: 'organization:read' },
    query: ListPositions,
    returns: {
      status: 200,
      description: 'A page of positions',
      schema: PositionPage,
      example: { items: [POSITION_EXAMPLE], ...ONE_PAGE },
    },
    examples: { query: { vacant: 'true', sort: '-vacancies' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfPositions(ctx, query as Page, query);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toPosition);
    },
  }),
  route('createPosition', {
    method: 'post',
    path: '/api/positions',
    tag: 'Organization',
    summary: 'Create a position',
    access: { permission: 'organization:create' },
    whileActing: 'allowed',
    body: CreatePosition,
    returns: { status: 201, description: 'The new position', schema: Position, example: POSITION_EXAMPLE },
    problems: [unknownReference],
    examples: { body: { title: 'Photographer', seats: 4 } },
    handler: async (ctx, { body }) => toPosition(await createPosition(ctx, body)),
  }),
  route('getPosition', {
    method: 'get',
    path: '/api/positions/{id}',
    tag: 'Organization',
    summary: 'Read a position',
    access: { permission: 'organization:read' },
    params: PositionId,
    returns: { status: 200, description: 'The position', schema: Position, example: POSITION_EXAMPLE },
    problems: [positionNotFound],
    handler: async (ctx, { params }) => toPosition(await getPosition(ctx, params.id)),
  }),
  route('replacePosition', {
    ...update,
    method: 'put',
    path: '/api/positions/{id}',
    summary: 'Change a position (as PATCH)',
    handler: async (ctx, { params, body }) => toPosition(await updatePosition(ctx, params.id, body)),
  }),
  route('updatePosition', {
    ...update,
    method: 'patch',
    path: '/api/positions/{id}',
    summary: 'Change a position',
    handler: async (ctx, { params, body }) => toPosition(await updatePosition(ctx, params.id, body)),
  }),
  route('deletePosition', {
    method: 'delete',
    path: '/api/positions/{id}',
    tag: 'Organization',
    summary: 'Delete a position that nobody has and none reports to',
    access: { permission: 'organization:delete' },
    whileActing: 'allowed',
    params: PositionId,
    returns: { status: 204, description: 'Deleted' },
    problems: [positionNotFound, stale, inUse],
    handler: (ctx, { params }) => deletePosition(ctx, params.id),
  }),
  route('listPositionHolders', {
    method: 'get',
    path: '/api/positions/{id}/holders',
    tag: 'Organization',
    summary: 'Who holds a seat of a position',
    access: { permission: 'users:read', over: 'list' },
    params: PositionId,
    query: ListHolders,
    returns: {
      status: 200,
      description: 'A page of users',
      schema: PositionHolderPage,
      example: { items: [HOLDER_EXAMPLE], ...ONE_PAGE },
    },
    problems: [positionNotFound],
    examples: { query: { sort: '-name' } },
    handler: async (ctx, { params, query }) => {
      await getPosition(ctx, params.id);
      const { found, total } = await pageOfHolders(ctx, params.id, query as Page);
      return toPage(query as Page, found, total, ({ nameKey, id }) => ({ value: nameKey, id }), toHolder);
    },
  }),
];
