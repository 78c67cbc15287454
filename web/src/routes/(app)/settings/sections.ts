import type { paths } from '$lib/api/schema';

type Values<Name extends SectionName> =
  paths[`/api/settings/${Name}`]['patch']['requestBody']['content']['application/json'];
type FieldName<Name extends SectionName> = Exclude<keyof Values<Name>, 'reason_code' | 'comment'> & string;

export type Unit = 'minutes' | 'hours' | 'days';
export const minutesOf: Record<Unit, number> = { minutes: 1, hours: 60, days: 24 * 60 };

export type SettingField = { label: string; hint?: string } & (
  | { kind: 'count'; min: number; max: number; unit: string }
  /** Kept in minutes; shown in the largest unit that fits. */
  | { kind: 'duration'; min: number; max: number }
  | { kind: 'switch' }
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'text'; maxlength: number; required?: boolean; type?: 'email'; placeholder?: string }
  | { kind: 'long_text'; maxlength: number }
);

export interface Group<Field extends string = string> {
  title: string;
  why: string;
  fields: { [name in Field]?: SettingField };
}

export const sectionNames = ['password', 'session', 'lockout', 'branding'] as const;
export type SectionName = (typeof sectionNames)[number];

export function isSectionName(name: string): name is SectionName {
  return sectionNames.some((known) => known === name);
}

export const sectionTitles: Record<SectionName, string> = {
  password: 'Passwords',
  session: 'Sessions',
  lockout: 'Lockout',
  branding: 'Branding',
};

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** What each section holds, in the words and the order of the page. Bounds are the API's. */
export const sections: { [Name in SectionName]: Group<FieldName<Name>>[] } = {
  password: [
    {
      title: 'What a password needs',
      why: 'Applies when somebody next chooses a password. Passwords in use stay valid.',
      fields: {
        min_length: { kind: 'count', label: 'Shortest length', min: 8, max: 64, unit: 'characters' },
        require_uppercase: { kind: 'switch', label: 'A capital letter' },
        require_lowercase: { kind: 'switch', label: 'A small letter' },
        require_digit: { kind: 'switch', label: 'A digit' },
        require_symbol: { kind: 'switch', label: 'A symbol' },
        history: {
          kind: 'count',
          label: 'Earlier passwords refused',
          min: 0,
          max: 24,
          unit: 'passwords',
          hint: '0 lets people go back to any earlier password.',
        },
      },
    },
    {
      title: 'How passwords are kept',
      why: 'A password kept the old way is kept the new way from its owner’s next sign-in.',
      fields: {
        hash: {
          kind: 'choice',
          label: 'Hash',
          options: [
            { value: 'argon2id', label: 'Argon2id (recommended)' },
            { value: 'bcrypt', label: 'bcrypt' },
          ],
        },
        bcrypt_cost: {
          kind: 'count',
          label: 'bcrypt cost',
          min: 12,
          max: 15,
          unit: 'rounds, as a power of two',
          hint: 'Each step doubles the time of a sign-in. Counts for bcrypt only.',
        },
      },
    },
  ],
  session: [
    {
      title: 'Ordinary sign-in',
      why: 'Applies to sessions that begin after you save.',
      fields: {
        idle_minutes: { kind: 'duration', label: 'Ends when unused for', min: 5, max: 30 * dayMinutes },
        absolute_minutes: { kind: 'duration', label: 'Ends at the latest after', min: 5, max: 90 * dayMinutes },
      },
    },
    {
      title: 'Remembered sign-in',
      why: 'For people who choose to stay signed in. Roles with wide powers are never remembered.',
      fields: {
        remember_idle_minutes: { kind: 'duration', label: 'Ends when unused for', min: 5, max: 90 * dayMinutes },
        remember_absolute_minutes: {
          kind: 'duration',
          label: 'Ends at the latest after',
          min: 5,
          max: 365 * dayMinutes,
        },
      },
    },
  ],
  lockout: [
    {
      title: 'One account',
      why: 'Stops somebody who guesses the password of one person. Its owner is told by mail.',
      fields: {
        max_failures: { kind: 'count', label: 'Wrong passwords before the lock', min: 3, max: 20, unit: 'attempts' },
        window_minutes: { kind: 'duration', label: 'Counted over', min: 1, max: dayMinutes },
        lock_minutes: { kind: 'duration', label: 'Locked for', min: 1, max: dayMinutes },
      },
    },
    {
      title: 'One network',
      why: 'Stops somebody who tries many accounts from one place. An office shares one network, so keep this high.',
      fields: {
        network_failures: {
          kind: 'count',
          label: 'Wrong passwords before the lock',
          min: 10,
          max: 10_000,
          unit: 'attempts',
        },
        network_window_minutes: { kind: 'duration', label: 'Counted over', min: 1, max: hourMinutes },
      },
    },
  ],
  branding: [
    {
      title: 'Your organization',
      why: 'Shown at sign-in and in mail.',
      fields: {
        organization_name: {
          kind: 'text',
          label: 'Name',
          maxlength: 80,
          required: true,
          placeholder: 'Halden Studios',
        },
      },
    },
    {
      title: 'Help for people who can’t sign in',
      why: 'Shown to people whose account is suspended, inactive or expired.',
      fields: {
        support_email: {
          kind: 'text',
          label: 'Address to write to',
          maxlength: 254,
          type: 'email',
          placeholder: 'people@halden.example',
        },
        support_text: { kind: 'long_text', label: 'What to tell them', maxlength: 300 },
      },
    },
  ],
};
