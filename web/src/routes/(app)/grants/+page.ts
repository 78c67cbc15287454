import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { settle } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { queryOf } from './filters';

/** The catalogue offers kinds of objects and their actions; who may not read it writes them. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const api = apiWith(fetch, url.origin);
  const { session } = await parent();
  const query = queryOf(url.searchParams);
  const holds = (permission: string) => session.is_super_admin || session.permissions.includes(permission);
  const { user_id } = query;
  const [grants, catalogue, reached] = await Promise.all([
    arriving(() => api.GET('/api/grants', { params: { query } }), url),
    holds('roles:read') ? settle(() => api.GET('/api/permissions')) : null,
    user_id && holds('users:read')
      ? settle(() => api.GET('/api/users/{id}', { params: { path: { id: user_id } } }))
      : null,
  ]);
  return {
    query,
    grants,
    catalogue: catalogue?.ok ? (catalogue.data?.items ?? []) : [],
    reachedName: reached?.ok ? reached.data?.display_name : undefined,
    crumbs: [{ word: 'access' }, { word: 'grants' }] satisfies Crumb[],
  };
};
