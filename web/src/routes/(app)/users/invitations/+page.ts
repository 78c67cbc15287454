import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { queryOf } from './filters';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const query = queryOf(url.searchParams);
  const [invitations, registration] = await Promise.all([
    arriving(() => api.GET('/api/invitations', { params: { query } }), url),
    api.GET('/api/auth/registration'),
  ]);
  return {
    query,
    invitations,
    isClosed: registration.data?.mode === 'closed',
    crumbs: [{ word: 'people' }, { word: 'users', href: '/users' }, { word: 'invitations' }] satisfies Crumb[],
  };
};
