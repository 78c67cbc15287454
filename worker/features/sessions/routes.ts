import { z } from '@hono/zod-openapi';
import { clearCookie, IMPERSONATION_COOKIE, SESSION_COOKIE } from '../../platform/http/cookies';
import { impersonationForbidden, unauthenticated } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { callerOf, endOneSession, endSessions, listSessions, refresh, rotateCookie, signOut } from './commands';
import { refreshRefused, sessionNotFound } from './problems';
import {
  actingAs,
  Ended,
  RefreshBody,
  SESSION_EXAMPLE,
  SessionList,
  TokenPair,
  toSession,
  WHO_AM_I_EXAMPLE,
  WhoAmI,
  whoAmIJson,
} from './schemas';

/** A session that is good for little else can still say whose it is, and end. */
const LIMITED = ['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const;
const SessionId = z.strictObject({ id: z.uuid() });
const TOKEN_EXAMPLE = {
  access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…',
  token_type: 'Bearer',
  expires_in: 300,
  refresh_token: 'lkr_…',
};

const refreshDeclaration = {
  method: 'post',
  tag: 'Sign-in',
  summary: 'Exchange a refresh token for a new pair',
  description:
    'Every use rotates the token. Within 10 s, and while its successor is unused, the same token gets the same successor again; any later use revokes the session.',
  access: 'public',
  body: RefreshBody,
  returns: { status: 200, description: 'A new pair', schema: TokenPair, example: TOKEN_EXAMPLE },
  problems: [refreshRefused],
  examples: { body: { refresh_token: 'lkr_…' } },
} as const;

export const sessionRoutes: Route[] = [
  rawRoute('getSession', {
    method: 'get',
    path: '/api/auth/session',
    tag: 'Sign-in',
    summary: 'Who am I, and what may I do',
    access: 'described',
    scopes: LIMITED,
    returns: {
      status: 200,
      description: 'The caller, the session, permissions and roles',
      schema: WhoAmI,
      example: WHO_AM_I_EXAMPLE,
    },
    handler: async (ctx) => {
      const { described } = callerOf(ctx);
      if (!described) throw unauthenticated();
      await rotateCookie(ctx, described.session);
      ctx.answer.headers.set('content-type', 'application/json');
      return new Response(whoAmIJson(described, actingAs(ctx)), { headers: ctx.answer.headers });
    },
  }),
  rawRoute('refresh', {
    ...refreshDeclaration,
    path: '/api/auth/refresh',
    handler: async (ctx, { body }) => Response.json(await refresh(ctx, body.refresh_token)),
  }),
  rawRoute('refreshToken', {
    ...refreshDeclaration,
    path: '/api/auth/refresh-token',
    deprecated: true,
    handler: async (ctx, { body }) => Response.json(await refresh(ctx, body.refresh_token)),
  }),
  rawRoute('logout', {
    method: 'post',
    path: '/api/auth/logout',
    tag: 'Sign-in',
    summary: 'Sign out of this session, or of all',
    access: 'signed-in',
    scopes: LIMITED,
    whileActing: 'allowed',
    query: z.strictObject({ everywhere: z.enum(['true', 'false']).default('false') }),
    returns: { status: 204, description: 'Signed out' },
    problems: [impersonationForbidden],
    handler: async (ctx, { query }) => {
      const { actor } = callerOf(ctx);
      await signOut(ctx, { everywhere: query.everywhere === 'true' });
      const headers = new Headers({ 'set-cookie': clearCookie(SESSION_COOKIE) });
      if (actor) headers.append('set-cookie', clearCookie(IMPERSONATION_COOKIE));
      return new Response(null, { status: 204, headers });
    },
  }),
  route('listOwnSessions', {
    method: 'get',
    path: '/api/profile/sessions',
    tag: 'Profile',
    summary: 'Where am I signed in',
    access: 'signed-in',
    returns: {
      status: 200,
      description: 'Open sessions, newest first',
      schema: SessionList,
      example: { items: [SESSION_EXAMPLE], total: 1 },
    },
    handler: async (ctx) => {
      const { user, session } = callerOf(ctx);
      const items = (await listSessions(ctx, user.id)).map((one) => toSession(one, session.id));
      return { items, total: items.length };
    },
  }),
  route('endOwnSession', {
    method: 'delete',
    path: '/api/profile/sessions/{id}',
    tag: 'Profile',
    summary: 'End one of my sessions',
    access: 'signed-in',
    params: SessionId,
    returns: { status: 204, description: 'Ended' },
    problems: [sessionNotFound],
    handler: (ctx, { params }) => endOneSession(ctx, callerOf(ctx).user.id, params.id),
  }),
  route('endOtherSessions', {
    method: 'delete',
    path: '/api/profile/sessions',
    tag: 'Profile',
    summary: 'End all my other sessions',
    access: 'signed-in',
    returns: { status: 200, description: 'How many ended', schema: Ended, example: { ended: 2 } },
    handler: async (ctx) => {
      const { user, session } = callerOf(ctx);
      return { ended: await endSessions(ctx, user.id, { allBut: session.id }, 'revoked') };
    },
  }),
];
