import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

const rolesMost = 100;

/** What could be given, and what the group's roles give; null for those who may not see roles. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session, group } = await parent();
  if (!session.is_super_admin && !session.permissions.includes('roles:read')) return { roles: null, catalogue: null };
  const api = apiWith(fetch, url.origin);
  const [list, catalogue] = await Promise.all([
    api.GET('/api/roles', { params: { query: { page_size: rolesMost, sort: 'name' } } }),
    api.GET('/api/permissions'),
  ]);
  const roles = loaded(list, url).items;
  const distant = group.roles.filter(({ id }) => !roles.some((other) => other.id === id));
  const others = await Promise.all(distant.map(({ id }) => api.GET('/api/roles/{id}', { params: { path: { id } } })));
  return {
    roles: [...roles, ...others.map((result) => loaded(result, url))],
    catalogue: loaded(catalogue, url).items,
  };
};
