import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const { searchParams } = url;
  const q = searchParams.get('q')?.trim() ?? '';
  const query = {
    ...pageOf(searchParams),
    sort: searchParams.get('sort') ?? 'name',
    ...(q ? { q } : {}),
  };
  const api = apiWith(fetch, url.origin);
  return {
    q,
    members: await arriving(
      () => api.GET('/api/groups/{id}/members', { params: { path: { id: params.id }, query } }),
      url,
    ),
  };
};
