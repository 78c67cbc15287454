import { cannotGrant } from '../../platform/access/grant';
import { reasonRequired, stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { notOneself, superAdminProtected, unknownReference } from '../users/commands';
import { createGroup, deleteGroup, getGroup, renameGroup, setPermissions } from './commands';
import { GROUP_EXAMPLE, ONE_PAGE } from './examples';
import { groupRoleRoutes } from './group-role-routes';
import { memberRoutes } from './member-routes';
import { groupNotFound, nameTaken } from './problems';
import {
  CreateGroup,
  Group,
  GroupId,
  GroupPage,
  ListGroups,
  SetGroupPermissions,
  toGroup,
  UpdateGroup,
} from './schemas';
import { pageOfGroups } from './store';

export const groupRoutes: Route[] = [
  route('listGroups', {
    method: 'get',
    path: '/api/groups',
    tag: 'Groups',
    summary: 'List groups',
    access: { permission: 'groups:read' },
    query: ListGroups,
    returns: {
      status: 200,
      description: 'A page of groups',
      schema: GroupPage,
      example: { items: [GROUP_EXAMPLE], ...ONE_PAGE },
    },
    examples: { query: { q: 'lisbon' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfGroups(ctx, query as Page, query.q);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toGroup);
    },
  }),
  route('createGroup', {
    method: 'post',
    path: '/api/groups',
    tag: 'Groups',
    summary: 'Create a group',
    description:
      'Whoever is put into it holds its roles and permissions. Nobody creates a group that gives what they don’t hold themselves.',
    access: { permission: 'groups:create' },
    recentAuth: true,
    body: CreateGroup,
    returns: {
      status: 201,
      description: 'The new group',
      schema: Group,
      example: { ...GROUP_EXAMPLE, member_count: 0, version: 1 },
    },
    problems: [nameTaken, unknownReference, cannotGrant],
    examples: {
      body: {
        name: 'Lisbon crew',
        description: 'Everybody who works at the Lisbon studio',
        permissions: ['clients:read'],
        role_ids: ['01900000-0000-7000-8000-000000000003'],
      },
    },
    handler: async (ctx, { body }) => {
      const group = await createGroup(ctx, body);
      ctx.answer.headers.set('location', `/api/groups/${group.id}`);
      return toGroup(group);
    },
  }),
  route('getGroup', {
    method: 'get',
    path: '/api/groups/{id}',
    tag: 'Groups',
    summary: 'Read a group',
    access: { permission: 'groups:read' },
    params: GroupId,
    returns: { status: 200, description: 'The group', schema: Group, example: GROUP_EXAMPLE },
    problems: [groupNotFound],
    handler: async (ctx, { params }) => toGroup(await getGroup(ctx, params.id)),
  }),
  route('updateGroup', {
    method: 'patch',
    path: '/api/groups/{id}',
    tag: 'Groups',
    summary: 'Rename a group, or say what it is for',
    description: 'What the group gives is changed by `PUT …/permissions` and by `…/roles`.',
    access: { permission: 'groups:update' },
    params: GroupId,
    body: UpdateGroup,
    returns: { status: 200, description: 'The group as it is now', schema: Group, example: GROUP_EXAMPLE },
    problems: [groupNotFound, stale, nameTaken],
    examples: { body: { description: 'Everybody who works at the Lisbon studio, interns included' } },
    handler: async (ctx, { params, body }) => toGroup(await renameGroup(ctx, params.id, body)),
  }),
  route('deleteGroup', {
    method: 'delete',
    path: '/api/groups/{id}',
    tag: 'Groups',
    summary: 'Delete a group, and what it gives to its members',
    description:
      'Memberships, and what was granted to the group on single objects, go with it. In force at the members’ next request.',
    access: { permission: 'groups:delete' },
    recentAuth: true,
    params: GroupId,
    reason: 'required',
    returns: { status: 204, description: 'Deleted' },
    problems: [groupNotFound, stale, cannotGrant, notOneself, superAdminProtected],
    handler: (ctx, { params }) => deleteGroup(ctx, params.id),
  }),
  route('setGroupPermissions', {
    method: 'put',
    path: '/api/groups/{id}/permissions',
    tag: 'Groups',
    summary: 'Set the permissions that a group gives beside its roles',
    description:
      'Names all of them; what isn’t named is taken away. In force at the members’ next request. Nobody changes a group that they are in, or one that gives what they lack.',
    access: { permission: 'groups:update' },
    recentAuth: true,
    params: GroupId,
    body: SetGroupPermissions,
    reason: 'required',
    returns: { status: 200, description: 'The group as it is now', schema: Group, example: GROUP_EXAMPLE },
    problems: [groupNotFound, stale, unknownReference, cannotGrant, notOneself, superAdminProtected, reasonRequired],
    examples: { body: { permissions: ['clients:read'], comment: 'The crew looks up client details' } },
    handler: async (ctx, { params, body }) => toGroup(await setPermissions(ctx, params.id, body.permissions)),
  }),
  ...memberRoutes,
  ...groupRoleRoutes,
];
