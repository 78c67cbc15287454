import { z } from '@hono/zod-openapi';
import { oneLine } from '../../platform/http/one-line';
import { CaptchaSolution } from '../captcha/commands';

const name = oneLine(100);

export const Register = z
  .strictObject({
    /** Not needed with an invitation, which names the address. */
    email: z.email('Write it as name@example.com.').max(254).optional(),
    password: z.string().min(1).max(1024),
    first_name: name,
    last_name: name,
    captcha: CaptchaSolution.optional(),
    /** The token of an invitation. Then no captcha is asked for, and the account is made at once. */
    invitation: z.string().min(1).max(256).optional(),
    locale: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag such as en or pt-BR.')
      .max(35)
      .default('en'),
  })
  .openapi('Register');

export const VerifyEmail = z.strictObject({ token: z.string().min(1).max(256) }).openapi('VerifyEmail');

export const VerifiedEmail = z
  .strictObject({
    email: z.string(),
    /** `pending` waits for an administrator. */
    status: z.enum(['pending', 'active']),
  })
  .openapi('VerifiedEmail');

export const ResendVerification = z
  .strictObject({ email: z.string().trim().min(1).max(254) })
  .openapi('ResendVerification');

export const RegistrationOptions = z
  .strictObject({
    mode: z.enum(['closed', 'invite', 'open']),
    /** Empty takes every domain. */
    allowed_domains: z.array(z.string()),
    captcha: z.enum(['proof_of_work', 'turnstile', 'off']),
    /** What a sign-in by password needs. */
    sign_in_captcha: z.enum(['proof_of_work', 'turnstile', 'off']),
    /** Whether people may sign in by a mailed link. */
    magic_link: z.boolean(),
  })
  .openapi('RegistrationOptions');
