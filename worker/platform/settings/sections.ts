import { z } from '@hono/zod-openapi';
import { canonicalNetwork, isNetwork } from '../access/networks';

const minutes = z.number().int().min(5);
const withoutRepeats = <Item>(list: Item[]) => [...new Set(list)];
const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
/** As DNS has it: an international name in its `xn--` form. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(new RegExp(`^${LABEL}(\\.${LABEL})+$`), 'Write a domain such as halden.example.');
/** RFC 4632 and RFC 4291 §2.3, each block in one spelling. */
const network = z
  .string()
  .trim()
  .min(1)
  .max(49)
  .refine(isNetwork, {
    error: 'Write an address such as 203.0.113.7, or a block such as 203.0.113.0/24 or 2001:db8::/32.',
    params: { code: 'invalid_network' },
  })
  .overwrite(canonicalNetwork);
const networks = z.array(network).max(200).overwrite(withoutRepeats);

/** What people may have a say in on their own profile. */
export const PROFILE_FIELDS = [
  'first_name',
  'last_name',
  'display_name',
  'username',
  'phone',
  'job_title',
  'department_id',
  'bio',
  'emergency_contact',
] as const;

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
    /** zxcvbn score, 0 (no demand) to 4. */
    min_strength: z.number().int().min(0).max(4).default(0),
    /** `offline` is the bundled list of the commonest; `online` asks by k-anonymity range, and falls back to the list. */
    breach_check: z.enum(['off', 'offline', 'online']).default('offline'),
    /** 0 is never. */
    expires_after_days: z.number().int().min(0).max(730).default(0),
    reset_link_minutes: z
      .number()
      .int()
      .min(15)
      .max(24 * 60)
      .default(60),
  }),
  session: z.strictObject({
    idle_minutes: minutes.max(30 * 24 * 60).default(8 * 60),
    absolute_minutes: minutes.max(90 * 24 * 60).default(24 * 60),
    remember_idle_minutes: minutes.max(90 * 24 * 60).default(14 * 24 * 60),
    remember_absolute_minutes: minutes.max(365 * 24 * 60).default(30 * 24 * 60),
    /** How long support may act as somebody; at most an hour (T29). */
    impersonation_minutes: minutes.max(60).default(30),
    /** What a session's cookie is bound to; a request that differs ends the session (SES-10). */
    binding: z.enum(['off', 'browser', 'browser_and_country']).default('browser'),
  }),
  mfa: z.strictObject({
    /** How long people may put off enrolment once a role requires it. 0 asks at the next sign-in. */
    grace_days: z.number().int().min(0).max(90).default(0),
    allow_email: z.boolean().default(true),
    allow_sms: z.boolean().default(true),
    /** An unusual sign-in of somebody with a second factor is asked for it even where no role requires it. */
    on_risk: z.boolean().default(true),
  }),
  registration: z.strictObject({
    mode: z.enum(['closed', 'invite', 'open']).default('closed'),
    /** Empty takes every domain. */
    allowed_domains: z.array(domain).max(100).overwrite(withoutRepeats).default([]),
    refuse_disposable: z.boolean().default(true),
    captcha: z.enum(['proof_of_work', 'turnstile', 'off']).default('proof_of_work'),
    turnstile_site_key: z.string().trim().max(100).default(''),
    initial_status: z.enum(['pending', 'active']).default('active'),
    /** Sign-in by a mailed link. */
    magic_link: z.boolean().default(false),
  }),
  network: z.strictObject({
    /** CIDR blocks. Empty allows every address. */
    allow: networks.default([]),
    block: networks.default([]),
  }),
  profile: z.strictObject({
    /** Fields that everybody must have filled in. */
    required_fields: z.array(z.enum(PROFILE_FIELDS)).overwrite(withoutRepeats).default([]),
    /** Fields that only administrators change; everybody changes the rest of their own (C-21). */
    admin_only_fields: z
      .array(z.enum(PROFILE_FIELDS))
      .overwrite(withoutRepeats)
      .default(['department_id', 'job_title']),
    /** Who sees a field unless its owner chose otherwise. */
    default_visibility: z.enum(['public', 'team', 'private']).default('team'),
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
    /** Whoever signs in by password solves a captcha first: that of registration, or proof of work where that has none. */
    captcha: z.boolean().default(false),
  }),
  retention: z.strictObject({
    /** Sign-ins and failed ones, with their addresses. */
    login_history_days: z.number().int().min(30).max(3650).default(730),
  }),
  notifications: z.strictObject({
    /** Told of changes to roles with wide powers and of mass lockouts; empty tells whoever is a security administrator. */
    security_recipients: z.array(z.email().max(254)).max(20).default([]),
    /** Told of every change of status, archiving included (C-38). */
    hr_recipients: z.array(z.email().max(254)).max(20).default([]),
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
