import type { Text } from '$lib/i18n/text';
import type { Method } from './claim';

export function titleOf(t: Text<'secondFactor'>, method: Method): string {
  if (method === 'passkey' || method === 'recovery_code' || method === 'password') return t(`title.${method}`);
  return t('title.code');
}

/** What to do next, in a sentence. */
export function introOf(
  t: Text<'secondFactor'>,
  method: Method,
  hints: { email?: string | undefined; sms?: string | undefined },
  organization: string,
): string {
  const to = method === 'email' || method === 'sms' ? (hints[method] ?? '') : '';
  return t(`intro.${method}`, { to, organization });
}
