import { z } from '@hono/zod-openapi';

const minutes = z.number().int().min(5);

/** Policy, by section. Every field has a safe default; a stored value that doesn't parse is an error, never a default. */
export const SECTIONS = {
  password: z.strictObject({
    min_length: z.number().int().min(8).max(64).default(8),
    require_uppercase: z.boolean().default(true),
    require_lowercase: z.boolean().default(true),
    require_digit: z.boolean().default(true),
    require_symbol: z.boolean().default(true),
    /** How many earlier passwords can't be used again. */
    history: z.number().int().min(0).max(24).default(5),
    hash: z.enum(['argon2id', 'bcrypt']).default('argon2id'),
    bcrypt_cost: z.number().int().min(12).max(15).default(12),
  }),
  session: z.strictObject({
    idle_minutes: minutes.max(30 * 24 * 60).default(8 * 60),
    absolute_minutes: minutes.max(90 * 24 * 60).default(24 * 60),
    remember_idle_minutes: minutes.max(90 * 24 * 60).default(14 * 24 * 60),
    remember_absolute_minutes: minutes.max(365 * 24 * 60).default(30 * 24 * 60),
  }),
  lockout: z.strictObject({
    max_failures: z.number().int().min(3).max(20).default(5),
    lock_minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60)
      .default(15),
    window_minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60)
      .default(15),
    network_failures: z.number().int().min(10).max(10_000).default(100),
    network_window_minutes: z.number().int().min(1).max(60).default(10),
  }),
  branding: z.strictObject({
    organization_name: z.string().trim().min(1).max(80).default('Latchkey'),
    support_email: z.email().max(254).nullable().default(null),
    support_text: z.string().trim().max(300).default(''),
  }),
} as const;

export type SectionName = keyof typeof SECTIONS;
export type Section<Name extends SectionName> = z.output<(typeof SECTIONS)[Name]>;
export type Settings = { [Name in SectionName]: Section<Name> };
export const SECTION_NAMES = Object.keys(SECTIONS) as [SectionName, ...SectionName[]];
