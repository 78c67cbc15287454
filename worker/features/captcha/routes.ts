import { rateLimited } from '../../platform/http/problems';
import { type Route, route } from '../../platform/http/route';
import { newChallenge } from './commands';
import { CaptchaChallenge, ForPurpose } from './schemas';

export const captchaRoutes: Route[] = [
  route('getCaptcha', {
    method: 'get',
    path: '/api/auth/captcha',
    tag: 'Registration',
    summary: 'A captcha to solve before signing up or in',
    description:
      'Proof of work in the format of ALTCHA, or the site key of Turnstile, as the settings say. A challenge is good for 20 minutes and one use.',
    access: 'public',
    query: ForPurpose,
    returns: {
      status: 200,
      description: 'The challenge',
      schema: CaptchaChallenge,
      example: {
        kind: 'proof_of_work',
        algorithm: 'SHA-256',
        challenge: '3f1c…64 hexadecimal digits',
        salt: '9f4a2c…?expires=1795604400&',
        signature: '7be0…64 hexadecimal digits',
        maxnumber: 100000,
      },
    },
    problems: [rateLimited],
    examples: { query: { for: 'sign_in' } },
    handler: (ctx, { query }) => newChallenge(ctx, query.for),
  }),
];
