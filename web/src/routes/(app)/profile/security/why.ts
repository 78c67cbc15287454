import type { MfaStatus } from '$lib/api/types';
import { formatDate } from '$lib/format/dates';
import type { Locale } from '$lib/format/locale';
import type { Text } from '$lib/i18n/text';

/** Why there should be a second factor: what the roles require, and until when. */
export function whySecondFactor(status: MfaStatus, t: Text<'secondFactor'>, locale: Locale): string {
  const { requirement, enabled } = status;
  if (!requirement) return t(enabled ? 'why.set' : 'why.none');
  const names = new Intl.ListFormat(locale.language).format(requirement.roles);
  const values = { roles: names, count: requirement.roles.length };
  if (requirement.satisfied) return t('why.required', values);
  return t('why.due', { ...values, date: formatDate(requirement.due_at, locale) });
}
