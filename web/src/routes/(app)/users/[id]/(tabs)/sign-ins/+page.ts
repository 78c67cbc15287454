import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import { userCrumbs } from '../../../crumbs';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params, parent }) => {
  const call = { params: { path: { id: params.id }, query: pageOf(url.searchParams) } };
  return {
    signIns: await arriving(() => apiWith(fetch, url.origin).GET('/api/users/{id}/login-history', call), url),
    crumbs: userCrumbs((await parent()).user, 'sign_in_history'),
  };
};
