import { apiWith } from '$lib/api/client';
import type { PageServerLoad } from './$types';

/** On the server, because the page's security policy follows from the captcha. People can sign in by password without it, too. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const { data } = await apiWith(fetch, url.origin).GET('/api/auth/registration');
  locals.usesTurnstile = data?.sign_in_captcha === 'turnstile';
  return { registration: data ?? null };
};
