import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { Crumb } from '$lib/ui/crumb';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, params, untrack }) => {
  const api = apiWith(
    fetch,
    untrack(() => url.origin),
  );
  const result = await api.GET('/api/groups/{id}', { params: { path: { id: params.id } } });
  const group = untrack(() => loaded(result, url));
  return {
    group,
    crumbs: [{ word: 'access' }, { word: 'groups', href: '/groups' }, { label: group.name }] satisfies Crumb[],
  };
};
