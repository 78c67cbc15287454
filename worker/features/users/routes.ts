import { z } from '@hono/zod-openapi';
import { USER_STATUSES } from '../../db/schema/users';
import { cannotGrant } from '../../platform/access/grant';
import { stale } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { listOf } from '../../platform/query/page';
import { hashNotSupported, passwordRefused } from '../password/commands';
import { positionFull } from '../positions/commands';
import { changeStatus, createUser, deleteUser, getUser, refuseEmpty, restoreUser, updateUserFields } from './commands';
import { USER_EXAMPLE } from './examples';
import { ListUsers, listUsers } from './list';
import {
  archivedReadOnly,
  confirmationRequired,
  emailTaken,
  employeeCodeTaken,
  hasActiveSessions,
  invalidTransition,
  lastSuperAdmin,
  managerCycle,
  notOneself,
  superAdminProtected,
  unknownReference,
  userNotFound,
  usernameTaken,
} from './problems';
import { REPORTING_LINE_EXAMPLE, ReportingLine, reportingLine } from './reporting-line';
import { ChangeStatus, CreateUser, toUser, UpdateUser, User } from './schemas';
import { readSensitive } from './sensitive-read';
import { statistics, UserStatistics } from './statistics';
import { StatusImpact, statusImpact } from './status-impact';

export const UserId = z.strictObject({ id: z.uuid() });
const TAKEN = [emailTaken, usernameTaken, employeeCodeTaken, unknownReference, positionFull];
const STATUS_PROBLEMS = [
  stale,
  userNotFound,
  invalidTransition,
  notOneself,
  superAdminProtected,
  lastSuperAdmin,
  confirmationRequired,
  positionFull,
];

const update = {
  tag: 'Users',
  summary: 'Change a user',
  description: 'PUT and PATCH alike change the fields that the body names.',
  access: { permission: 'users:update', over: 'user' },
  whileActing: 'allowed',
  params: UserId,
  body: UpdateUser,
  returns: { status: 200, description: 'The user as it is now', schema: User, example: USER_EXAMPLE },
  problems: [
    stale,
    userNotFound,
    notOneself,
    archivedReadOnly,
    superAdminProtected,
    cannotGrant,
    lastSuperAdmin,
    managerCycle,
    ...TAKEN,
  ],
  examples: { body: { job_title: 'Lead photographer' } },
} as const;

const status = {
  tag: 'Users',
  summary: 'Change a user’s status',
  description: 'Ends every session of the user. In force at their next request.',
  access: { permission: 'users:change_status', over: 'user' },
  recentAuth: true,
  params: UserId,
  body: ChangeStatus,
  reason: 'code_required',
  returns: {
    status: 200,
    description: 'The user as it is now',
    schema: User,
    example: { ...USER_EXAMPLE, status: 'suspended' },
  },
  problems: [...STATUS_PROBLEMS],
  examples: { body: { status: 'suspended', reason_code: 'leave', comment: 'Parental leave until 1 June.' } },
} as const;

const shorthand = (to: 'active' | 'inactive') =>
  ({
    method: 'patch',
    tag: 'Users',
    access: { permission: 'users:change_status', over: 'user' },
    recentAuth: true,
    params: UserId,
    reason: 'code_required',
    returns: {
      status: 200,
      description: 'The user as it is now',
      schema: User,
      example: { ...USER_EXAMPLE, status: to },
    },
    problems: STATUS_PROBLEMS,
  }) as const;

