import type { Draft, DraftField } from './draft';
import { plainPhone } from './draft';

export const requiredFields = ['first_name', 'last_name', 'email'] as const satisfies DraftField[];

/** What is wrong with a field as far as the browser can tell: the API's own rules, so that nobody waits for its answer. */
export function faultOf(field: DraftField, draft: Draft, today: string): string | undefined {
  const text = draft[field].trim();
  if (text === '') return requiredFields.some((one) => one === field) ? missing[field] : undefined;
  switch (field) {
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : 'Write it as name@halden.example.';
    case 'username':
      if (/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,29}$/.test(text)) return undefined;
      return 'Use 2 to 30 letters, digits, dots, dashes or underscores.';
    case 'phone':
      return /^\+[1-9]\d{6,14}$/.test(plainPhone(text)) ? undefined : 'Start with + and the country code, then digits.';
    case 'expires_at':
      return text < today ? 'This day is past. To close the account now, deactivate it.' : undefined;
    default:
      return undefined;
  }
}

const missing: Partial<Record<DraftField, string>> = {
  first_name: 'Write the first name.',
  last_name: 'Write the last name.',
  email: 'Write the email address.',
};
