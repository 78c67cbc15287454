import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { queryOf } from './filters';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = queryOf(url.searchParams);
  return {
    query,
    messages: await arriving(() => apiWith(fetch, url.origin).GET('/api/messages', { params: { query } }), url),
    crumbs: [{ word: 'system' }, { word: 'messages' }] satisfies Crumb[],
  };
};
