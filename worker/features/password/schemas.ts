import { z } from '@hono/zod-openapi';
import { MAX_PASSWORD_LENGTH } from '../../crypto/password/policy';
import type { Section } from '../../platform/settings/sections';
import { PASSWORD_RULES } from './rules';

const Password = z.string().min(1).max(1024);

export const ChangePassword = z
  .strictObject({ current_password: Password, new_password: Password })
  .openapi('ChangePassword');

export const PasswordPolicy = z
  .strictObject({
    min_length: z.number().int(),
    max_length: z.number().int(),
    require_uppercase: z.boolean(),
    require_lowercase: z.boolean(),
    require_digit: z.boolean(),
    require_symbol: z.boolean(),
    history: z.number().int(),
    /** zxcvbn's score, 0 to 4, that is asked for. */
    min_strength: z.number().int(),
    /** Passwords that others are known to use are refused. */
    refuses_breached: z.boolean(),
    /** 0 is never. */
    expires_after_days: z.number().int(),
  })
  .openapi('PasswordPolicy');

/** What the form knows of the person, for whom the password must not be a hint. */
const Personal = {
  email: z.string().max(254).optional(),
  username: z.string().max(100).optional(),
  first_name: z.string().max(100).optional(),
  last_name: z.string().max(100).optional(),
};

export const CheckPassword = z.strictObject({ password: Password, ...Personal }).openapi('CheckPassword');

export const PasswordCheck = z
  .strictObject({
    ok: z.boolean(),
    /** The rules of the policy that it breaks. */
    broken: z.array(z.enum(PASSWORD_RULES)),
    /** Others are known to use it. */
    breached: z.boolean(),
    /** zxcvbn's score: 0 is guessed at once, 4 is hard to guess. */
    strength: z.number().int().min(0).max(4),
  })
  .openapi('PasswordCheck');

export function toPasswordPolicy(policy: Section<'password'>): z.output<typeof PasswordPolicy> {
  return {
    min_length: policy.min_length,
    max_length: MAX_PASSWORD_LENGTH,
    require_uppercase: policy.require_uppercase,
    require_lowercase: policy.require_lowercase,
    require_digit: policy.require_digit,
    require_symbol: policy.require_symbol,
    history: policy.history,
    min_strength: policy.min_strength,
    refuses_breached: policy.breach_check !== 'off',
    expires_after_days: policy.expires_after_days,
  };
}
