import { z } from '@hono/zod-openapi';
import { AuthenticationCredential } from '../passkeys/commands';

const METHODS = ['password', 'totp', 'email', 'sms', 'recovery_code', 'passkey'] as const;
export type StepUpMethod = (typeof METHODS)[number];

export const StepUp = z
  .strictObject({
    /** Told from what is sent where it can be: a password, a credential, or else a code of the authenticator app. */
    method: z.enum(METHODS).optional(),
    password: z.string().min(1).max(1024).optional(),
    code: z.string().trim().min(1).max(64).optional(),
    /** `AuthenticationResponseJSON`, for `passkey`. */
    credential: AuthenticationCredential.optional(),
  })
  .openapi('StepUp');

export const StepUpChallenge = z.strictObject({ method: z.enum(['email', 'sms']) }).openapi('StepUpChallenge');

export const StepUpOptions = z
  .strictObject({
    methods: z.array(z.enum(METHODS)),
    /** Where a code would go, masked. */
    hints: z.strictObject({ email: z.string().optional(), sms: z.string().optional() }),
  })
  .openapi('StepUpOptions');

export const Authenticated = z
  .strictObject({
    authenticated_at: z.iso.datetime(),
    /** Authenticator assurance level of the session from here on. */
    aal: z.union([z.literal(1), z.literal(2)]),
  })
  .openapi('Authenticated');
