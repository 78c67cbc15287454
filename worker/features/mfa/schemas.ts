import { z } from '@hono/zod-openapi';
import { CODE_METHODS } from '../../db/schema/factors';

export const CodeSent = z
  .strictObject({
    /** Seconds. */
    expires_in: z.number().int(),
    /** Seconds until another can be asked for. */
    resend_after: z.number().int(),
  })
  .openapi('CodeSent');
export const CODE_SENT_EXAMPLE = { expires_in: 600, resend_after: 60 };

export const Code = z.strictObject({ code: z.string().trim().min(6).max(16) }).openapi('Code');
export const SmsNumber = z.strictObject({ phone: z.string().trim().min(5).max(32) }).openapi('SmsNumber');
export const CodeMethodName = z.enum(CODE_METHODS);
export const AnyMethodName = z.enum([...CODE_METHODS, 'passkey', 'recovery_code']);

export const TotpSetup = z
  .strictObject({
    /** Base 32, for those who can't scan. */
    secret: z.string(),
    otpauth_uri: z.string(),
    qr_svg: z.string(),
  })
  .openapi('TotpSetup');

export const RecoveryCodes = z
  .strictObject({
    /** Shown this once. Empty when earlier ones are still good. */
    recovery_codes: z.array(z.string()),
  })
  .openapi('RecoveryCodes');

export const MfaStatus = z
  .strictObject({
    enabled: z.boolean(),
    methods: z.array(
      z.strictObject({
        method: CodeMethodName,
        /** Where codes go: the address, or the masked number. */
        destination: z.string().nullable(),
        created_at: z.iso.datetime(),
        last_used_at: z.iso.datetime().nullable(),
        /** Whether C-11 lets it go: false for the last that a role requires. */
        removable: z.boolean(),
      }),
    ),
    passkeys: z.number().int(),
    recovery_codes: z.strictObject({ left: z.number().int(), total: z.number().int(), low: z.boolean() }),
    /** What can be set up: policy may switch off codes by email and SMS. */
    available: z.array(CodeMethodName),
    /** What the held roles require; null when they don't. */
    requirement: z
      .strictObject({
        roles: z.array(z.string()),
        /** The factors that will do; null takes any. */
        methods: z.array(z.string()).nullable(),
        satisfied: z.boolean(),
        due_at: z.iso.datetime(),
      })
      .nullable(),
  })
  .openapi('MfaStatus');
export type MfaStatus = z.output<typeof MfaStatus>;

export const MFA_STATUS_EXAMPLE: MfaStatus = {
  enabled: true,
  methods: [
    {
      method: 'totp',
      destination: null,
      created_at: '2026-03-04T08:12:40.000Z',
      last_used_at: '2026-11-20T13:44:09.771Z',
      removable: false,
    },
  ],
  passkeys: 0,
  recovery_codes: { left: 2, total: 10, low: true },
  available: ['totp', 'email', 'sms'],
  requirement: { roles: ['Manager'], methods: null, satisfied: true, due_at: '2026-03-01T00:00:00.000Z' },
};

export const RECOVERY_CODES_EXAMPLE = { recovery_codes: ['7QK2M-X9R4T', 'B3F8N-1VWCZ'] };
