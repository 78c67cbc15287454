import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const query = {
    // Records of the group itself, and those of people who came into it or left it: these name it among their changes.
    q: params.id,
    ...pageOf(url.searchParams),
  };
  return { records: await arriving(() => apiWith(fetch, url.origin).GET('/api/audit', { params: { query } }), url) };
};
