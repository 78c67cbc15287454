import { cannotGrant } from '../../platform/access/grant';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { archivedReadOnly, notOneself, superAdminProtected, unknownReference } from '../users/commands';
import { createGrant, deleteGrant, getGrant } from './commands';
import { grantExists, grantNotFound } from './problems';
import { CreateGrant, GRANT_EXAMPLE, Grant, GrantId, GrantPage, ListGrants, toGrant } from './schemas';
import { pageOfGrants } from './store';

export const grantRoutes: Route[] = [
  route('listGrants', {
    method: 'get',
    path: '/api/grants',
    tag: 'Grants',
    summary: 'List what is granted on single objects',
    description:
      'Lapsed grants are listed until they are taken back or replaced; ones that begin later too. `user_id` finds everything that reaches a user now, by their groups and roles too.',
    access: { permission: 'grants:read' },
    query: ListGrants,
    returns: {
      status: 200,
      description: 'A page of grants',
      schema: GrantPage,
      example: { items: [GRANT_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { object_type: 'shoots' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfGrants(ctx, query);
      return toPage(query as Page, found, total, ({ sort_value, id }) => ({ value: sort_value, id }), toGrant);
    },
  }),
  route('createGrant', {
    method: 'post',
    path: '/api/grants',
    tag: 'Grants',
    summary: 'Grant actions on one object',
    description:
      'To a user, to everybody of a group or to all holders of a role; in force at their next request, or from `effective_from`. One grant stands between a subject and an object: a second answers `grant_exists`, until the first has lapsed or is taken back. Nobody grants what they may not do themselves, everywhere or on this object, and nobody grants to themselves or to a role or group of their own. Object types that the catalogue doesn’t have are for super admins.',
    access: { permission: 'grants:create' },
    recentAuth: true,
    body: CreateGrant,
    returns: { status: 201, description: 'The new grant', schema: Grant, example: GRANT_EXAMPLE },
    problems: [unknownReference, cannotGrant, notOneself, superAdminProtected, archivedReadOnly, grantExists],
    examples: {
      body: {
        subject_type: 'group',
        subject_id: GRANT_EXAMPLE.subject_id,
        object_type: 'shoots',
        object_id: 'sh-2043',
        actions: ['read', 'update'],
        expires_at: '2030-03-31T22:00:00Z',
        reason_code: 'other',
        comment: 'Shoots the spring campaign.',
      },
    },
    handler: async (ctx, { body }) => toGrant(await createGrant(ctx, body)),
  }),
  route('getGrant', {
    method: 'get',
    path: '/api/grants/{id}',
    tag: 'Grants',
    summary: 'Read a grant',
    access: { permission: 'grants:read' },
    params: GrantId,
    returns: { status: 200, description: 'The grant', schema: Grant, example: GRANT_EXAMPLE },
    problems: [grantNotFound],
    handler: async (ctx, { params }) => toGrant(await getGrant(ctx, params.id)),
  }),
  route('deleteGrant', {
    method: 'delete',
    path: '/api/grants/{id}',
    tag: 'Grants',
    summary: 'Take a grant back',
    description: 'Gone at the next request of everybody whom it reached. The rules of granting hold here too.',
    access: { permission: 'grants:delete' },
    recentAuth: true,
    params: GrantId,
    reason: 'required',
    returns: { status: 204, description: 'Taken back' },
    problems: [grantNotFound, cannotGrant, notOneself, superAdminProtected, archivedReadOnly],
    handler: (ctx, { params }) => deleteGrant(ctx, params.id),
  }),
];
