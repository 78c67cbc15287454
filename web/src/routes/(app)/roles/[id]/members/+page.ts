import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const query = {
    ...pageOf(url.searchParams),
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
