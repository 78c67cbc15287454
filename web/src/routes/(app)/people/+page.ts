import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const { searchParams } = url;
  const q = searchParams.get('q')?.trim().slice(0, 100);
  const query = {
    ...(q ? { q } : {}),
    ...pageOf(searchParams),
  };
  return {
    people: await arriving(() => apiWith(fetch, url.origin).GET('/api/people', { params: { query } }), url),
    q: q ?? '',
    crumbs: [{ word: 'you' as const }, { word: 'directory' as const }],
  };
};
