import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

const rolesMost = 100;

/** The role's relatives name where inherited permissions come from; the catalogue, what could be given besides. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const api = apiWith(fetch, url.origin);
  const [list, catalogue, { role }] = await Promise.all([
    api.GET('/api/roles', { params: { query: { page_size: rolesMost, sort: 'name' } } }),
    api.GET('/api/permissions'),
    parent(),
  ]);
  const roles = loaded(list, url).items;
  const distant = role.parent_ids.filter((id) => !roles.some((other) => other.id === id));
  const parents = await Promise.all(distant.map((id) => api.GET('/api/roles/{id}', { params: { path: { id } } })));
  return {
    roles: [...roles, ...parents.map((result) => loaded(result, url))],
    catalogue: loaded(catalogue, url).items,
  };
};
