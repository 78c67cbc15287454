import type { UserQuery } from '../../../../lib/api/types';
import { type Chip, daysText, shortList } from '../../../../lib/filters/chip';
import { dayOf, endOfDay, startOfDay } from '../../../../lib/format/days';
import type { Locale } from '../../../../lib/format/locale';
import { pageOf } from '../../../../lib/format/url';
import type { Text } from '../../../../lib/i18n/text';

/** What the filter dialog sets. `status` has its rail and `q` its box. */
export const filterNames = [
  'role',
  'department',
  'branch',
  'position',
  'last_login',
  'created_from',
  'created_to',
  'manager_id',
] as const;
const idLists = ['status', 'role', 'department', 'branch', 'position'] as const;

export const defaultSort = '-last_login_at';

export const lastSignIns = ['today', '7d', '30d', '90d', 'never'] as const;

/** `a,b` in the address is a list. */
export function listOf(params: URLSearchParams, name: string): string[] {
  return params.get(name)?.split(',').filter(Boolean) ?? [];
}

/** The page's address as the API's query. Days are the person's own: they begin and end in their zone. */
export function queryOf(params: URLSearchParams, timeZone: string): UserQuery {
  const query: UserQuery = {};
  const wanted: Record<string, unknown> = {
    ...pageOf(params),
    sort: params.get('sort') ?? defaultSort,
  };
  for (const name of idLists) {
    const values = listOf(params, name);
    if (values.length) wanted[name] = values;
  }
  for (const name of ['q', 'last_login', 'manager_id']) {
    const value = params.get(name)?.trim();
    if (value) wanted[name] = value;
  }
  const from = dayOf(params.get('created_from'));
  const to = dayOf(params.get('created_to'));
  if (from) wanted.created_from = startOfDay(from, timeZone).toISOString();
  if (to) wanted.created_to = new Date(endOfDay(to, timeZone).getTime() - 1).toISOString();
  // The address is anybody's text: what the API doesn't know it refuses, and the page says so.
  return Object.assign(query, wanted);
}

/** Names of what the address holds by id or key. */
export type NameOf = (kind: 'role' | 'department' | 'branch' | 'position' | 'manager', id: string) => string;

interface ChipTexts {
  locale: Locale;
  t: Text<'users'>;
  nameOf: NameOf;
}

/** The filters in force, in words. */
export function chipsOf(params: URLSearchParams, { locale, t, nameOf }: ChipTexts): Chip[] {
  const named = (kind: 'role' | 'department' | 'branch' | 'position') =>
    shortList(listOf(params, kind).map((id) => nameOf(kind, id)));
  const signIn = params.get('last_login');
  const manager = params.get('manager_id');
  const from = dayOf(params.get('created_from'));
  const to = dayOf(params.get('created_to'));
  return [
    ...(params.get('role') ? [{ field: t('role'), value: named('role'), clears: ['role'] }] : []),
    ...(params.get('department')
      ? [{ field: t('department'), value: named('department'), clears: ['department'] }]
      : []),
    ...(params.get('branch') ? [{ field: t('branch'), value: named('branch'), clears: ['branch'] }] : []),
    ...(params.get('position') ? [{ field: t('position'), value: named('position'), clears: ['position'] }] : []),
    ...(manager ? [{ field: t('manager'), value: nameOf('manager', manager), clears: ['manager_id'] }] : []),
    ...(signIn ? [{ field: t('last_login_at'), value: signInWords(signIn, t), clears: ['last_login'] }] : []),
    ...(from || to
      ? [{ field: t('created'), value: daysText(from, to, locale, t), clears: ['created_from', 'created_to'] }]
      : []),
  ];
}

function signInWords(value: string, t: Text<'users'>): string {
  const key = `chip.${value}`;
  return t.has(key) ? t(key) : value;
}
