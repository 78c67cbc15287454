import { DEVICE_COOKIE, readCookie } from '../../platform/http/cookies';
import { unauthenticated } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { CHALLENGE_EXAMPLE, factorOptions, RequestOptions } from '../passkeys/commands';
import { callerOf, isBrowser, WHO_AM_I_EXAMPLE } from '../sessions/commands';
import {
  invalidCredentials,
  invalidMfaToken,
  LoginAnswer,
  SIGN_IN_REFUSALS,
  signInResponse,
} from '../sign-in/commands';
import { passkeyOptions, signInWithPasskey } from './commands';
import { PasskeyLogin, PasskeyOptions } from './schemas';

const OPTIONS_EXAMPLE = {
  challenge: CHALLENGE_EXAMPLE,
  timeout: 300_000,
  rpId: 'id.halden.example',
  allowCredentials: [],
  userVerification: 'required',
};
/** Every session may prove itself again, whatever else it may do. */
const ANY_SCOPE = ['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const;

export const passkeySignInRoutes: Route[] = [
  route('passkeyOptions', {
    method: 'post',
    path: '/api/auth/passkey/options',
    tag: 'Sign-in',
    summary: 'Start proving a passkey',
    description:
      'Answers what `navigator.credentials.get` takes. Without a body: for a sign-in by any passkey of this site. With the `mfa_token` of a sign-in under way: for its second factor. The challenge is good for five minutes, once.',
    access: 'public',
    body: PasskeyOptions,
    isBodyOptional: true,
    returns: {
      status: 200,
      description: 'PublicKeyCredentialRequestOptionsJSON',
      schema: RequestOptions,
      example: OPTIONS_EXAMPLE,
    },
    problems: [invalidMfaToken],
    examples: { body: {} },
    handler: (ctx, { body }) => passkeyOptions(ctx, body.mfa_token),
  }),
  route('passkeyStepUpOptions', {
    method: 'post',
    path: '/api/auth/passkey/step-up-options',
    tag: 'Sign-in',
    summary: 'Start proving a passkey again',
    description: 'Names the caller’s passkeys; what the browser answers goes to `POST /api/auth/step-up`.',
    access: 'signed-in',
    scopes: ANY_SCOPE,
    returns: {
      status: 200,
      description: 'PublicKeyCredentialRequestOptionsJSON',
      schema: RequestOptions,
      example: { ...OPTIONS_EXAMPLE, userVerification: 'preferred' },
    },
    handler: (ctx) => factorOptions(ctx, callerOf(ctx).user.id),
  }),
  rawRoute('passkeyLogin', {
    method: 'post',
    path: '/api/auth/passkey/verify',
    tag: 'Sign-in',
    summary: 'Sign in with a passkey',
    description:
      'Takes what the browser answered to the options. With user verification a passkey is two factors; the answer is as that of `login`.',
    access: 'public',
    body: PasskeyLogin,
    returns: {
      status: 200,
      description: 'Signed in, or a further factor is asked for',
      schema: LoginAnswer,
      example: WHO_AM_I_EXAMPLE,
    },
    problems: [invalidCredentials, unauthenticated, ...SIGN_IN_REFUSALS],
    examples: {
      body: {
        credential: {
          id: 'xk3rR0u8Yw',
          rawId: 'xk3rR0u8Yw',
          type: 'public-key',
          response: {
            clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4',
            authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4',
            signature: 'MEUCIQDxL3aQ',
            userHandle: 'AZOfKnwee1KaMF0MXpofEA',
          },
        },
        remember_me: true,
      },
    },
    handler: async (ctx, { body }, request) =>
      signInResponse(
        await signInWithPasskey(ctx, {
          credential: body.credential,
          rememberMe: body.remember_me,
          deviceCookie: readCookie(request.headers, DEVICE_COOKIE),
          isBrowser: isBrowser(request),
        }),
      ),
  }),
];
