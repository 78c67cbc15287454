import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { settle } from '$lib/forms/form.svelte';
import type { LayoutLoad } from './$types';

const everyUnit = { page_size: 100, sort: 'name' } as const;

/** What stays while somebody filters and pages: the counts, and what can be chosen in filters. */
export const load: LayoutLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  const api = apiWith(fetch, url.origin);
  const mayReadUnits = session.is_super_admin || session.permissions.includes('organization:read');

  const [stats, departments, branches] = await Promise.all([
    arriving(() => api.GET('/api/users/stats'), url),
    mayReadUnits ? settle(() => api.GET('/api/departments', { params: { query: everyUnit } })) : null,
    mayReadUnits ? settle(() => api.GET('/api/branches', { params: { query: everyUnit } })) : null,
  ]);
  return {
    stats,
    departments: departments?.ok ? (departments.data?.items ?? []) : [],
    branches: branches?.ok ? (branches.data?.items ?? []) : [],
  };
};
