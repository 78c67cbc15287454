import { type Route, route } from '../../platform/http/route';
import { questionRoutes } from './question-routes';
import { registrationRoutes } from './registration/routes';
import { MODULE_EXAMPLE } from './registration/schemas';
import { Catalogue, toCatalogue } from './schemas';
import { catalogueRows, registeredModules } from './store';

export const permissionRoutes: Route[] = [
  route('listPermissions', {
    method: 'get',
    path: '/api/permissions',
    tag: 'Permissions',
    summary: 'The permission catalogue, by module',
    description: 'Modules with `changeable` were registered here, and can be changed and removed.',
    access: { permission: 'roles:read' },
    returns: {
      status: 200,
      description: 'Every permission that a role can give',
      schema: Catalogue,
      example: { items: [MODULE_EXAMPLE], total: 2 },
    },
    handler: async (ctx) => {
      const [permissions, modules] = await Promise.all([catalogueRows(ctx), registeredModules(ctx)]);
      return toCatalogue(permissions, modules);
    },
  }),
  ...questionRoutes,
  ...registrationRoutes,
];
