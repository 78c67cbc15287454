import { rateLimited, tooManyAttempts } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { archivedReadOnly, emailTaken, userNotFound } from '../users/commands';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from './commands';
import { emailUnchanged, linkRefused, noPendingEmail } from './problems';
import { ChangeEmail, ConfirmEmail, ConfirmedEmail, PendingEmail } from './schemas';

export const emailChangeRoutes: Route[] = [
  route('requestEmailChange', {
    method: 'post',
    path: '/api/profile/email',
    tag: 'Profile',
    summary: 'Change my email address',
    description:
      'Mails a link to the new address, good for 24 hours, and a notice to the old one. Until the link is followed the old address stays.',
    access: 'signed-in',
    recentAuth: true,
    body: ChangeEmail,
    returns: {
      status: 202,
      description: 'The new address waits to be confirmed',
      schema: PendingEmail,
      example: { email: 'zsofia@halden.example', expires_at: '2026-11-20T14:20:00.000Z' },
    },
    problems: [userNotFound, archivedReadOnly, emailTaken, emailUnchanged, rateLimited],
    examples: { body: { email: 'zsofia@halden.example' } },
    handler: (ctx, { body }) => requestEmailChange(ctx, body.email),
  }),
  route('cancelEmailChange', {
    method: 'delete',
    path: '/api/profile/email',
    tag: 'Profile',
    summary: 'Keep my email address after all',
    description: 'The mailed link stops working.',
    access: 'signed-in',
    returns: { status: 204, description: 'Cancelled' },
    problems: [userNotFound, noPendingEmail],
    handler: (ctx) => cancelEmailChange(ctx),
  }),
  route('confirmEmail', {
    method: 'post',
    path: '/api/auth/confirm-email',
    tag: 'Profile',
    summary: 'Confirm a new email address by the link in the mail',
    description: 'Works once. Sessions stay; every other mailed link of the account stops working.',
    access: 'public',
    body: ConfirmEmail,
    returns: {
      status: 200,
      description: 'The account’s address now',
      schema: ConfirmedEmail,
      example: { email: 'zsofia@halden.example' },
    },
    problems: [linkRefused, emailTaken, tooManyAttempts],
    examples: { body: { token: '5f0c…64 characters' } },
    handler: async (ctx, { body }) => ({ email: await confirmEmailChange(ctx, body.token) }),
  }),
];
