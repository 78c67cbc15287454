import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const query = {
    // Records of the group itself, and those of people who came into it or left it: these name it among their changes.
    q: params.id,
    page: Number(url.searchParams.get('page')) || 1,
    page_size: Number(url.searchParams.get('page_size')) || 25,
  };
  return { records: await arriving(() => apiWith(fetch, url.origin).GET('/api/audit', { params: { query } }), url) };
};
