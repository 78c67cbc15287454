import { z } from '@hono/zod-openapi';
import { AuthenticationCredential } from '../passkeys/commands';

const MFA_TOKEN_MAX = 4096;

export const PasskeyOptions = z.strictObject({
  /** Of a sign-in that waits for its second factor. */
  mfa_token: z.string().min(1).max(MFA_TOKEN_MAX).optional(),
});

export const PasskeyLogin = z.strictObject({
  credential: AuthenticationCredential,
  remember_me: z.boolean().default(false),
});
