import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { Crumb } from '$lib/ui/crumb';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, params, untrack }) => {
  const api = apiWith(
    fetch,
    untrack(() => url.origin),
  );
  const result = await api.GET('/api/roles/{id}', { params: { path: { id: params.id } } });
  const role = untrack(() => loaded(result, url));
  return {
    role,
    crumbs: [{ word: 'access' }, { word: 'roles', href: '/roles' }, { label: role.name }] satisfies Crumb[],
  };
};
