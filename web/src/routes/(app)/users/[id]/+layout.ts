import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, params, untrack }) => {
  const result = await apiWith(fetch, url.origin).GET('/api/users/{id}', { params: { path: { id: params.id } } });
  return { user: untrack(() => loaded(result, url)) };
};
