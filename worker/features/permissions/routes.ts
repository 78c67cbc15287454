import { forbidden } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { checkMany, checkOne, questionsOf } from './commands';
import { userNotFound } from './problems';
import {
  Catalogue,
  CHECK_EXAMPLE,
  CheckBody,
  CheckQuery,
  CheckResult,
  CheckResults,
  toCatalogue,
  toCheckResult,
} from './schemas';
import { catalogueRows } from './store';

export const permissionRoutes: Route[] = [
  route('listPermissions', {
    method: 'get',
    path: '/api/permissions',
    tag: 'Permissions',
    summary: 'The permission catalogue, by module',
    access: { permission: 'roles:read' },
    returns: {
      status: 200,
      description: 'Every permission that a role can give',
      schema: Catalogue,
      example: {
        items: [
          {
            module: 'users',
            pack: 'latchkey',
            permissions: [{ key: 'users:create', module: 'users', action: 'create', description: 'Create users' }],
          },
        ],
        total: 1,
      },
    },
    handler: async (ctx) => toCatalogue(await catalogueRows(ctx)),
  }),
  route('checkPermission', {
    method: 'get',
    path: '/api/permissions/check',
    tag: 'Permissions',
    summary: 'May I, or may they',
    description:
      'About oneself it needs nothing but a session; about others it needs permissions:read. Says through which roles.',
    access: { check: questionsOf },
    query: CheckQuery,
    returns: { status: 200, description: 'The answer and its sources', schema: CheckResult, example: CHECK_EXAMPLE },
    problems: [forbidden, userNotFound],
    examples: { query: { resource: 'users', action: 'create' } },
    handler: async (ctx, { query }) => toCheckResult(await checkOne(ctx, query)),
  }),
  route('checkPermissions', {
    method: 'post',
    path: '/api/permissions/check',
    tag: 'Permissions',
    summary: 'May I, up to 100 questions at once',
    access: 'signed-in',
    body: CheckBody,
    returns: {
      status: 200,
      description: 'Answers in the order of the questions',
      schema: CheckResults,
      example: { results: [CHECK_EXAMPLE, { allowed: false, reason: 'not_granted', sources: [] }] },
    },
    examples: {
      body: {
        checks: [
          { resource: 'users', action: 'read' },
          { resource: 'users', action: 'delete' },
        ],
      },
    },
    handler: async (ctx, { body }) => ({ results: (await checkMany(ctx, body.checks)).map(toCheckResult) }),
  }),
];
