import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { loaded } from '$lib/api/load';
import { pageOf } from '$lib/format/url';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

const matrixRolesMost = 100;

export const load: PageLoad = async ({ fetch, url }) => {
  const { searchParams } = url;
  const q = searchParams.get('q')?.trim() ?? '';
  const query = {
    ...pageOf(searchParams),
    sort: searchParams.get('sort') ?? 'name',
    ...(q ? { q } : {}),
  };
  const api = apiWith(fetch, url.origin);
  const isMatrix = searchParams.get('view') === 'matrix';
  // The matrix is one page of roles beside each other: by name, as many as the API gives at once.
  const shown = isMatrix ? { ...query, page: 1, page_size: matrixRolesMost, sort: 'name' } : query;
  const [roles, catalogue] = await Promise.all([
    arriving(() => api.GET('/api/roles', { params: { query: shown } }), url),
    isMatrix ? api.GET('/api/permissions') : null,
  ]);
  return {
    q,
    roles,
    catalogue: catalogue && loaded(catalogue, url).items,
    crumbs: [{ word: 'access' }, { word: 'roles' }] satisfies Crumb[],
  };
};
