import { z } from '@hono/zod-openapi';
import { unauthenticated } from '../../platform/http/problems';
import { type Route, rawRoute } from '../../platform/http/route';
import { passwordRefused } from '../password/commands';
import { isBrowser, WHO_AM_I_EXAMPLE } from '../sessions/commands';
import { LoginAnswer, SIGN_IN_REFUSALS, signInResponse } from '../sign-in/commands';
import { activate } from './commands';
import { activationRefused } from './problems';

const Activate = z
  .strictObject({ token: z.string().min(1).max(256), password: z.string().min(1).max(1024) })
  .openapi('Activate');

export const activationRoutes: Route[] = [
  rawRoute('activate', {
    method: 'post',
    path: '/api/auth/activate',
    tag: 'Sign-in',
    summary: 'Set the first password by the link in the activation mail',
    description: 'While the account is pending the session that it opens is for onboarding only.',
    access: 'public',
    body: Activate,
    returns: {
      status: 200,
      description: 'Signed in, or a second factor is asked for',
      schema: LoginAnswer,
      example: WHO_AM_I_EXAMPLE,
    },
    problems: [activationRefused, passwordRefused, unauthenticated, ...SIGN_IN_REFUSALS],
    examples: { body: { token: '5f0c…64 characters', password: 'grå tåke over Tejo 7' } },
    handler: async (ctx, { body }, request) => signInResponse(await activate(ctx, body, isBrowser(request))),
  }),
];
