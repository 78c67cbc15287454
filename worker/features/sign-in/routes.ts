import type { Ctx } from '../../platform/context';
import { DEVICE_COOKIE, readCookie } from '../../platform/http/cookies';
import { invalid, tooManyAttempts, unauthenticated } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { captchaRefused } from '../captcha/commands';
import { CODE_SENT_EXAMPLE, CodeSent, claimOf } from '../mfa/commands';
import { isBrowser, SignedIn, signedInResponse, WHO_AM_I_EXAMPLE } from '../sessions/commands';
import { signIn, signInResponse } from './commands';
import { codeUsed, invalidCode, invalidCredentials, invalidMfaToken, SIGN_IN_REFUSALS } from './problems';
import { Login, LoginAnswer, MfaChallenge, VerifyMfa } from './schemas';
import { challengeSecondFactor, verifySecondFactor } from './verify-second-factor';

const TOKENS_EXAMPLE = {
  ...WHO_AM_I_EXAMPLE,
  access_token: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9…',
  token_type: 'Bearer',
  expires_in: 300,
  refresh_token: 'lkr_…',
};

export const signInRoutes: Route[] = [
  rawRoute('login', {
    method: 'post',
    path: '/api/auth/login',
    tag: 'Sign-in',
    summary: 'Sign in with email or username and password',
    description:
      'A browser, known by `Sec-Fetch-Site`, gets the session cookie only; other clients get tokens as well. Where a second factor is set up or required the answer is `mfa_required` with a token for `verify-mfa`, and no session.',
    access: 'public',
    body: Login,
    returns: {
      status: 200,
      description: 'Signed in, or a second factor is asked for',
      schema: LoginAnswer,
      example: TOKENS_EXAMPLE,
    },
    problems: [invalidCredentials, captchaRefused, ...SIGN_IN_REFUSALS],
    examples: {
      body: { identifier: 'zsofia.horvath@halden.example', password: 'grå tåke over Tejo 7', remember_me: true },
    },
    handler: async (ctx: Ctx, { body }, request) => {
      const outcome = await signIn(ctx, {
        identifier: identifierOf(body),
        password: body.password,
        rememberMe: body.remember_me,
        captcha: body.captcha,
        deviceCookie: readCookie(request.headers, DEVICE_COOKIE),
        isBrowser: isBrowser(request),
      });
      return signInResponse(outcome);
    },
  }),
  rawRoute('verifyMfa', {
    method: 'post',
    path: '/api/auth/verify-mfa',
    tag: 'Sign-in',
    summary: 'Prove the second factor and sign in',
    description:
      'Takes the `mfa_token` of the first factor, for ten minutes and once. Five wrong codes lock the method for 15 minutes; recovery codes have a counter of their own. A code that was accepted before is refused and not counted.',
    access: 'public',
    body: VerifyMfa,
    returns: { status: 200, description: 'Signed in', schema: SignedIn, example: TOKENS_EXAMPLE },
    problems: [invalidMfaToken, invalidCode, codeUsed, invalidCredentials, unauthenticated, ...SIGN_IN_REFUSALS],
    examples: { body: { mfa_token: 'eyJ1c2VySWQiOiIwMTkzOWYyYS…', method: 'totp', code: '407162' } },
    handler: async (ctx, { body }, request) =>
      signedInResponse(
        await verifySecondFactor(ctx, {
          mfaToken: body.mfa_token,
          claim: claimOf(body),
          isBrowser: isBrowser(request),
        }),
      ),
  }),
  route('mfaChallenge', {
    method: 'post',
    path: '/api/auth/mfa-challenge',
    tag: 'Sign-in',
    summary: 'Have a code sent for the second factor',
    description: 'One a minute and ten an hour. The newest code is the one that counts; it is good for ten minutes.',
    access: 'public',
    body: MfaChallenge,
    returns: { status: 202, description: 'On its way', schema: CodeSent, example: CODE_SENT_EXAMPLE },
    problems: [invalidMfaToken, invalidCode, tooManyAttempts],
    examples: { body: { mfa_token: 'eyJ1c2VySWQiOiIwMTkzOWYyYS…', method: 'email' } },
    handler: (ctx, { body }) => challengeSecondFactor(ctx, body.mfa_token, body.method),
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
