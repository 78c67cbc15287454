import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { pageOf } from './filters';

export const load: PageLoad = async ({ fetch, url }) => {
  const { searchParams } = url;
  const state = (['open', 'closed'] as const).find((value) => value === searchParams.get('state'));
  const q = searchParams.get('q')?.trim();
  const query = {
    ...pageOf(searchParams),
    sort: searchParams.get('sort') ?? '-created_at',
    ...(state ? { state } : {}),
    ...(q ? { q } : {}),
  };
  return {
    query,
    reviews: await arriving(() => apiWith(fetch, url.origin).GET('/api/access-reviews', { params: { query } }), url),
    crumbs: [{ word: 'oversight' }, { word: 'access_reviews' }] satisfies Crumb[],
  };
};
