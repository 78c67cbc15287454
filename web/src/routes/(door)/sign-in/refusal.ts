import type { Problem } from '$lib/api/problem';
import { problemWords, waitWords } from '$lib/api/words';

export interface Refusal {
  title: string;
  detail: string;
}

/** Why a sign-in was refused, and what to do about it. */
export function refusalOf(problem: Problem): Refusal {
  const detail = problem.contact ? `Write to ${problem.contact}.` : 'Ask your administrator.';
  switch (problem.code) {
    case 'invalid_credentials':
      return {
        title: 'That email and password don’t match.',
        detail: 'Check both and try again. After 5 wrong tries, sign-in pauses for 15 minutes.',
      };
    case 'too_many_attempts':
      return { title: 'Sign-in is paused after too many wrong tries.', detail: againWords(problem.retryAfterSeconds) };
    case 'rate_limited':
      return { title: 'Too many sign-ins from your network.', detail: againWords(problem.retryAfterSeconds) };
    case 'account_pending':
      return {
        title: 'Your account isn’t active yet.',
        detail: 'A fresh activation link is on its way to your mailbox. Open it to choose your password.',
      };
    case 'account_suspended':
      return { title: 'Your account is suspended.', detail };
    case 'account_inactive':
      return { title: 'Your account is inactive.', detail };
    case 'account_expired':
      return { title: 'Your access has ended.', detail };
    case 'outside_access_hours':
      return { title: 'Sign-in is closed for you at this hour.', detail };
    default:
      return { title: 'You aren’t signed in.', detail: problemWords(problem) };
  }
}

function againWords(seconds: number | undefined): string {
  if (!seconds) return 'Try again in a few minutes.';
  const at = new Date(Date.now() + seconds * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `Try again ${waitWords(seconds)}, at ${at}.`;
}
