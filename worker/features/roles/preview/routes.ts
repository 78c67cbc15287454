import { stale } from '../../../platform/http/problems';
import { type Route, route } from '../../../platform/http/route';
import { roleCycle, roleNotFound, unknownReference } from '../problems';
import { RoleId } from '../schemas';
import { previewRole } from './commands';
import { PREVIEW_EXAMPLE, PreviewRole, RolePreview } from './schemas';

export const previewRoutes: Route[] = [
  route('previewRole', {
    method: 'post',
    path: '/api/roles/{id}/preview',
    tag: 'Roles',
    summary: 'What a change of a role would give and take',
    description:
      'Changes nothing. Counts the members for whom it makes a difference, not those who hold a permission otherwise too, and says whether the caller may save it.',
    access: { permission: 'roles:update' },
    params: RoleId,
    body: PreviewRole,
    returns: { status: 200, description: 'What would change', schema: RolePreview, example: PREVIEW_EXAMPLE },
    problems: [roleNotFound, stale, unknownReference, roleCycle],
    examples: { body: { permissions: ['clients:read', 'clients:update', 'clients:delete'] } },
    handler: (ctx, { params, body }) => previewRole(ctx, params.id, body),
  }),
];
