import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { isTimeZone } from '$lib/format/locale';
import { settle } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { listOf, queryOf } from './filters';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session, timeZone } = await parent();
  const api = apiWith(fetch, url.origin);
  const query = queryOf(url.searchParams, isTimeZone(session.user.timezone) ? session.user.timezone : timeZone);
  const managerId = query.manager_id;
  const [positionId] = listOf(url.searchParams, 'position');
  const [users, manager, position] = await Promise.all([
    arriving(() => api.GET('/api/users', { params: { query } }), url),
    managerId ? settle(() => api.GET('/api/users/{id}', { params: { path: { id: managerId } } })) : null,
    positionId ? settle(() => api.GET('/api/positions/{id}', { params: { path: { id: positionId } } })) : null,
  ]);
  return {
    query,
    users,
    position: position?.ok ? position.data : undefined,
    managerName: manager?.ok ? manager.data?.display_name : undefined,
    crumbs: [{ word: 'people' }, { word: 'users' }] satisfies Crumb[],
  };
};
