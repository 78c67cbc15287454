import { rateLimited, tooManyAttempts } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { readSettings } from '../../platform/settings/read';
import { changePassword, checkPassword } from './commands';
import { passwordRefused, passwordReused, wrongPassword } from './problems';
import { ChangePassword, CheckPassword, PasswordCheck, PasswordPolicy, toPasswordPolicy } from './schemas';

export const passwordRoutes: Route[] = [
  route('changePassword', {
    method: 'post',
    path: '/api/auth/change-password',
    tag: 'Sign-in',
    summary: 'Change my password',
    description: 'Ends every other session. The last five passwords are refused.',
    access: 'signed-in',
    scopes: ['password_change'],
    body: ChangePassword,
    returns: { status: 204, description: 'Changed' },
    problems: [tooManyAttempts, wrongPassword, passwordRefused, passwordReused],
    examples: { body: { current_password: 'grå tåke over Tejo 7', new_password: 'Kveldssol på Tejo 8' } },
    handler: (ctx, { body }) => changePassword(ctx, body),
  }),
  route('getPasswordPolicy', {
    method: 'get',
    path: '/api/auth/password-policy',
    tag: 'Sign-in',
    summary: 'What a password must have',
    access: 'public',
    returns: {
      status: 200,
      description: 'The rules',
      schema: PasswordPolicy,
      example: {
        min_length: 8,
        max_length: 256,
        require_uppercase: true,
        require_lowercase: true,
        require_digit: true,
        require_symbol: true,
        history: 5,
        min_strength: 0,
        refuses_breached: true,
        expires_after_days: 0,
      },
    },
    handler: async (ctx) => toPasswordPolicy((await readSettings(ctx)).password),
  }),
  route('checkPassword', {
    method: 'post',
    path: '/api/auth/password-check',
    tag: 'Sign-in',
    summary: 'What the policy says of a password',
    description:
      'For feedback while somebody types: rules, breach list and strength. Earlier passwords are compared on saving only. Nothing is kept of what was sent.',
    access: 'public',
    body: CheckPassword,
    returns: {
      status: 200,
      description: 'The verdict',
      schema: PasswordCheck,
      example: { ok: false, broken: ['breached'], breached: true, strength: 1 },
    },
    problems: [rateLimited],
    examples: { body: { password: 'Sunshine-2026!', email: 'zsofia.horvath@halden.example' } },
    handler: (ctx, { body }) => checkPassword(ctx, body),
  }),
];
