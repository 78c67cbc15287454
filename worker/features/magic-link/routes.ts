import { z } from '@hono/zod-openapi';
import { ACCEPTED, Accepted } from '../../platform/http/accepted';
import { DEVICE_COOKIE, readCookie } from '../../platform/http/cookies';
import { rateLimited, unauthenticated } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { isBrowser } from '../sessions/commands';
import { LoginAnswer, MFA_REQUIRED_EXAMPLE, SIGN_IN_REFUSALS, signInResponse } from '../sign-in/commands';
import { refuseWhileOff, requestMagicLink, signInByMagicLink } from './commands';
import { magicLinkOff, magicLinkRefused } from './problems';

const RequestMagicLink = z.strictObject({ email: z.string().trim().min(1).max(254) }).openapi('RequestMagicLink');
const UseMagicLink = z.strictObject({ token: z.string().min(1).max(256) }).openapi('UseMagicLink');

export const magicLinkRoutes: Route[] = [
  route('requestMagicLink', {
    method: 'post',
    path: '/api/auth/magic-link',
    tag: 'Sign-in',
    summary: 'Ask for a link to sign in with',
    description:
      'Off unless the settings say otherwise. The answer is the same whether or not anybody has the address.',
    access: 'public',
    precondition: refuseWhileOff,
    body: RequestMagicLink,
    returns: {
      status: 202,
      description: 'If somebody has this address, a link is on its way',
      schema: Accepted,
      example: ACCEPTED,
    },
    problems: [magicLinkOff, rateLimited],
    examples: { body: { email: 'zsofia.horvath@halden.example' } },
    handler: async (ctx, { body }) => {
      await requestMagicLink(ctx, body.email);
      return ACCEPTED;
    },
  }),
  rawRoute('signInByMagicLink', {
    method: 'post',
    path: '/api/auth/magic-link/verify',
    tag: 'Sign-in',
    summary: 'Sign in by the link in the mail',
    description: 'Works once, for 15 minutes. A second factor is asked for as after a password.',
    access: 'public',
    precondition: refuseWhileOff,
    body: UseMagicLink,
    returns: {
      status: 200,
      description: 'Signed in, or a second factor is needed',
      schema: LoginAnswer,
      example: MFA_REQUIRED_EXAMPLE,
    },
    problems: [magicLinkOff, magicLinkRefused, unauthenticated, ...SIGN_IN_REFUSALS],
    examples: { body: { token: '5f0c…64 characters' } },
    handler: async (ctx, { body }, request) =>
      signInResponse(
        await signInByMagicLink(ctx, {
          token: body.token,
          deviceCookie: readCookie(request.headers, DEVICE_COOKIE),
          isBrowser: isBrowser(request),
        }),
      ),
  }),
];
