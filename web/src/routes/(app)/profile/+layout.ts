import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
  const result = await apiWith(fetch, url.origin).GET('/api/profile');
  return { profile: untrack(() => loaded(result, url)) };
};
