import { cannotGrant } from '../../platform/access/grant';
import { type Route, route } from '../../platform/http/route';
import { createRule, deleteRule } from './commands';
import { defaultRoleExists, defaultRoleNotFound, unknownReference } from './problems';
import {
  CreateDefaultRole,
  DEFAULT_ROLE_EXAMPLE,
  DefaultRole,
  DefaultRoleId,
  DefaultRoles,
  toDefaultRole,
} from './schemas';
import { allRules } from './store';

export const defaultRoleRoutes: Route[] = [
  route('listDefaultRoles', {
    method: 'get',
    path: '/api/default-roles',
    tag: 'Roles',
    summary: 'Rules that give new users their roles',
    access: { permission: 'roles:read' },
    returns: {
      status: 200,
      description: 'All of them',
      schema: DefaultRoles,
      example: { items: [DEFAULT_ROLE_EXAMPLE], total: 1 },
    },
    handler: async (ctx) => {
      const items = (await allRules(ctx)).map(toDefaultRole);
      return { items, total: items.length };
    },
  }),
  route('createDefaultRole', {
    method: 'post',
    path: '/api/default-roles',
    tag: 'Roles',
    summary: 'Give a role to new users of a department, a job title or both',
    description:
      'A user who is created without `role_ids` is given the roles of every rule that matches, and User where none does. Who creates the user needn’t hold those roles; who makes the rule has to. Users who register themselves are given User only.',
    access: { permission: 'roles:update' },
    recentAuth: true,
    body: CreateDefaultRole,
    reason: 'required',
    returns: { status: 201, description: 'The new rule', schema: DefaultRole, example: DEFAULT_ROLE_EXAMPLE },
    problems: [unknownReference, cannotGrant, defaultRoleExists],
    examples: {
      body: {
        role_id: DEFAULT_ROLE_EXAMPLE.role.id,
        department_id: DEFAULT_ROLE_EXAMPLE.department.id,
        job_title: DEFAULT_ROLE_EXAMPLE.job_title,
        comment: 'Producers lead their crews',
      },
    },
    handler: async (ctx, { body }) => toDefaultRole(await createRule(ctx, body)),
  }),
  route('deleteDefaultRole', {
    method: 'delete',
    path: '/api/default-roles/{id}',
    tag: 'Roles',
    summary: 'Delete a rule',
    description: 'Users who were given the role by it keep it.',
    access: { permission: 'roles:update' },
    recentAuth: true,
    params: DefaultRoleId,
    reason: 'required',
    returns: { status: 204, description: 'Deleted' },
    problems: [defaultRoleNotFound],
    handler: (ctx, { params }) => deleteRule(ctx, params.id),
  }),
];
