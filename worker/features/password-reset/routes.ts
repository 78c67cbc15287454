import { z } from '@hono/zod-openapi';
import { cannotGrant } from '../../platform/access/grant';
import { ACCEPTED, Accepted } from '../../platform/http/accepted';
import { rateLimited, reasonRequired, stale, tooManyAttempts, unavailable } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { passwordRefused, passwordReused } from '../password/commands';
import { archivedReadOnly, notOneself, superAdminProtected, userNotFound } from '../users/commands';
import { requestReset, resetPassword } from './commands';
import { notActive, resetLinkRefused } from './problems';
import { resetByAdministrator } from './reset-by-administrator';
import { ForgotPassword, ResetPassword, ResetUserPassword, UserPasswordReset } from './schemas';

const params = z.strictObject({ id: z.uuid() });

export const passwordResetRoutes: Route[] = [
  route('forgotPassword', {
    method: 'post',
    path: '/api/auth/forgot-password',
    tag: 'Sign-in',
    summary: 'Ask for a link to choose a new password',
    description: 'The answer is the same whether or not anybody has the address. An earlier link stops working.',
    access: 'public',
    body: ForgotPassword,
    returns: {
      status: 202,
      description: 'If somebody has this address, a link is on its way',
      schema: Accepted,
      example: ACCEPTED,
    },
    problems: [rateLimited],
    examples: { body: { email: 'zsofia.horvath@halden.example' } },
    handler: async (ctx, { body }) => {
      await requestReset(ctx, body.email);
      return ACCEPTED;
    },
  }),
  route('resetPassword', {
    method: 'post',
    path: '/api/auth/reset-password',
    tag: 'Sign-in',
    summary: 'Choose a new password by the link in the mail',
    description:
      'Ends every session. Second factors stay. The link works once, and a password that is refused doesn’t use it up.',
    access: 'public',
    body: ResetPassword,
    returns: { status: 204, description: 'Changed; sign in next' },
    problems: [resetLinkRefused, passwordRefused, passwordReused, tooManyAttempts, unavailable],
    examples: { body: { token: '5f0c…64 characters', password: 'grå tåke over Tejo 7' } },
    handler: (ctx, { body }) => resetPassword(ctx, body),
  }),
  route('resetUserPassword', {
    method: 'patch',
    path: '/api/users/{id}/password',
    tag: 'Users',
    summary: 'Reset a user’s password',
    description:
      'Ends the old password and every session at once, and mails a link. With `temporary` a generated password is answered, this once: it works for 24 hours and has to be changed at sign-in; that needs a reason.',
    access: { permission: 'users:reset_credentials', over: 'user' },
    recentAuth: true,
    params,
    body: ResetUserPassword,
    isBodyOptional: true,
    returns: {
      status: 200,
      description: 'Reset',
      schema: UserPasswordReset,
      example: { method: 'link', expires_at: '2026-11-20T10:20:00.000Z' },
    },
    problems: [
      userNotFound,
      notOneself,
      superAdminProtected,
      cannotGrant,
      archivedReadOnly,
      notActive,
      reasonRequired,
      stale,
      unavailable,
    ],
    examples: { body: { temporary: true, reason_code: 'other', comment: 'No access to the mailbox' } },
    handler: (ctx, { params: { id }, body }) => resetByAdministrator(ctx, id, body),
  }),
];
