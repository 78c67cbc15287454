import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { loaded } from '$lib/api/load';
import type { Crumb } from '$lib/ui/crumb';
import { itemQueryOf } from '../filters';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const api = apiWith(fetch, url.origin);
  const path = { id: params.id };
  const query = itemQueryOf(url.searchParams);
  const [review, items] = await Promise.all([
    api.GET('/api/access-reviews/{id}', { params: { path } }),
    arriving(() => api.GET('/api/access-reviews/{id}/items', { params: { path, query } }), url),
  ]);
  const found = loaded(review, url);
  return {
    review: found,
    items,
    query,
    crumbs: [
      { word: 'oversight' },
      { word: 'access_reviews', href: '/access-reviews' },
      { label: found.name },
    ] satisfies Crumb[],
  };
};
