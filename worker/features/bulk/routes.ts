import { z } from '@hono/zod-openapi';
import { cannotGrant } from '../../platform/access/grant';
import { forbidden } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { alreadyMember, groupNotFound, notMember } from '../groups/commands';
import { permissionsHeld, roleHeld, roleNotHeld } from '../user-access/commands';
import { archivedReadOnly, lastSuperAdmin, unknownReference } from '../users/commands';
import { changeMany } from './commands';
import { BulkRequest, BulkResult } from './schemas';

const USER_ID = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10';
const OTHER_ID = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11';

export const bulkRoutes: Route[] = [
  route('changeManyUsers', {
    method: 'post',
    path: '/api/users/bulk',
    tag: 'Users',
    summary: 'Give or take roles, groups or permissions, for up to 100 users at once',
    description:
      'Needs the permission of the action: `users:assign_roles` (or over team or branch, for those within reach), `groups:assign` or `users:assign_permissions`. Each user is judged by the rules of the single change; those who pass are changed together, the others come back as `failed`, or as `skipped` where nothing was to be done. `dry_run=true` answers the same and changes nothing.',
    access: 'signed-in',
    recentAuth: true,
    query: z.strictObject({ dry_run: z.enum(['true', 'false']).default('false') }),
    body: BulkRequest,
    reason: 'required',
    returns: {
      status: 200,
      description: 'What became of each user',
      schema: BulkResult,
      example: {
        operation_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f50',
        results: [
          { user_id: USER_ID, outcome: 'succeeded' },
          { user_id: OTHER_ID, outcome: 'skipped', code: 'role_held', detail: 'Ana Silva holds Manager already.' },
        ],
        summary: { succeeded: 1, failed: 0, skipped: 1 },
      },
    },
    problems: [
      forbidden,
      cannotGrant,
      unknownReference,
      groupNotFound,
      archivedReadOnly,
      lastSuperAdmin,
      roleHeld,
      roleNotHeld,
      alreadyMember,
      notMember,
      permissionsHeld,
    ],
    examples: {
      body: {
        action: 'assign_role',
        user_ids: [USER_ID, OTHER_ID],
        params: { role_id: '01900000-0000-7000-8000-000000000003' },
        comment: 'Lead the spring crews',
      },
    },
    handler: (ctx, { body, query }) => changeMany(ctx, body, { isDryRun: query.dry_run === 'true' }),
  }),
];
