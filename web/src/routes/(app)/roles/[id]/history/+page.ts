import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const query = {
    target_id: params.id,
    ...pageOf(url.searchParams),
  };
  return { records: await arriving(() => apiWith(fetch, url.origin).GET('/api/audit', { params: { query } }), url) };
};
