import type { PasswordPolicy } from '$lib/api/types';
import type { Form } from '$lib/forms/form.svelte';
import type { Text } from '$lib/i18n/text';
import { meetsRules } from '$lib/password/rules';

export interface NewAccount {
  email: string;
  first_name: string;
  last_name: string;
  password: string;
}

const fields = ['email', 'first_name', 'last_name', 'password'] as const;

/** Marks what is missing or too weak; true when nothing is. */
export function isComplete(
  account: NewAccount,
  policy: PasswordPolicy,
  form: Form,
  t: Text<'registration'>,
  weak: string,
): boolean {
  for (const field of fields) form.mark(field, account[field].trim() === '' ? t(`missing.${field}`) : undefined);
  const personal = [account.email, account.first_name, account.last_name].filter(Boolean);
  if (account.password && !meetsRules({ ...policy, history: 0 }, account.password, personal))
    form.mark('password', weak);
  return form.errorCount === 0;
}
