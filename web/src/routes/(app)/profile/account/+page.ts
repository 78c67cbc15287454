import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const [preferences, visibility] = await Promise.all([
    api.GET('/api/profile/preferences'),
    api.GET('/api/profile/visibility'),
  ]);
  return {
    preferences: loaded(preferences, url),
    visibility: loaded(visibility, url),
    crumbs: [{ word: 'you' as const }, { word: 'profile' as const, href: '/profile' }, { word: 'account' as const }],
  };
};
