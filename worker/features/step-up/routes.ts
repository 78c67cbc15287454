import { tooManyAttempts } from '../../platform/http/problems';
import { type Route, rawRoute, route } from '../../platform/http/route';
import { CODE_SENT_EXAMPLE, CodeSent, wrongCode } from '../mfa/commands';
import { wrongPassword } from '../password/commands';
import { challengeStepUp, stepUp, stepUpOptions } from './commands';
import { methodNotOffered } from './problems';
import { Authenticated, StepUp, StepUpChallenge, StepUpOptions } from './schemas';

/** Every session may prove itself again, whatever else it may do. */
const ANY_SCOPE = ['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const;

export const stepUpRoutes: Route[] = [
  route('getStepUp', {
    method: 'get',
    path: '/api/auth/step-up',
    tag: 'Sign-in',
    summary: 'How I can prove myself again',
    access: 'described',
    scopes: ANY_SCOPE,
    returns: {
      status: 200,
      description: 'Strongest first',
      schema: StepUpOptions,
      example: { methods: ['totp', 'email', 'password'], hints: { email: 'z•••@halden.example' } },
    },
    handler: (ctx) => stepUpOptions(ctx),
  }),
  // Raw: an Idempotency-Key must not leave a fingerprint of the password behind.
  rawRoute('stepUp', {
    method: 'post',
    path: '/api/auth/step-up',
    tag: 'Sign-in',
    summary: 'Prove a factor again',
    description:
      'Operations that answer `step_up_required` want a factor proved within ten minutes; a sign-in counts for its first ten. A second factor also makes the session a two-factor one.',
    access: 'described',
    scopes: ANY_SCOPE,
    body: StepUp,
    returns: {
      status: 200,
      description: 'Proved',
      schema: Authenticated,
      example: { authenticated_at: '2026-11-20T13:44:09.771Z', aal: 2 },
    },
    problems: [wrongPassword, wrongCode, methodNotOffered, tooManyAttempts],
    examples: { body: { method: 'totp', code: '407162' } },
    handler: async (ctx, { body }) => Response.json(await stepUp(ctx, body), { headers: ctx.answer.headers }),
  }),
  route('stepUpChallenge', {
    method: 'post',
    path: '/api/auth/step-up/challenge',
    tag: 'Sign-in',
    summary: 'Have a code sent to prove myself again',
    access: 'described',
    scopes: ANY_SCOPE,
    body: StepUpChallenge,
    returns: { status: 202, description: 'On its way', schema: CodeSent, example: CODE_SENT_EXAMPLE },
    problems: [methodNotOffered, tooManyAttempts],
    examples: { body: { method: 'email' } },
    handler: (ctx, { body }) => challengeStepUp(ctx, body.method),
  }),
];
