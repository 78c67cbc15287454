import { stale } from '../../../platform/http/problems';
import { type Route, route } from '../../../platform/http/route';
import { inUse, moduleNotChangeable, moduleNotFound } from '../problems';
import { PermissionModule } from '../schemas';
import { registerModule, removeModule, updateModule } from './commands';
import { MODULE_EXAMPLE, ModuleKey, RegisterModule, toPermissionModule, UpdateModule } from './schemas';

const update = {
  tag: 'Permissions',
  description:
    'Changes what it names. `actions` are all that the module has afterwards: those left out are removed, unless a role, a group, a user, a grant or a menu item still names them.',
  access: { permission: 'permissions:register' },
  params: ModuleKey,
  body: UpdateModule,
  returns: { status: 200, description: 'The module as it is now', schema: PermissionModule, example: MODULE_EXAMPLE },
  problems: [moduleNotFound, moduleNotChangeable, inUse, stale],
  examples: { body: { name: 'Invoices', actions: [{ action: 'read' }, { action: 'approve' }] } },
} as const;

export const registrationRoutes: Route[] = [
  route('registerPermissions', {
    method: 'post',
    path: '/api/permissions',
    tag: 'Permissions',
    summary: 'Register a module and its permissions',
    description:
      'For the modules of other systems: their permissions stand in roles, groups, the matrix and the menu’s choices at once. Registering a module again (200) adds actions and takes new descriptions, and removes nothing. It gives nobody anything: until a role, a group or a user holds the new permissions, super admins alone do, and only they can give them.',
    access: { permission: 'permissions:register' },
    body: RegisterModule,
    returns: { status: 201, description: 'The module', schema: PermissionModule, example: MODULE_EXAMPLE },
    otherStatuses: [200],
    problems: [moduleNotChangeable, stale],
    examples: {
      body: {
        module: 'invoices',
        name: 'Invoices',
        description: 'Bills to clients',
        actions: [
          { action: 'read', description: 'See invoices' },
          { action: 'approve', description: 'Approve invoices for payment' },
        ],
      },
    },
    handler: async (ctx, { body }) => {
      const { module, isNew } = await registerModule(ctx, body);
      if (!isNew) ctx.answer.status = 200;
      return toPermissionModule(module);
    },
  }),
  route('replacePermissionModule', {
    ...update,
    method: 'put',
    path: '/api/permissions/{module}',
    summary: 'Change a registered module (as PATCH)',
    handler: async (ctx, { params, body }) => toPermissionModule(await updateModule(ctx, params.module, body)),
  }),
  route('updatePermissionModule', {
    ...update,
    method: 'patch',
    path: '/api/permissions/{module}',
    summary: 'Change a registered module',
    handler: async (ctx, { params, body }) => toPermissionModule(await updateModule(ctx, params.module, body)),
  }),
  route('removePermissionModule', {
    method: 'delete',
    path: '/api/permissions/{module}',
    tag: 'Permissions',
    summary: 'Remove a registered module that nothing names',
    access: { permission: 'permissions:register' },
    params: ModuleKey,
    returns: { status: 204, description: 'Removed' },
    problems: [moduleNotFound, moduleNotChangeable, inUse, stale],
    handler: (ctx, { params }) => removeModule(ctx, params.module),
  }),
];
