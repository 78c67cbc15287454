import type { Problem } from './problem';

const wordsByCode: Record<string, string> = {
  unreachable: 'The server didn’t answer. Check your connection and try again.',
  unauthenticated: 'Your session has ended. Sign in again.',
  forbidden: 'Your roles don’t allow this. Ask an administrator for the permission.',
  step_up_required: 'Sign in again to do this: it needs a sign-in from the last 10 minutes.',
  stale: 'Someone saved this while you were editing. Compare their version with yours.',
  reason_required: 'Give a reason or a comment. It goes into the audit log.',
  rate_limited: 'Too many requests.',
  in_use: 'This role still has members. Move them to another role first.',
  not_found: 'This no longer exists, or you may not see it.',
  internal: 'The server failed. Nothing was saved.',
  unexpected: 'The server failed. Nothing was saved.',
};

/** One or two sentences for people: our words where the code has them, else the API's own detail. */
export function problemWords(problem: Problem): string {
  const words = wordsByCode[problem.code] ?? problem.detail ?? `${problem.title}.`;
  if (!problem.retryAfterSeconds) return words;
  return `${words} Try again ${waitWords(problem.retryAfterSeconds)}.`;
}

/** "in 40 seconds", "in 15 minutes". */
export function waitWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
