import { z } from '@hono/zod-openapi';
import { MAX_PASSWORD_LENGTH } from '../../crypto/password/policy';
import type { Section } from '../../platform/settings/sections';

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
  })
  .openapi('PasswordPolicy');

export function toPasswordPolicy({
  hash: _,
  bcrypt_cost: __,
  ...rules
}: Section<'password'>): z.output<typeof PasswordPolicy> {
  return { ...rules, max_length: MAX_PASSWORD_LENGTH };
}
