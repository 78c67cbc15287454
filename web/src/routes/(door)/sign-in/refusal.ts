import type { Problem } from '$lib/api/problem';
import { type ProblemTexts, problemWords, waitWords } from '$lib/api/words';
import type { Text } from '$lib/i18n/text';

export interface Refusal {
  title: string;
  detail: string;
}

/** Why a sign-in was refused, and what to do about it. */
export function refusalOf(problem: Problem, t: Text<'signIn'>, texts: ProblemTexts): Refusal {
  const contact = problem.contact ? t('contact.write', { email: problem.contact }) : t('contact.ask');
  switch (problem.code) {
    case 'invalid_credentials':
      return { title: t('refused.credentials'), detail: t('refused.credentials.why') };
    case 'too_many_attempts':
      return { title: t('refused.attempts'), detail: againWords(problem.retryAfterSeconds, t, texts) };
    case 'rate_limited':
      return { title: t('refused.network_attempts'), detail: againWords(problem.retryAfterSeconds, t, texts) };
    case 'account_pending':
      return { title: t('refused.pending'), detail: t('refused.pending.why') };
    case 'account_suspended':
      return { title: t('refused.suspended'), detail: contact };
    case 'account_inactive':
      return { title: t('refused.inactive'), detail: contact };
    case 'account_expired':
      return { title: t('refused.expired'), detail: contact };
    case 'outside_access_hours':
      return { title: t('refused.hours'), detail: contact };
    case 'network_not_allowed':
      return { title: t('refused.network'), detail: contact };
    case 'invalid_mfa_token':
      return { title: t('refused.took_too_long'), detail: t('refused.took_too_long.why') };
    case 'second_factor_unavailable':
      return { title: t('refused.no_factor'), detail: t('refused.no_factor.why') };
    default:
      return { title: t('refused.other'), detail: problemWords(problem, texts) };
  }
}

function againWords(seconds: number | undefined, t: Text<'signIn'>, { language }: ProblemTexts): string {
  if (!seconds) return t('again.soon');
  const time = new Date(Date.now() + seconds * 1000).toLocaleTimeString(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  return t('again.at', { when: waitWords(seconds, language), time });
}
