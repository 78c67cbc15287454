import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageServerLoad } from './$types';

/** On the server, because the page's security policy follows from the captcha. */
export const load: PageServerLoad = async ({ fetch, url, locals }) => {
  const api = apiWith(fetch, url.origin);
  const [options, policy] = await Promise.all([
    api.GET('/api/auth/registration'),
    api.GET('/api/auth/password-policy'),
  ]);
  const registration = loaded(options, url);
  locals.usesTurnstile = registration.captcha === 'turnstile';
  return { registration, policy: loaded(policy, url) };
};
