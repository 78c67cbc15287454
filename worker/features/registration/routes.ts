import { ACCEPTED, Accepted } from '../../platform/http/accepted';
import { rateLimited, tooManyAttempts, unavailable } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { readSettings } from '../../platform/settings/read';
import { captchaKind, captchaRefused } from '../captcha/commands';
import { invitationRefused, refuseWhileClosed, registrationClosed } from '../invitations/commands';
import { passwordRefused } from '../password/commands';
import { emailTaken } from '../users/commands';
import { register, resendVerification } from './commands';
import { disposableEmail, domainNotAllowed, invitationRequired, verificationRefused } from './problems';
import { Register, RegistrationOptions, ResendVerification, VerifiedEmail, VerifyEmail } from './schemas';
import { verifyEmail } from './verify-email';

const accepted = (description: string) => ({ status: 202 as const, description, schema: Accepted, example: ACCEPTED });

export const registrationRoutes: Route[] = [
  route('getRegistration', {
    method: 'get',
    path: '/api/auth/registration',
    tag: 'Registration',
    summary: 'Whether and how people may sign up',
    access: 'public',
    returns: {
      status: 200,
      description: 'What the sign-in page offers',
      schema: RegistrationOptions,
      example: {
        mode: 'open',
        allowed_domains: ['halden.example'],
        captcha: 'proof_of_work',
        sign_in_captcha: 'off',
        magic_link: false,
      },
    },
    handler: async (ctx) => {
      const settings = await readSettings(ctx);
      const { mode, allowed_domains, captcha, magic_link } = settings.registration;
      return { mode, allowed_domains, captcha, sign_in_captcha: captchaKind(settings, 'sign_in'), magic_link };
    },
  }),
  route('register', {
    method: 'post',
    path: '/api/auth/register',
    tag: 'Registration',
    summary: 'Ask for an account, or accept an invitation',
    description:
      'The answer is the same whether or not the address has an account: a link by mail makes the account, or says that there is one. With an invitation the account is made at once.',
    access: 'public',
    precondition: refuseWhileClosed,
    body: Register,
    returns: accepted('Look into the mailbox'),
    problems: [
      registrationClosed,
      invitationRequired,
      invitationRefused,
      emailTaken,
      domainNotAllowed,
      disposableEmail,
      captchaRefused,
      passwordRefused,
      rateLimited,
      tooManyAttempts,
      unavailable,
    ],
    examples: {
      body: {
        email: 'mai.nguyen@halden.example',
        password: 'grå tåke over Tejo 7',
        first_name: 'Mai',
        last_name: 'Nguyễn',
        captcha: 'eyJhbGdvcml0aG0iOiJTSEEtMjU2Iiwi…',
        locale: 'vi',
      },
    },
    handler: async (ctx, { body }) => {
      await register(ctx, body);
      return ACCEPTED;
    },
  }),
  route('verifyEmail', {
    method: 'post',
    path: '/api/auth/verify-email',
    tag: 'Registration',
    summary: 'Prove an address by the link in the mail',
    description: 'Makes the account that was asked for, or confirms the address of one that exists. Works once.',
    access: 'public',
    body: VerifyEmail,
    returns: {
      status: 200,
      description: 'Proved; sign in next',
      schema: VerifiedEmail,
      example: { email: 'mai.nguyen@halden.example', status: 'active' },
    },
    problems: [verificationRefused, emailTaken, tooManyAttempts],
    examples: { body: { token: '5f0c…64 characters' } },
    handler: (ctx, { body }) => verifyEmail(ctx, body.token),
  }),
  route('resendVerification', {
    method: 'post',
    path: '/api/auth/resend-verification',
    tag: 'Registration',
    summary: 'Ask for the link once more',
    description: 'The answer is the same whatever the address.',
    access: 'public',
    body: ResendVerification,
    returns: accepted('If there is something to confirm, a link is on its way'),
    problems: [rateLimited],
    examples: { body: { email: 'mai.nguyen@halden.example' } },
    handler: async (ctx, { body }) => {
      await resendVerification(ctx, body.email);
      return ACCEPTED;
    },
  }),
];
