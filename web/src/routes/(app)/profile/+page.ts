import { apiWith } from '$lib/api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session, profile } = await parent();
  const mayChoose =
    profile.editable_fields.includes('department_id') &&
    (session.is_super_admin || session.permissions.includes('organization:read'));
  const departments = mayChoose
    ? await apiWith(fetch, url.origin).GET('/api/departments', { params: { query: { page_size: 100, sort: 'name' } } })
    : null;
  return {
    departments: departments?.data?.items ?? [],
    crumbs: [{ word: 'you' as const }, { word: 'profile' as const }],
  };
};
