import { cannotGrant } from '../../platform/access/grant';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import {
  archivedReadOnly,
  getUser,
  notOneself,
  superAdminProtected,
  unknownReference,
  userNotFound,
} from '../users/commands';
import { getGroup } from './commands';
import { GROUP_EXAMPLE, MEMBER_EXAMPLE, MEMBERSHIP_EXAMPLE, ONE_PAGE } from './examples';
import { membershipsOf, pageOfMembers } from './member-store';
import { addMembers, removeMember } from './members';
import { alreadyMember, groupNotFound, notMember } from './problems';
import {
  AddMembers,
  Group,
  GroupId,
  GroupMemberPage,
  ListGroupMembers,
  MemberId,
  Memberships,
  toGroup,
  toGroupMember,
  toMembership,
} from './schemas';

export const memberRoutes: Route[] = [
  route('listGroupMembers', {
    method: 'get',
    path: '/api/groups/{id}/members',
    tag: 'Groups',
    summary: 'Who is in a group, since when, until when and added by whom',
    description: 'Memberships that lapsed aren’t listed; ones that begin later are.',
    access: { permission: 'users:read', over: 'list' },
    params: GroupId,
    query: ListGroupMembers,
    returns: {
      status: 200,
      description: 'A page of users',
      schema: GroupMemberPage,
      example: { items: [MEMBER_EXAMPLE], ...ONE_PAGE },
    },
    problems: [groupNotFound],
    examples: { query: { sort: '-assigned_at' } },
    handler: async (ctx, { params, query }) => {
      await getGroup(ctx, params.id);
      const { found, total } = await pageOfMembers(ctx, params.id, query as Page, query.q);
      return toPage(query as Page, found, total, ({ sort_value, id }) => ({ value: sort_value, id }), toGroupMember);
    },
  }),
  route('addGroupMembers', {
    method: 'post',
    path: '/api/groups/{id}/members',
    tag: 'Groups',
    summary: 'Put users into a group',
    description:
      'Up to 100, all or none; `POST /api/users/bulk` adds those whom it can. In force at their next request, or from `effective_from`. Nobody adds themselves, and nobody gives by a group what they don’t hold.',
    access: { permission: 'groups:assign' },
    recentAuth: true,
    params: GroupId,
    body: AddMembers,
    returns: { status: 201, description: 'The group with them', schema: Group, example: GROUP_EXAMPLE },
    problems: [
      groupNotFound,
      stale,
      alreadyMember,
      unknownReference,
      cannotGrant,
      notOneself,
      superAdminProtected,
      archivedReadOnly,
    ],
    examples: { body: { user_ids: [MEMBER_EXAMPLE.id], comment: 'Joined the Lisbon studio' } },
    handler: async (ctx, { params, body }) => {
      await addMembers(ctx, params.id, body);
      return toGroup(await getGroup(ctx, params.id));
    },
  }),
  route('removeGroupMember', {
    method: 'delete',
    path: '/api/groups/{id}/members/{user_id}',
    tag: 'Groups',
    summary: 'Take a user out of a group',
    access: { permission: 'groups:assign' },
    params: MemberId,
    returns: { status: 204, description: 'Out at the user’s next request' },
    problems: [groupNotFound, stale, notMember, userNotFound, notOneself, superAdminProtected, archivedReadOnly],
    handler: (ctx, { params }) => removeMember(ctx, params.id, params.user_id),
  }),
  route('listUserGroups', {
    method: 'get',
    path: '/api/users/{id}/groups',
    tag: 'Groups',
    summary: 'Groups of a user, with who added them and why',
    access: { permission: 'users:read', over: 'user' },
    params: GroupId,
    returns: {
      status: 200,
      description: 'Memberships: in force, scheduled or lapsed',
      schema: Memberships,
      example: { items: [MEMBERSHIP_EXAMPLE], total: 1 },
    },
    problems: [userNotFound],
    handler: async (ctx, { params }) => {
      await getUser(ctx, params.id);
      const items = (await membershipsOf(ctx, params.id)).map(toMembership);
      return { items, total: items.length };
    },
  }),
];
