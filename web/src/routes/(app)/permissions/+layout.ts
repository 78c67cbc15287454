import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { LayoutLoad } from './$types';

const forbiddenStatus = 403;

/** Whoever may not read the catalogue can still ask, and types the keys. */
export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
  const api = apiWith(
    fetch,
    untrack(() => url.origin),
  );
  const result = await api.GET('/api/permissions');
  if (result.response.status === forbiddenStatus) return { catalogue: [] };
  return { catalogue: untrack(() => loaded(result, url)).items };
};
