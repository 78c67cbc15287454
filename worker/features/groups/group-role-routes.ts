import { cannotGrant } from '../../platform/access/grant';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { notOneself, superAdminProtected, unknownReference } from '../users/commands';
import { getGroup } from './commands';
import { GROUP_EXAMPLE, GROUP_ROLE_EXAMPLE } from './examples';
import { addRole, removeRole } from './group-roles';
import { groupNotFound, groupRoleHeld, groupRoleNotHeld } from './problems';
import { AddGroupRole, Group, GroupId, GroupRoleId, GroupRoles, toGroup, toGroupRole } from './schemas';
import { rolesOfGroup } from './store';

const REFUSALS = [groupNotFound, stale, cannotGrant, notOneself, superAdminProtected];

export const groupRoleRoutes: Route[] = [
  route('listGroupRoles', {
    method: 'get',
    path: '/api/groups/{id}/roles',
    tag: 'Groups',
    summary: 'Roles of a group, with who gave them and why',
    access: { permission: 'groups:read' },
    params: GroupId,
    returns: {
      status: 200,
      description: 'Roles: in force, scheduled or lapsed',
      schema: GroupRoles,
      example: { items: [GROUP_ROLE_EXAMPLE], total: 1 },
    },
    problems: [groupNotFound],
    handler: async (ctx, { params }) => {
      await getGroup(ctx, params.id);
      const items = (await rolesOfGroup(ctx, params.id)).map(toGroupRole);
      return { items, total: items.length };
    },
  }),
  route('addGroupRole', {
    method: 'post',
    path: '/api/groups/{id}/roles',
    tag: 'Groups',
    summary: 'Give a role to everybody in a group',
    description:
      'In force at the members’ next request, or from `effective_from`. Nobody changes a group that they are in, or one that gives what they lack; Super admin can’t be given by a group.',
    access: { permission: 'groups:update' },
    recentAuth: true,
    params: GroupId,
    body: AddGroupRole,
    returns: { status: 201, description: 'The group with it', schema: Group, example: GROUP_EXAMPLE },
    problems: [...REFUSALS, groupRoleHeld, unknownReference],
    examples: { body: { role_id: GROUP_ROLE_EXAMPLE.id, comment: 'The crew plans its own shoots' } },
    handler: async (ctx, { params, body }) => {
      await addRole(ctx, params.id, body);
      return toGroup(await getGroup(ctx, params.id));
    },
  }),
  route('removeGroupRole', {
    method: 'delete',
    path: '/api/groups/{id}/roles/{role_id}',
    tag: 'Groups',
    summary: 'Take a role from everybody in a group',
    description: 'Whoever holds it otherwise keeps it.',
    access: { permission: 'groups:update' },
    recentAuth: true,
    params: GroupRoleId,
    returns: { status: 204, description: 'Gone at the members’ next request' },
    problems: [...REFUSALS, groupRoleNotHeld],
    handler: (ctx, { params }) => removeRole(ctx, params.id, params.role_id),
  }),
];