export const userRoutes: Route[] = [
  route('listUsers', {
    method: 'get',
    path: '/api/users',
    tag: 'Users',
    summary: 'List users',
    description: 'Archived users are left out unless asked for by `status` or `include_archived`.',
    access: { permission: 'users:read', over: 'list' },
    query: ListUsers,
    returns: {
      status: 200,
      description: 'A page of users',
      schema: listOf(User, 'UserList'),
      example: { items: [USER_EXAMPLE], total: 1, page: 1, page_size: 25, next_cursor: null },
    },
    examples: { query: { status: 'active,pending', sort: '-last_login_at' } },
    handler: (ctx, { query }) => listUsers(ctx, query),
  }),
  route('getUserStatistics', {
    method: 'get',
    path: '/api/users/stats',
    tag: 'Users',
    summary: 'How many users, by status and role',
    access: { permission: 'users:read', over: 'list' },
    returns: {
      status: 200,
      description: 'Counts',
      schema: UserStatistics,
      example: {
        total: 1284,
        by_status: { pending: 38, active: 1128, suspended: 12, inactive: 106, archived: 341 },
        by_role: [{ id: '01900000-0000-7000-8000-000000000003', key: 'manager', name: 'Manager', total: 42 }],
      },
    },
    handler: (ctx) => statistics(ctx),
  }),
  route('createUser', {
    method: 'post',
    path: '/api/users',
    tag: 'Users',
    summary: 'Create a user',
    description:
      'Mails an activation link unless `send_activation` is false, or `password_hash` brings a password that the person knows already. Names may come as `name` or as `first_name` and `last_name`. Without `role_ids` the user is given the roles of the default-role rules that match, which the caller needn’t hold, or User where none does.',
    access: { permission: 'users:create', over: 'list' },
    body: CreateUser,
    returns: { status: 201, description: 'The new user', schema: User, example: USER_EXAMPLE },
    problems: [...TAKEN, cannotGrant, passwordRefused, hashNotSupported],
    examples: {
      body: {
        email: 'zsofia.horvath@halden.example',
        first_name: 'Zsófia',
        last_name: 'Horváth',
        job_title: 'Photographer',
      },
    },
    handler: async (ctx, { body }) => {
      const user = await createUser(ctx, body);
      ctx.answer.headers.set('location', `/api/users/${user.id}`);
      return toUser(user);
    },
  }),
  route('getUser', {
    method: 'get',
    path: '/api/users/{id}',
    tag: 'Users',
    summary: 'Read a user',
    description:
      '`emergency_contact` needs `users:read_sensitive` as well; each reading of one is recorded as `user.sensitive_read`. The first reading a day of somebody who keeps a field private is recorded as `user.viewed`.',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    returns: { status: 200, description: 'The user', schema: User, example: USER_EXAMPLE },
    problems: [userNotFound],
    handler: async (ctx, { params }) => {
      const user = await getUser(ctx, params.id);
      return { ...toUser(user), ...(await readSensitive(ctx, user)) };
    },
  }),
  ...(['put', 'patch'] as const).map((method) =>
    route(method === 'put' ? 'replaceUser' : 'updateUser', {
      ...update,
      method,
      path: '/api/users/{id}',
      handler: async (ctx, { params, body }) => {
        refuseEmpty(body);
        return toUser(await updateUserFields(ctx, params.id, body));
      },
    }),
  ),
  route('deleteUser', {
    method: 'delete',
    path: '/api/users/{id}',
    tag: 'Users',
    summary: 'Delete a user, restorably for 30 days',
    access: { permission: 'users:delete' },
    recentAuth: true,
    params: UserId,
    query: z.strictObject({ revoke_sessions: z.enum(['true', 'false']).default('false') }),
    reason: 'required',
    returns: { status: 204, description: 'Deleted' },
    problems: [stale, userNotFound, hasActiveSessions, notOneself, superAdminProtected, lastSuperAdmin],
    handler: (ctx, { params, query }) => deleteUser(ctx, params.id, query.revoke_sessions === 'true'),
  }),
  route('restoreUser', {
    method: 'post',
    path: '/api/users/{id}/restore',
    tag: 'Users',
    summary: 'Undo a deletion within 30 days',
    access: { permission: 'users:delete' },
    recentAuth: true,
    params: UserId,
    returns: { status: 200, description: 'The user', schema: User, example: USER_EXAMPLE },
    problems: [stale, userNotFound, emailTaken, usernameTaken, employeeCodeTaken, positionFull],
    handler: async (ctx, { params }) => toUser(await restoreUser(ctx, params.id)),
  }),
  ...(['put', 'patch'] as const).map((method) =>
    route(method === 'put' ? 'setUserStatus' : 'changeUserStatus', {
      ...status,
      method,
      path: '/api/users/{id}/status',
      handler: async (ctx, { params, body }) => toUser(await changeStatus(ctx, params.id, body.status, body.confirm)),
    }),
  ),
  route('activateUser', {
    ...shorthand('active'),
    path: '/api/users/{id}/activate',
    summary: 'Set the status to active',
    handler: async (ctx, { params }) => toUser(await changeStatus(ctx, params.id, 'active')),
  }),
  route('deactivateUser', {
    ...shorthand('inactive'),
    path: '/api/users/{id}/deactivate',
    summary: 'Set the status to inactive',
    handler: async (ctx, { params }) => toUser(await changeStatus(ctx, params.id, 'inactive')),
  }),
  route('getStatusImpact', {
    method: 'get',
    path: '/api/users/{id}/status/impact',
    tag: 'Users',
    summary: 'What a change of status would do',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    query: z.strictObject({ to: z.enum(USER_STATUSES) }),
    returns: {
      status: 200,
      description: 'Sessions that end, permissions that stop, people whose manager this is, and what archiving closes',
      schema: StatusImpact,
      example: {
        from: 'active',
        to: 'suspended',
        allowed: true,
        irreversible: false,
        sessions: 3,
        roles: 3,
        permissions: 38,
        reports: 6,
        closes: { roles: 0, groups: 0, permissions: 0, grants: 0 },
      },
    },
    problems: [userNotFound],
    handler: (ctx, { params, query }) => statusImpact(ctx, params.id, query.to),
  }),
  route('getReportingLine', {
    method: 'get',
    path: '/api/users/{id}/reporting-line',
    tag: 'Users',
    summary: 'Who is above a user, and who reports to them',
    description:
      'People whom the permission doesn’t reach are absent; `level` tells how many are above all the same. `GET /api/users?manager_id=` pages through all reports.',
    access: { permission: 'users:read', over: 'user' },
    params: UserId,
    returns: {
      status: 200,
      description: 'The managers from the top down, and the direct reports',
      schema: ReportingLine,
      example: REPORTING_LINE_EXAMPLE,
    },
    problems: [userNotFound],
    handler: (ctx, { params }) => reportingLine(ctx, params.id),
  }),
];
