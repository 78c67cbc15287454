import { tooManyAttempts } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { readSettings } from '../../platform/settings/read';
import { changePassword } from './commands';
import { passwordRefused, passwordReused, wrongPassword } from './problems';
import { ChangePassword, PasswordPolicy, toPasswordPolicy } from './schemas';

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
      },
    },
    handler: async (ctx) => toPasswordPolicy((await readSettings(ctx)).password),
  }),
];
