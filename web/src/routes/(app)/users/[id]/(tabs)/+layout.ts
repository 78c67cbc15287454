import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { LayoutLoad } from './$types';

/** What more than one tab shows, or counts. */
export const load: LayoutLoad = async ({ fetch, url, params, untrack }) => {
  const api = apiWith(fetch, url.origin);
  const path = { id: params.id };
  const [permissions, sessions] = await Promise.all([
    api.GET('/api/users/{id}/permissions', { params: { path } }),
    api.GET('/api/users/{id}/sessions', { params: { path } }),
  ]);
  return untrack(() => ({ permissions: loaded(permissions, url), sessions: loaded(sessions, url).items }));
};
