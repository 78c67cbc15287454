import type { Ctx } from '../../platform/context';
import { DEVICE_COOKIE, readCookie } from '../../platform/http/cookies';
import { accountPending, invalid, tooManyAttempts, unavailable } from '../../platform/http/problems';
import { type Route, rawRoute } from '../../platform/http/route';
import { isBrowser, SignedIn, signedInResponse, WHO_AM_I_EXAMPLE } from '../sessions/commands';
import { signIn } from './commands';
import { accountExpired, accountInactive, accountSuspended, invalidCredentials } from './problems';
import { Login } from './schemas';

export const signInRoutes: Route[] = [
  rawRoute('login', {
    method: 'post',
    path: '/api/auth/login',
    tag: 'Sign-in',
    summary: 'Sign in with email or username and password',
    description:
      'A browser, known by `Sec-Fetch-Site`, gets the session cookie only; other clients get tokens as well.',
    access: 'public',
    body: Login,
    returns: {
      status: 200,
      description: 'Signed in',
      schema: SignedIn,
      example: {
        ...WHO_AM_I_EXAMPLE,
        access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…',
        token_type: 'Bearer',
        expires_in: 300,
        refresh_token: 'lkr_…',
      },
    },
    problems: [
      invalidCredentials,
      tooManyAttempts,
      accountPending,
      accountSuspended,
      accountInactive,
      accountExpired,
      unavailable,
    ],
    examples: {
      body: { identifier: 'zsofia.horvath@halden.example', password: 'grå tåke over Tejo 7', remember_me: true },
    },
    handler: async (ctx: Ctx, { body }, request) => {
      const opened = await signIn(ctx, {
        identifier: identifierOf(body),
        password: body.password,
        rememberMe: body.remember_me,
        deviceCookie: readCookie(request.headers, DEVICE_COOKIE),
        isBrowser: isBrowser(request),
      });
      return signedInResponse(opened);
    },
  }),
];

function identifierOf(body: { identifier?: string | undefined; email?: string | undefined }): string {
  const identifier = body.identifier ?? body.email;
  if (identifier === undefined) {
    throw invalid('Send your email or username.', {
      errors: [{ pointer: '/identifier', code: 'required', detail: 'Type your email or username.' }],
    });
  }
  return identifier;
}
