import { z } from '@hono/zod-openapi';
import { CaptchaSolution } from '../captcha/commands';
import { AuthenticationCredential } from '../passkeys/commands';
import { SignedIn } from '../sessions/commands';

const IDENTIFIER_MAX = 254;

export const Login = z
  .strictObject({
    identifier: z.string().trim().min(1).max(IDENTIFIER_MAX).optional(),
    /** Accepted in place of `identifier`. */
    email: z.string().trim().min(1).max(IDENTIFIER_MAX).optional(),
    password: z.string().min(1).max(1024),
    remember_me: z.boolean().default(false),
    /** Where the settings ask for one; a missing or wrong one counts as a wrong password. */
    captcha: CaptchaSolution.optional(),
  })
  .openapi('Login');

export const MfaRequired = z
  .strictObject({
    mfa_required: z.literal(true),
    mfa_token: z.string(),
    /** Strongest first: `passkey`, `totp`, `sms`, `email`, `recovery_code`. */
    methods: z.array(z.string()),
    /** Where a code would go, masked. */
    hints: z.strictObject({ email: z.string().optional(), sms: z.string().optional() }),
  })
  .openapi('MfaRequired');
export type MfaRequired = z.output<typeof MfaRequired>;

export const LoginAnswer = z.union([SignedIn, MfaRequired]).openapi('LoginAnswer');

const MfaToken = z.string().min(1).max(4096);

export const VerifyMfa = z
  .strictObject({
    mfa_token: MfaToken,
    method: z.enum(['totp', 'email', 'sms', 'recovery_code', 'passkey']),
    code: z.string().trim().min(1).max(64).optional(),
    /** `AuthenticationResponseJSON`, for `passkey`. */
    credential: AuthenticationCredential.optional(),
  })
  .openapi('VerifyMfa');

export const MfaChallenge = z
  .strictObject({ mfa_token: MfaToken, method: z.enum(['email', 'sms']) })
  .openapi('MfaChallenge');

export const MFA_REQUIRED_EXAMPLE: MfaRequired = {
  mfa_required: true,
  mfa_token: 'eyJ1c2VySWQiOiIwMTkzOWYyYS…',
  methods: ['totp', 'email', 'recovery_code'],
  hints: { email: 'z•••@halden.example' },
};
