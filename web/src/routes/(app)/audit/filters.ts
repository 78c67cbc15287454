import type { AuditQuery } from '$lib/api/types';
import { actionName, typeName } from '$lib/audit/words';
import { type Chip, daysText, shortList } from '$lib/filters/chip';
import { dayOf, endOfDay, startOfDay } from '$lib/format/days';
import type { Locale } from '$lib/format/locale';
import { pageOf } from '$lib/format/url';
import type { Text } from '$lib/i18n/text';

export const filterNames = ['from', 'to', 'type', 'action', 'actor_id', 'on_behalf_of_id', 'target_id'] as const;
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
    ...pageOf(params),
  };
  const from = dayOf(params.get('from'));
  const to = dayOf(params.get('to'));
  if (from) query.from = startOfDay(from, timeZone).toISOString();
  if (to) query.to = new Date(endOfDay(to, timeZone).getTime() - 1).toISOString();
  for (const name of ['type', 'action'] as const) {
    const values = params.get(name)?.split(',').filter(Boolean);
    if (values?.length) Object.assign(query, { [name]: values });
  }
  for (const name of ['actor_id', 'on_behalf_of_id', 'target_id', 'q'] as const) {
    const value = params.get(name)?.trim();
    if (value) query[name] = value;
  }
  return query;
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
  const onBehalfOf = params.get('on_behalf_of_id');
  const target = params.get('target_id');
  return [
    ...(from || to ? [{ field: t('filter.when'), value: daysText(from, to, locale, t), clears: ['from', 'to'] }] : []),
    ...(types.length
      ? [{ field: t('filter.type'), value: shortList(types.map((type) => typeName(type, t))), clears: ['type'] }]
      : []),
    ...(action ? [{ field: t('filter.action'), value: actionName(action, actions), clears: ['action'] }] : []),
    ...(actor ? [{ field: t('filter.actor'), value: nameOf(actor), clears: ['actor_id'] }] : []),
    ...(onBehalfOf ? [{ field: t('on_behalf_of'), value: nameOf(onBehalfOf), clears: ['on_behalf_of_id'] }] : []),
    ...(target ? [{ field: t('filter.about'), value: nameOf(target), clears: ['target_id'] }] : []),
  ];
}
