import type { User, UserEdit } from '../../../../lib/api/types';
import { dayKey } from '../../../../lib/format/dates';
import { atTime, endOfDay, lastDay, timeOfDay } from '../../../../lib/format/days';

export const draftFields = [
  'first_name',
  'last_name',
  'email',
  'username',
  'phone',
  'job_title',
  'employee_code',
  'department_id',
  'branch_id',
  'position_id',
  'manager_id',
  'locale',
  'timezone',
  'landing_page',
  'expires_at',
  'access_schedule',
] as const;
export type DraftField = (typeof draftFields)[number];

/**
 * What the form holds: text as typed. `expires_at` is on the clock of the account's zone: the last day of access, or the moment as
 * `2026-12-31T17:30`. `access_schedule` is JSON.
 */
export type Draft = Record<DraftField, string>;

const required = [
  'first_name',
  'last_name',
  'email',
  'locale',
  'timezone',
  'landing_page',
] as const satisfies DraftField[];

export function blankDraft(preset: Pick<Draft, 'locale' | 'timezone'>): Draft {
  const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as Draft;
  return { ...empty, landing_page: 'dashboard', ...preset };
}

export function draftOf(user: User): Draft {
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    email: user.email,
    username: user.username ?? '',
    phone: user.phone ?? '',
    job_title: user.job_title ?? '',
    employee_code: user.employee_code ?? '',
    department_id: user.department?.id ?? '',
    branch_id: user.branch?.id ?? '',
    position_id: user.position?.id ?? '',
    manager_id: user.manager?.id ?? '',
    locale: user.locale,
    timezone: user.timezone,
    landing_page: user.landing_page,
    expires_at: user.expires_at ? endText(user.expires_at, user.timezone) : '',
    access_schedule: user.access_schedule ? JSON.stringify(user.access_schedule) : '',
  };
}

/** Midnight ends the day before; any other time is named. */
function endText(iso: string, timeZone: string): string {
  const time = timeOfDay(iso, timeZone);
  return time === '00:00' ? lastDay(iso, timeZone) : `${dayKey(iso, timeZone)}T${time}`;
}

/** The instant of an `expires_at` as the form holds it. */
export function endOf(text: string, timeZone: string): Date {
  const [day = '', time] = text.split('T');
  return time ? atTime(day, time, timeZone) : endOfDay(day, timeZone);
}

/** What a similar person shares: everything but what names one person, and their seat. */
export function similarDraft(user: User): Draft {
  const own = { first_name: '', last_name: '', email: '', username: '', phone: '', employee_code: '', position_id: '' };
  return { ...draftOf(user), ...own };
}

/** The fields in which the draft differs from what it started from, as the API takes them. */
export function changedFields(draft: Draft, start: Draft): UserEdit {
  const changed = draftFields.filter((field) => draft[field].trim() !== start[field].trim() || isMoved(field));
  return Object.fromEntries(changed.map((field) => [field, wireValue(field, draft[field].trim(), draft.timezone)]));

  /** The same time on another zone's clock is another moment. */
  function isMoved(field: DraftField): boolean {
    return field === 'expires_at' && draft.expires_at !== '' && draft.timezone !== start.timezone;
  }
}

function wireValue(field: DraftField, text: string, timeZone: string): unknown {
  if (text === '' && !required.some((one) => one === field)) return null;
  if (field === 'phone') return plainPhone(text);
  if (field === 'expires_at') return endOf(text, timeZone).toISOString();
  if (field === 'access_schedule') return JSON.parse(text);
  return text;
}

/** "+47 912 34 567" as E.164. */
export function plainPhone(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}
