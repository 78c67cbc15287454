import { z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem';
import { DEVICE_COOKIE, readCookie } from '../../platform/http/cookies';
import { stepUpRequired } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { providerNotFound } from '../identity-providers/commands';
import { lastWayIn } from '../passkeys/commands';
import { callerOf } from '../sessions/commands';
import { arrive, connect, depart, departToConnect, disconnect } from './commands';
import { clearFlow, clearPending, flowCookie, pendingCookie, readFlow, readPending } from './cookies';
import { overviewOf } from './overview';
import { connectFailure, pageAfter, redirect, SECURITY_PAGE, safePath, signInFailure } from './pages';
import {
  alreadyConnected,
  flowLost,
  identityNotFound,
  identityTaken,
  identityUnknown,
  nothingPending,
  providerUnavailable,
} from './problems';
import { AuthorizationUrl, IDENTITY_EXAMPLE, IdentityOverview } from './schemas';

const ProviderKey = z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/) });
const IdentityId = z.strictObject({ id: z.uuid() });
const NEXT_MAX = 2000;

export const socialSignInRoutes: Route[] = [
  rawRoute('startSocialSignIn', {
    method: 'get',
    path: '/api/auth/social/{provider}',
    tag: 'Sign-in',
    summary: 'Sign in with an identity provider',
    description:
      'For browsers: redirects to the provider (authorization code with PKCE), or to `/sign-in?error=<code>`. `next` is the path to land on.',
    access: 'public',
    params: ProviderKey,
    query: z.strictObject({ next: z.string().max(NEXT_MAX).optional() }),
    returns: { status: 302, description: 'To the provider' },
    handler: async (ctx, { params, query }) => {
      const next = safePath(query.next ?? null, ctx.publicOrigin);
      try {
        const { url, flow } = await depart(ctx, params.provider, next);
        return redirect(url, [flowCookie(ctx, flow)]);
      } catch (failure) {
        if (failure instanceof Problem) return redirect(signInFailure(failure.kind, next), []);
        throw failure;
      }
    },
  }),
  rawRoute('finishSocialSignIn', {
    method: 'get',
    path: '/api/auth/social/{provider}/callback',
    tag: 'Sign-in',
    summary: 'Where the identity provider sends the browser back to',
    description:
      'Takes `code`, `state` and `iss`, or `error`. Redirects to the page that was wanted, to `/sign-in#mfa=…` for the second factor, or to a page with `error=<code>`.',
    access: 'public',
    params: ProviderKey,
    // Providers add parameters of their own.
    query: z.looseObject({}),
    returns: { status: 302, description: 'To a page of the admin app' },
    handler: async (ctx, { params }, request) => {
      const { headers } = request;
      const flow = readFlow(ctx, headers);
      if (!flow) return redirect(signInFailure(flowLost.kind), [clearFlow()]);
      try {
        const browser = { headers, deviceCookie: readCookie(headers, DEVICE_COOKIE) };
        const arrival = await arrive(ctx, params.provider, flow, new URL(request.url).searchParams, browser);
        switch (arrival.kind) {
          case 'connected':
            return redirect(`${SECURITY_PAGE}?connected=${params.provider}#connected-accounts`, [clearFlow()]);
          case 'unknown': {
            const cookies = [clearFlow(), pendingCookie(ctx, arrival.pending)];
            return redirect(signInFailure(identityUnknown.kind, SECURITY_PAGE), cookies);
          }
          case 'signed_in': {
            const { outcome } = arrival;
            const opened = outcome.kind === 'opened' ? outcome.opened.cookies : [];
            return redirect(pageAfter(outcome, flow.next), [clearFlow(), ...opened]);
          }
          default:
            return arrival satisfies never;
        }
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        const page = flow.connect ? connectFailure(failure.kind) : signInFailure(failure.kind, flow.next);
        return redirect(page, [clearFlow()]);
      }
    },
  }),
  rawRoute('listIdentities', {
    method: 'get',
    path: '/api/profile/identities',
    tag: 'Profile',
    summary: 'Accounts at identity providers that I sign in with',
    access: 'signed-in',
    returns: {
      status: 200,
      description: 'Connected, available, and waiting to be connected',
      schema: IdentityOverview,
      example: {
        items: [IDENTITY_EXAMPLE],
        total: 1,
        available: [{ key: 'microsoft', name: 'Microsoft' }],
        pending: null,
      },
    },
    handler: async (ctx, _, request) => {
      const overview = await overviewOf(ctx, callerOf(ctx).user.id, readPending(ctx, request.headers));
      return Response.json(overview, { headers: ctx.answer.headers });
    },
  }),
  route('connectIdentity', {
    method: 'post',
    path: '/api/profile/identities/{id}',
    tag: 'Profile',
    summary: 'Start connecting an account at an identity provider',
    description:
      '`id` is the key of the provider. Send the browser to `authorization_url`; it comes back to the security page of the profile.',
    access: 'signed-in',
    recentAuth: true,
    params: z.strictObject({ id: ProviderKey.shape.provider }),
    returns: {
      status: 200,
      description: 'Where to send the browser',
      schema: AuthorizationUrl,
      example: { authorization_url: 'https://accounts.google.com/o/oauth2/v2/auth?…' },
    },
    problems: [providerNotFound, providerUnavailable, stepUpRequired],
    handler: async (ctx, { params }) => {
      const { url, flow } = await departToConnect(ctx, params.id);
      ctx.answer.headers.append('set-cookie', flowCookie(ctx, flow));
      return { authorization_url: url };
    },
  }),
  route('disconnectIdentity', {
    method: 'delete',
    path: '/api/profile/identities/{id}',
    tag: 'Profile',
    summary: 'Disconnect an account at an identity provider',
    access: 'signed-in',
    recentAuth: true,
    params: IdentityId,
    returns: { status: 204, description: 'Disconnected' },
    problems: [identityNotFound, lastWayIn, stepUpRequired],
    handler: (ctx, { params }) => disconnect(ctx, callerOf(ctx).user.id, params.id),
  }),
  rawRoute('connectPendingIdentity', {
    method: 'post',
    path: '/api/profile/pending-identity',
    tag: 'Profile',
    summary: 'Connect the account that was just proved in this browser',
    description: 'After a sign-in with an identity that nobody had, and then one with what the person has.',
    access: 'signed-in',
    recentAuth: true,
    returns: { status: 204, description: 'Connected' },
    problems: [nothingPending, providerNotFound, identityTaken, alreadyConnected, stepUpRequired],
    handler: async (ctx, _, request) => {
      const pending = readPending(ctx, request.headers);
      if (!pending) throw nothingPending('Start again from your security page.');
      await connect(ctx, callerOf(ctx).user.id, pending.providerId, pending);
      return new Response(null, { status: 204, headers: { 'set-cookie': clearPending() } });
    },
  }),
  rawRoute('dismissPendingIdentity', {
    method: 'delete',
    path: '/api/profile/pending-identity',
    tag: 'Profile',
    summary: 'Don’t connect the account that was just proved',
    access: 'signed-in',
    returns: { status: 204, description: 'Forgotten' },
    handler: async () => new Response(null, { status: 204, headers: { 'set-cookie': clearPending() } }),
  }),
];
