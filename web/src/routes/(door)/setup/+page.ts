import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const { needed } = loaded(await api.GET('/api/setup'), url);
  if (!needed) redirect(303, '/sign-in');
  return { policy: loaded(await api.GET('/api/auth/password-policy'), url) };
};
