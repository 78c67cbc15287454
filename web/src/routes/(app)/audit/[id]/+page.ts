import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const result = await apiWith(fetch, url.origin).GET('/api/audit/{id}', { params: { path: { id: params.id } } });
  return {
    record: loaded(result, url),
    crumbs: [{ word: 'oversight' }, { word: 'audit', href: '/audit' }, { word: 'record' }] satisfies Crumb[],
  };
};
