import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
  preferences: loaded(await apiWith(fetch, url.origin).GET('/api/notifications/preferences'), url),
  crumbs: [
    { word: 'you' as const },
    { word: 'profile' as const, href: '/profile' },
    { word: 'notifications' as const },
  ],
});
