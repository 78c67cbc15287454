import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { Role } from '$lib/api/types';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

const rolesMost = 100;
const idPattern = /^[0-9a-f-]{36}$/;

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const [list, catalogue] = await Promise.all([
    api.GET('/api/roles', { params: { query: { page_size: rolesMost, sort: 'name' } } }),
    api.GET('/api/permissions'),
  ]);
  const roles = loaded(list, url).items;
  const chosen = async (name: 'a' | 'b'): Promise<Role | undefined> => {
    const id = url.searchParams.get(name);
    if (!id || !idPattern.test(id)) return undefined;
    const known = roles.find((role) => role.id === id);
    return known ?? loaded(await api.GET('/api/roles/{id}', { params: { path: { id } } }), url);
  };
  const [a, b] = await Promise.all([chosen('a'), chosen('b')]);
  return {
    roles,
    a,
    b,
    catalogue: loaded(catalogue, url).items,
    show: url.searchParams.get('show') === 'given' ? ('given' as const) : ('different' as const),
    crumbs: [{ word: 'access' }, { word: 'roles', href: '/roles' }, { word: 'compare_roles' }] satisfies Crumb[],
  };
};
