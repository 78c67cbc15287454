import { cannotGrant } from '../../platform/access/grant';
import { reasonRequired, stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { createRole, deleteRole, getRole, requireRole, updateRole } from './commands';
import { inUse, nameTaken, notOneself, roleCycle, roleNotFound, systemRole, unknownReference } from './problems';
import {
  CreateRole,
  ListMembers,
  ListRoles,
  ROLE_EXAMPLE,
  Role,
  RoleId,
  RoleMemberPage,
  RolePage,
  RoleTemplates,
  toRole,
  toRoleMember,
  UpdateRole,
} from './schemas';
import { pageOfMembers, pageOfRoles, permissionKeys } from './store';
import { templatesWithin } from './templates';

const MEMBER_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  display_name: 'Zsófia Horváth',
  email: 'zsofia.horvath@halden.example',
  avatar_url: null,
  status: 'active',
  effective_from: '2026-11-19T13:44:09.771Z',
  expires_at: null,
};
const ONE_PAGE = { total: 1, page: 1, page_size: 25, next_cursor: null };

const update = {
  tag: 'Roles',
  description:
    'Changes the fields that it names, in force at the holders’ next request. Permissions and parents need a reason. Nobody changes a role that they hold, or one that gives what they lack; of system roles only what they ask of sign-ins and sessions can be set, by a super admin.',
  access: { permission: 'roles:update' },
  recentAuth: true,
  params: RoleId,
  body: UpdateRole,
  returns: { status: 200, description: 'The role as it is now', schema: Role, example: ROLE_EXAMPLE },
  problems: [
    roleNotFound,
    stale,
    nameTaken,
    systemRole,
    unknownReference,
    roleCycle,
    cannotGrant,
    notOneself,
    reasonRequired,
  ],
  examples: {
    body: { permissions: ['clients:read', 'clients:update'], comment: 'The front desk keeps client details now' },
  },
} as const;

export const roleRoutes: Route[] = [
  route('listRoles', {
    method: 'get',
    path: '/api/roles',
    tag: 'Roles',
    summary: 'List roles',
    access: { permission: 'roles:read' },
    query: ListRoles,
    returns: {
      status: 200,
      description: 'A page of roles',
      schema: RolePage,
      example: { items: [ROLE_EXAMPLE], ...ONE_PAGE },
    },
    examples: { query: { q: 'front' } },
    handler: async (ctx, { query }) => {
      const { found, total } = await pageOfRoles(ctx, query as Page, query.q);
      return toPage(query as Page, found, total, ({ sortValue, id }) => ({ value: sortValue, id }), toRole);
    },
  }),
  route('createRole', {
    method: 'post',
    path: '/api/roles',
    tag: 'Roles',
    summary: 'Create a role',
    description:
      'The key is derived from the name and never changes. Nobody creates a role that gives what they don’t hold themselves.',
    access: { permission: 'roles:create' },
    recentAuth: true,
    body: CreateRole,
    returns: {
      status: 201,
      description: 'The new role',
      schema: Role,
      example: { ...ROLE_EXAMPLE, member_count: 0, version: 1 },
    },
    problems: [nameTaken, unknownReference, cannotGrant],
    examples: {
      body: {
        name: 'Front desk',
        description: 'Greets clients and keeps the diary',
        permissions: ['clients:read', 'clients:update'],
        parent_ids: ['01900000-0000-7000-8000-000000000007'],
      },
    },
    handler: async (ctx, { body }) => toRole(await createRole(ctx, body)),
  }),
  route('listRoleTemplates', {
    method: 'get',
    path: '/api/roles/templates',
    tag: 'Roles',
    summary: 'Sets of permissions to begin a role with',
    description: 'A template is copied: the role made of it has no further tie to it.',
    access: { permission: 'roles:read' },
    returns: {
      status: 200,
      description: 'Every template, with the permissions that the catalogue has',
      schema: RoleTemplates,
      example: {
        items: [
          {
            key: 'read_only_guest',
            name: 'Read-only guest',
            description: 'Sees the organization and its people, and changes nothing',
            permissions: ['organization:read', 'users:read'],
          },
        ],
        total: 1,
      },
    },
    handler: async (ctx) => {
      const items = templatesWithin(new Set(await permissionKeys(ctx)));
      return { items, total: items.length };
    },
  }),
  route('getRole', {
    method: 'get',
    path: '/api/roles/{id}',
    tag: 'Roles',
    summary: 'Read a role',
    access: { permission: 'roles:read' },
    params: RoleId,
    returns: { status: 200, description: 'The role', schema: Role, example: ROLE_EXAMPLE },
    problems: [roleNotFound],
    handler: async (ctx, { params }) => toRole(await getRole(ctx, params.id)),
  }),
  route('replaceRole', {
    ...update,
    method: 'put',
    path: '/api/roles/{id}',
    summary: 'Change a role (as PATCH)',
    handler: async (ctx, { params, body }) => toRole(await updateRole(ctx, params.id, body)),
  }),
  route('updateRole', {
    ...update,
    method: 'patch',
    path: '/api/roles/{id}',
    summary: 'Change a role',
    handler: async (ctx, { params, body }) => toRole(await updateRole(ctx, params.id, body)),
  }),
  route('deleteRole', {
    method: 'delete',
    path: '/api/roles/{id}',
    tag: 'Roles',
    summary: 'Delete a role that nobody holds',
    access: { permission: 'roles:delete' },
    recentAuth: true,
    params: RoleId,
    reason: 'required',
    returns: { status: 204, description: 'Deleted' },
    problems: [roleNotFound, stale, systemRole, inUse, cannotGrant, notOneself],
    handler: (ctx, { params }) => deleteRole(ctx, params.id),
  }),
  route('listRoleMembers', {
    method: 'get',
    path: '/api/roles/{id}/members',
    tag: 'Roles',
    summary: 'Who holds a role',
    description:
      'Holders of the role itself, not of roles that inherit from it. Lapsed assignments aren’t listed; ones that begin later are.',
    access: { permission: 'users:read', over: 'list' },
    params: RoleId,
    query: ListMembers,
    returns: {
      status: 200,
      description: 'A page of users',
      schema: RoleMemberPage,
      example: { items: [MEMBER_EXAMPLE], ...ONE_PAGE },
    },
    problems: [roleNotFound],
    handler: async (ctx, { params, query }) => {
      await requireRole(ctx, params.id);
      const { found, total } = await pageOfMembers(ctx, params.id, query as Page);
      return toPage(query as Page, found, total, ({ sort_value, id }) => ({ value: sort_value, id }), toRoleMember);
    },
  }),
];
