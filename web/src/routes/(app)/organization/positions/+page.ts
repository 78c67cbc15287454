import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { settle } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { filtersOf, queryOf } from './positions';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const query = queryOf(url.searchParams);
  const { department, branch } = filtersOf(url.searchParams);
  const named = (path: '/api/departments/{id}' | '/api/branches/{id}', id: string | null) =>
    id ? settle(() => api.GET(path, { params: { path: { id } } })) : null;
  const [positions, inDepartment, inBranch] = await Promise.all([
    arriving(() => api.GET('/api/positions', { params: { query } }), url),
    named('/api/departments/{id}', department),
    named('/api/branches/{id}', branch),
  ]);
  return {
    positions,
    departmentName: inDepartment?.ok ? inDepartment.data?.name : undefined,
    branchName: inBranch?.ok ? inBranch.data?.name : undefined,
    crumbs: [{ word: 'people' }, { word: 'organization' }] satisfies Crumb[],
  };
};
