import type { z } from '@hono/zod-openapi';
import type { Ctx } from '../../platform/context';
import { type Route, route } from '../../platform/http/route';
import { type Page, toPage } from '../../platform/query/page';
import { callerOf } from '../sessions/commands';
import { auditRecordNotFound, userNotFound } from './problems';
import {
  AUDIT_EXAMPLE,
  AuditId,
  AuditPage,
  AuditRecord,
  ListAudit,
  ListNewestFirst,
  LOGIN_EXAMPLE,
  LoginPage,
  type StoredRecord,
  toAuditRecord,
  toLoginRecord,
  toOwnRecord,
} from './schemas';
import { findRecord, pageOfActivity, pageOfLogins, pageOfRecords, userExists } from './store';

const ONE_PAGE = { total: 1, page: 1, page_size: 25, next_cursor: null };
const auditReturns = {
  status: 200,
  description: 'A page of records, newest first',
  schema: AuditPage,
  example: { items: [AUDIT_EXAMPLE], ...ONE_PAGE },
} as const;
const loginReturns = {
  status: 200,
  description: 'A page of sign-ins, newest first',
  schema: LoginPage,
  example: { items: [LOGIN_EXAMPLE], ...ONE_PAGE },
} as const;
const auditList = {
  method: 'get',
  tag: 'Audit',
  description:
    'Filters combine. q finds each of its words anywhere in a record: names, addresses, values before and after, comments.',
  access: { permission: 'audit:read', over: 'list' },
  query: ListAudit,
  returns: auditReturns,
  examples: { query: { type: 'STATUS_CHANGE,DELETE', from: '2026-11-01', q: 'nordmann' } },
} as const;

const keyOf = ({ at, id }: { at: number; id: string }) => ({ value: at, id });

export const auditRoutes: Route[] = [
  route('listAudit', {
    ...auditList,
    path: '/api/audit',
    summary: 'Search the audit log',
    handler: (ctx, { query }) => listRecords(ctx, query, null),
  }),
  route('getAuditRecord', {
    method: 'get',
    path: '/api/audit/{id}',
    tag: 'Audit',
    summary: 'Read an audit record',
    access: { permission: 'audit:read', over: 'list' },
    params: AuditId,
    returns: { status: 200, description: 'The record', schema: AuditRecord, example: AUDIT_EXAMPLE },
    problems: [auditRecordNotFound],
    handler: async (ctx, { params }) => {
      const record = await findRecord(ctx, params.id);
      if (!record) throw auditRecordNotFound();
      return toAuditRecord(record);
    },
  }),
  route('listUserAudit', {
    ...auditList,
    path: '/api/users/audit',
    summary: 'Search the audit of user management',
    handler: (ctx, { query }) => listRecords(ctx, query, 'user'),
  }),
  route('listUserActivity', {
    method: 'get',
    path: '/api/users/{id}/activity',
    tag: 'Users',
    summary: 'What a user did, and what was done to them',
    access: { permission: 'users:read', over: 'user' },
    params: AuditId,
    query: ListNewestFirst,
    returns: auditReturns,
    problems: [userNotFound],
    handler: async (ctx, { params, query }) => {
      await requireUser(ctx, params.id);
      return listActivity(ctx, params.id, query as Page, toAuditRecord);
    },
  }),
  route('listUserLogins', {
    method: 'get',
    path: '/api/users/{id}/login-history',
    tag: 'Users',
    summary: 'When and how a user signed in, or tried to',
    access: { permission: 'users:read', over: 'user' },
    params: AuditId,
    query: ListNewestFirst,
    returns: loginReturns,
    problems: [userNotFound],
    handler: async (ctx, { params, query }) => {
      await requireUser(ctx, params.id);
      return listLogins(ctx, params.id, query as Page);
    },
  }),
  route('listOwnActivity', {
    method: 'get',
    path: '/api/profile/activity',
    tag: 'Profile',
    summary: 'What I did, and what was done to my account',
    description: 'Of what others did it shows neither from where nor their comment.',
    access: 'signed-in',
    query: ListNewestFirst,
    returns: auditReturns,
    handler: (ctx, { query }) => {
      const { user } = callerOf(ctx);
      return listActivity(ctx, user.id, query as Page, (record) => toOwnRecord(record, user.id));
    },
  }),
  route('listOwnLogins', {
    method: 'get',
    path: '/api/profile/login-history',
    tag: 'Profile',
    summary: 'When and how I signed in',
    access: 'signed-in',
    query: ListNewestFirst,
    returns: loginReturns,
    handler: (ctx, { query }) => listLogins(ctx, callerOf(ctx).user.id, query as Page),
  }),
];

async function listRecords(ctx: Ctx, filters: z.output<typeof ListAudit>, targetType: string | null) {
  const { found, total } = await pageOfRecords(ctx, filters, targetType);
  return toPage(filters as Page, found, total, keyOf, toAuditRecord);
}

async function listActivity<Item>(ctx: Ctx, userId: string, page: Page, toItem: (record: StoredRecord) => Item) {
  const { found, total } = await pageOfActivity(ctx, userId, page);
  return toPage(page, found, total, keyOf, toItem);
}

async function listLogins(ctx: Ctx, userId: string, page: Page) {
  const { found, total } = await pageOfLogins(ctx, userId, page);
  return toPage(page, found, total, keyOf, toLoginRecord);
}

async function requireUser(ctx: Ctx, id: string): Promise<void> {
  if (!(await userExists(ctx, id))) throw userNotFound('There never was one with this id.');
}
