import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { queryOf } from './units';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = queryOf(url.searchParams);
  return {
    units: await arriving(() => apiWith(fetch, url.origin).GET('/api/departments', { params: { query } }), url),
    crumbs: [{ word: 'people' }, { word: 'organization' }] satisfies Crumb[],
  };
};
