import type { paths } from '../../../lib/api/schema';
import type { ListItem } from '../../../lib/settings/list-items';

type Values<Name extends SectionName> =
  paths[`/api/settings/${Name}`]['patch']['requestBody']['content']['application/json'];
type FieldName<Name extends SectionName> = Exclude<keyof Values<Name>, 'reason_code' | 'comment'> & string;

export type SettingField =
  | { kind: 'count'; min: number; max: number }
  /** Kept in minutes; shown in the largest unit that fits. */
  | { kind: 'duration'; min: number; max: number }
  | { kind: 'switch' }
  /** One of few, each with what it means. */
  | { kind: 'choice'; options: readonly (string | number)[] }
  /** Some of few. */
  | { kind: 'picks'; options: readonly string[] }
  | { kind: 'list'; item: ListItem; most: number }
  | { kind: 'text'; maxlength: number; required?: boolean; type?: 'email' }
  | { kind: 'long_text'; maxlength: number };

export interface Group<Field extends string = string> {
  /** Its title and why it is here are `{section}.{name}.title` and `.why` of the dictionary. */
  name: string;
  fields: { [name in Field]?: SettingField };
}

/** In the order of the page. */
export const sectionNames = [
  'password',
  'mfa',
  'session',
  'lockout',
  'registration',
  'network',
  'profile',
  'retention',
  'notifications',
  'branding',
] as const;
export type SectionName = (typeof sectionNames)[number];

export function isSectionName(name: string): name is SectionName {
  return sectionNames.some((known) => known === name);
}

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;
const profileFields = [
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

/** What each section holds. The words are `{section}.{field}` of the dictionary, with `.hint` where there is more to say. Bounds are the API's. */
export const sections: { [Name in SectionName]: Group<FieldName<Name>>[] } = {
  password: [
    {
      name: 'rules',
      fields: {
        min_length: { kind: 'count', min: 8, max: 64 },
        require_uppercase: { kind: 'switch' },
        require_lowercase: { kind: 'switch' },
        require_digit: { kind: 'switch' },
        require_symbol: { kind: 'switch' },
        min_strength: { kind: 'choice', options: [0, 1, 2, 3, 4] },
        breach_check: { kind: 'choice', options: ['online', 'offline', 'off'] },
      },
    },
    {
      name: 'renewal',
      fields: {
        history: { kind: 'count', min: 0, max: 24 },
        expires_after_days: { kind: 'count', min: 0, max: 730 },
        reset_link_minutes: { kind: 'duration', min: 15, max: dayMinutes },
      },
    },
    {
      name: 'keeping',
      fields: {
        hash: { kind: 'choice', options: ['argon2id', 'bcrypt'] },
        bcrypt_cost: { kind: 'count', min: 12, max: 15 },
      },
    },
  ],
  mfa: [
    {
      name: 'methods',
      fields: { allow_email: { kind: 'switch' }, allow_sms: { kind: 'switch' } },
    },
    {
      name: 'demand',
      fields: { on_risk: { kind: 'switch' }, grace_days: { kind: 'count', min: 0, max: 90 } },
    },
  ],
  session: [
    {
      name: 'ordinary',
      fields: {
        idle_minutes: { kind: 'duration', min: 5, max: 30 * dayMinutes },
        absolute_minutes: { kind: 'duration', min: 5, max: 90 * dayMinutes },
      },
    },
    {
      name: 'remembered',
      fields: {
        remember_idle_minutes: { kind: 'duration', min: 5, max: 90 * dayMinutes },
        remember_absolute_minutes: { kind: 'duration', min: 5, max: 365 * dayMinutes },
      },
    },
    {
      name: 'support',
      fields: { impersonation_minutes: { kind: 'duration', min: 5, max: 60 } },
    },
    {
      name: 'theft',
      fields: { binding: { kind: 'choice', options: ['browser_and_country', 'browser', 'off'] } },
    },
  ],
  lockout: [
    {
      name: 'account',
      fields: {
        max_failures: { kind: 'count', min: 3, max: 20 },
        window_minutes: { kind: 'duration', min: 1, max: dayMinutes },
        lock_minutes: { kind: 'duration', min: 1, max: dayMinutes },
      },
    },
    {
      name: 'network',
      fields: {
        network_failures: { kind: 'count', min: 10, max: 10_000 },
        network_window_minutes: { kind: 'duration', min: 1, max: hourMinutes },
      },
    },
    { name: 'robots', fields: { captcha: { kind: 'switch' } } },
  ],
  registration: [
    {
      name: 'who',
      fields: {
        mode: { kind: 'choice', options: ['closed', 'invite', 'open'] },
        allowed_domains: { kind: 'list', item: 'domain', most: 100 },
        refuse_disposable: { kind: 'switch' },
        initial_status: { kind: 'choice', options: ['active', 'pending'] },
      },
    },
    {
      name: 'robots',
      fields: {
        captcha: { kind: 'choice', options: ['proof_of_work', 'turnstile', 'off'] },
        turnstile_site_key: { kind: 'text', maxlength: 100 },
      },
    },
    { name: 'links', fields: { magic_link: { kind: 'switch' } } },
  ],
  network: [
    { name: 'allowed', fields: { allow: { kind: 'list', item: 'network', most: 200 } } },
    { name: 'blocked', fields: { block: { kind: 'list', item: 'network', most: 200 } } },
  ],
  profile: [
    { name: 'required', fields: { required_fields: { kind: 'picks', options: profileFields } } },
    { name: 'reserved', fields: { admin_only_fields: { kind: 'picks', options: profileFields } } },
    {
      name: 'seen',
      fields: { default_visibility: { kind: 'choice', options: ['public', 'team', 'private'] } },
    },
  ],
  retention: [{ name: 'sign_ins', fields: { login_history_days: { kind: 'count', min: 30, max: 3650 } } }],
  notifications: [
    { name: 'security', fields: { security_recipients: { kind: 'list', item: 'email', most: 20 } } },
    { name: 'people', fields: { hr_recipients: { kind: 'list', item: 'email', most: 20 } } },
  ],
  branding: [
    { name: 'name', fields: { organization_name: { kind: 'text', maxlength: 80, required: true } } },
    {
      name: 'help',
      fields: {
        support_email: { kind: 'text', maxlength: 254, type: 'email' },
        support_text: { kind: 'long_text', maxlength: 300 },
      },
    },
  ],
};
