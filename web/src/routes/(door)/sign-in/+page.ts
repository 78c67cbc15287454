import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { safeNext } from '$lib/api/return-path';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const next = safeNext(url.searchParams.get('next'), url.origin);
  const api = apiWith(fetch, url.origin);

  const session = await api.GET('/api/auth/session');
  if (session.data) redirect(303, next);

  const setup = await api.GET('/api/setup');
  if (setup.data?.needed) redirect(303, '/setup');
  return { next };
};
