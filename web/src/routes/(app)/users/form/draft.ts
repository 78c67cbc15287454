import type { User, UserEdit } from '../../../../lib/api/types';
import { endOfDay, lastDay } from '../../../../lib/format/days';

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
  'manager_id',
  'locale',
  'timezone',
  'landing_page',
  'expires_at',
] as const;
export type DraftField = (typeof draftFields)[number];

/** What the form holds: text as typed. `expires_at` is the last day of access in the person's own zone. */
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

export function draftOf(user: User, timeZone: string): Draft {
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
    manager_id: user.manager?.id ?? '',
    locale: user.locale,
    timezone: user.timezone,
    landing_page: user.landing_page,
    expires_at: user.expires_at ? lastDay(user.expires_at, timeZone) : '',
  };
}

/** What a similar person shares: everything but what names one person. */
export function similarDraft(user: User, timeZone: string): Draft {
  const own = { first_name: '', last_name: '', email: '', username: '', phone: '', employee_code: '' };
  return { ...draftOf(user, timeZone), ...own };
}

/** The fields in which the draft differs from what it started from, as the API takes them. */
export function changedFields(draft: Draft, start: Draft, timeZone: string): UserEdit {
  const changed = draftFields.filter((field) => draft[field].trim() !== start[field].trim());
  return Object.fromEntries(changed.map((field) => [field, wireValue(field, draft[field].trim(), timeZone)]));
}

function wireValue(field: DraftField, text: string, timeZone: string): string | null {
  if (text === '' && !required.some((one) => one === field)) return null;
  if (field === 'phone') return plainPhone(text);
  if (field === 'expires_at') return endOfDay(text, timeZone).toISOString();
  return text;
}

/** "+47 912 34 567" as E.164. */
export function plainPhone(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}
