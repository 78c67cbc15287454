import type { AuditQuery } from '$lib/api/types';
import { actionName, typeName } from '$lib/audit/words';
import { formatDate } from '$lib/format/dates';
import { dayOf, endOfDay, startOfDay } from '$lib/format/days';
import type { Locale } from '$lib/format/locale';
import type { Text } from '$lib/i18n/text';

export const filterNames = ['from', 'to', 'type', 'action', 'actor_id', 'target_id'] as const;
export type FilterName = (typeof filterNames)[number];

/** The commonest actions; others can be reached by search or from a record. */
export const actions = [
  'session.created',
  'session.sign_in_failed',
  'session.sign_in_refused',
  'session.ended',
  'account.locked',
  'account.unlocked',
  'user.created',
  'user.updated',
  'user.status_changed',
  'user.role_assigned',
  'user.role_removed',
  'user.password_changed',
  'user.deleted',
  'user.restored',
  'impersonation.started',
  'impersonation.ended',
  'role.created',
  'role.updated',
  'role.deleted',
  'department.created',
  'department.updated',
  'department.deleted',
  'branch.created',
  'branch.updated',
  'branch.deleted',
  'settings.updated',
];

/** The page's address as the API's query. Days are the person's own: they begin and end in their zone. */
export function queryOf(params: URLSearchParams, timeZone: string): AuditQuery {
  const query: AuditQuery = {
    page: Number(params.get('page')) || 1,
    page_size: Number(params.get('page_size')) || 25,
  };
  const from = dayOf(params.get('from'));
  const to = dayOf(params.get('to'));
  if (from) query.from = startOfDay(from, timeZone).toISOString();
  if (to) query.to = new Date(endOfDay(to, timeZone).getTime() - 1).toISOString();
  for (const name of ['type', 'action'] as const) {
    const values = params.get(name)?.split(',').filter(Boolean);
    if (values?.length) Object.assign(query, { [name]: values });
  }
  for (const name of ['actor_id', 'target_id', 'q'] as const) {
    const value = params.get(name)?.trim();
    if (value) query[name] = value;
  }
  return query;
}

export interface Chip {
  field: string;
  value: string;
  /** The parameters that removing it clears. */
  clears: readonly string[];
}

interface ChipTexts {
  locale: Locale;
  t: Text<'audit'>;
  actions: Text<'auditActions'>;
  /** Knows people and things by id. */
  nameOf: (id: string) => string;
}

/** The filters in force, in words. */
export function chipsOf(params: URLSearchParams, { locale, t, actions, nameOf }: ChipTexts): Chip[] {
  const from = dayOf(params.get('from'));
  const to = dayOf(params.get('to'));
  const types = params.get('type')?.split(',').filter(Boolean) ?? [];
  const action = params.get('action');
  const actor = params.get('actor_id');
  const target = params.get('target_id');
  return [
    ...(from || to ? [{ field: t('filter.when'), value: daysText(from, to, locale, t), clears: ['from', 'to'] }] : []),
    ...(types.length
      ? [{ field: t('filter.type'), value: shortList(types.map((type) => typeName(type, t))), clears: ['type'] }]
      : []),
    ...(action ? [{ field: t('filter.action'), value: actionName(action, actions), clears: ['action'] }] : []),
    ...(actor ? [{ field: t('filter.actor'), value: nameOf(actor), clears: ['actor_id'] }] : []),
    ...(target ? [{ field: t('filter.about'), value: nameOf(target), clears: ['target_id'] }] : []),
  ];
}

function daysText(from: string | undefined, to: string | undefined, { language }: Locale, t: Text<'audit'>): string {
  const words = (day: string) => formatDate(`${day}T12:00:00Z`, { language, timeZone: 'UTC' });
  if (from && to) return from === to ? words(from) : `${words(from)} – ${words(to)}`;
  return from ? t('filter.since', { day: words(from) }) : t('filter.until', { day: words(to ?? '') });
}

const namedMost = 2;

function shortList(words: string[]): string {
  const shown = words.slice(0, namedMost).join(', ');
  return words.length > namedMost ? `${shown} +${words.length - namedMost}` : shown;
}
