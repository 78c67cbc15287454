import { z } from '@hono/zod-openapi';

export const ForgotPassword = z.strictObject({ email: z.string().trim().min(1).max(254) }).openapi('ForgotPassword');

export const ResetPassword = z
  .strictObject({ token: z.string().min(1).max(256), password: z.string().min(1).max(1024) })
  .openapi('ResetPassword');

export const ResetUserPassword = z
  .strictObject({
    /** Makes a temporary password and answers it, this once, instead of mailing a link. */
    temporary: z.boolean().default(false),
  })
  .openapi('ResetUserPassword');

export const UserPasswordReset = z
  .strictObject({
    method: z.enum(['link', 'temporary_password']),
    /** When the link or the temporary password stops working. */
    expires_at: z.iso.datetime(),
    temporary_password: z.string().optional(),
  })
  .openapi('UserPasswordReset');
