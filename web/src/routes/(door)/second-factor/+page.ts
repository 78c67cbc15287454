import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { safeNext, signInPath } from '$lib/api/return-path';
import type { PageLoad } from './$types';

/** For a session that a role's new requirement has overtaken: nothing but the proof is open to it. */
export const load: PageLoad = async ({ fetch, url }) => {
  const next = safeNext(url.searchParams.get('next'), url.origin);
  const api = apiWith(fetch, url.origin);
  const session = await api.GET('/api/auth/session');
  if (!session.data) redirect(303, signInPath(new URL(next, url.origin)));
  if (session.data.session.scope !== 'second_factor') redirect(303, next);
  return { next, options: loaded(await api.GET('/api/auth/step-up'), url) };
};
