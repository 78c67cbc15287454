import { cannotGrant } from '../../platform/access/grant';
import { clearCookie, IMPERSONATION_COOKIE, setCookie } from '../../platform/http/cookies';
import { stepUpRequired } from '../../platform/http/problems';
import { type Route, rawRoute } from '../../platform/http/route';
import { SESSION_EXAMPLE, toSession } from '../sessions/commands';
import { notOneself, userNotFound } from '../users/commands';
import { endImpersonation, startImpersonation } from './commands';
import { notActive, notImpersonating, superAdminNotImpersonable } from './problems';
import { Impersonate, Impersonation, UserId } from './schemas';

const EXAMPLE = {
  session: {
    ...SESSION_EXAMPLE,
    method: 'impersonation',
    impersonated_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f12', name: 'Sipho Dlamini' },
  },
  access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…',
  token_type: 'Bearer' as const,
  expires_in: 300,
};

export const impersonationRoutes: Route[] = [
  // Raw: it answers with a credential.
  rawRoute('impersonateUser', {
    method: 'post',
    path: '/api/users/{id}/impersonate',
    tag: 'Users',
    summary: 'Act as a user, for support',
    description:
      'Opens a session of at most an hour that names both: allowed is what both of you may do. Passwords, second factors, sessions, roles and the like stay closed. The user is told, and every record names you. A cookie is answered with a cookie, an access token with an access token that carries `act` (RFC 8693 §4.1); nothing refreshes it. It ends with your own session.',
    access: { permission: 'users:impersonate' },
    recentAuth: true,
    params: UserId,
    body: Impersonate,
    reason: 'required',
    returns: { status: 200, description: 'You act as the user', schema: Impersonation, example: EXAMPLE },
    problems: [userNotFound, notOneself, superAdminNotImpersonable, cannotGrant, notActive, stepUpRequired],
    examples: { body: { reason_code: 'other', comment: 'Can’t find the shoot of 12 May', ticket: 'SUP-2291' } },
    handler: async (ctx, { params, body }) => {
      const { session, cookie, token } = await startImpersonation(ctx, params.id, body.ticket ?? null);
      const headers = new Headers({ 'cache-control': 'no-store' });
      // Ends with the browser: the session behind it does so sooner.
      if (cookie) headers.append('set-cookie', setCookie(IMPERSONATION_COOKIE, cookie, null));
      return Response.json({ session: toSession(session, session.id), ...token }, { headers });
    },
  }),
  rawRoute('endImpersonation', {
    method: 'delete',
    path: '/api/auth/impersonation',
    tag: 'Sign-in',
    summary: 'Stop acting as a user',
    description: 'By the impersonation’s own cookie or token. A browser is back in the session that it came from.',
    access: 'signed-in',
    scopes: ['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'],
    whileActing: 'allowed',
    returns: { status: 204, description: 'You are yourself again' },
    problems: [notImpersonating],
    handler: async (ctx) => {
      await endImpersonation(ctx);
      return new Response(null, { status: 204, headers: { 'set-cookie': clearCookie(IMPERSONATION_COOKIE) } });
    },
  }),
];
