import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const call = { params: { query: pageOf(url.searchParams) } };
  return {
    signIns: await arriving(() => apiWith(fetch, url.origin).GET('/api/profile/login-history', call), url),
    crumbs: [
      { word: 'you' as const },
      { word: 'profile' as const, href: '/profile' },
      { word: 'activity' as const, href: '/profile/activity' },
      { word: 'sign_ins' as const },
    ],
  };
};
