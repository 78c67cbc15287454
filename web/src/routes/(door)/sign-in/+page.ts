import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { safeNext } from '$lib/api/return-path';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, data }) => {
  const next = safeNext(url.searchParams.get('next'), url.origin);
  const api = apiWith(fetch, url.origin);

  const session = await api.GET('/api/auth/session');
  if (session.data) redirect(303, next);

  const [setup, providers] = await Promise.all([api.GET('/api/setup'), api.GET('/api/auth/providers')]);
  if (setup.data?.needed) redirect(303, '/setup');
  // The page signs people in by password without these too.
  return { ...data, next, providers: providers.data?.items ?? [] };
};
