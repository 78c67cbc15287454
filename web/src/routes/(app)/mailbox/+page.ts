import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const to = url.searchParams.get('to') ?? '';
  const result = await apiWith(fetch, url.origin).GET('/api/dev/mailbox', { params: { query: to ? { to } : {} } });
  return {
    to,
    /** undefined: this deployment sends its mail and keeps none. */
    mails: result.response.status === 404 ? undefined : loaded(result, url).items,
    crumbs: [{ word: 'system' as const }, { word: 'mailbox' as const }],
  };
};
