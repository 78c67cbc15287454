import type { Schedule } from '../../../../lib/access/schedule';
import type { Draft, DraftField } from './draft';
import { endOf, plainPhone } from './draft';

/** Which words of the area `userForm` say it. */
export type Fault =
  `fault.${(typeof requiredFields)[number] | 'email.form' | 'username.form' | 'phone.form' | 'expires_at.past' | 'access_schedule.days' | 'access_schedule.times'}`;

export const requiredFields = ['first_name', 'last_name', 'email'] as const satisfies DraftField[];

/** What is wrong with a field as far as the browser can tell: the API's own rules, so that nobody waits for its answer. */
export function faultOf(field: DraftField, draft: Draft, now: number): Fault | undefined {
  const text = draft[field].trim();
  if (text === '') {
    const required = requiredFields.find((one) => one === field);
    return required && `fault.${required}`;
  }
  switch (field) {
    case 'email':
      return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : 'fault.email.form';
    case 'username':
      if (/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,29}$/.test(text)) return undefined;
      return 'fault.username.form';
    case 'phone':
      return /^\+[1-9]\d{6,14}$/.test(plainPhone(text)) ? undefined : 'fault.phone.form';
    case 'expires_at':
      return endOf(text, draft.timezone).getTime() <= now ? 'fault.expires_at.past' : undefined;
    case 'access_schedule':
      return scheduleFault(text);
    default:
      return undefined;
  }
}

function scheduleFault(text: string): Fault | undefined {
  // The form wrote it itself.
  const { windows } = JSON.parse(text) as Schedule;
  if (windows.some(({ days }) => days.length === 0)) return 'fault.access_schedule.days';
  return windows.some(({ from, to }) => !from || !to) ? 'fault.access_schedule.times' : undefined;
}
