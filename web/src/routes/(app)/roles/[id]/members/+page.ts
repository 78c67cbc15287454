import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const query = {
    page: Number(url.searchParams.get('page')) || 1,
    page_size: Number(url.searchParams.get('page_size')) || 25,
    sort: url.searchParams.get('sort') ?? 'name',
  };
  const api = apiWith(fetch, url.origin);
  return {
    members: await arriving(
      () => api.GET('/api/roles/{id}/members', { params: { path: { id: params.id }, query } }),
      url,
    ),
  };
};
