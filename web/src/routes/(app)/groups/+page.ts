import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const { searchParams } = url;
  const q = searchParams.get('q')?.trim() ?? '';
  const query = {
    ...pageOf(searchParams),
    sort: searchParams.get('sort') ?? 'name',
    ...(q ? { q } : {}),
  };
  return {
    q,
    groups: await arriving(() => apiWith(fetch, url.origin).GET('/api/groups', { params: { query } }), url),
    crumbs: [{ word: 'access' }, { word: 'groups' }] satisfies Crumb[],
  };
};
