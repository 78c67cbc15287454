import { apiWith } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import type { PageLoad } from './$types';

const mostRoles = 100;

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const api = apiWith(fetch, url.origin);
  const as = url.searchParams.get('as') ?? '';
  const readsRoles = parent().then(
    ({ session }) => session.is_super_admin || session.permissions.includes('roles:read'),
  );
  const [items, preview, roles, catalogue] = await Promise.all([
    settle(() => api.GET('/api/menu/items')),
    as ? settle(() => api.GET('/api/menu/preview', { params: { query: { role_id: as } } })) : null,
    readsRoles.then((may) =>
      may ? settle(() => api.GET('/api/roles', { params: { query: { page_size: mostRoles } } })) : null,
    ),
    readsRoles.then((may) => (may ? settle(() => api.GET('/api/permissions')) : null)),
  ]);
  return {
    as,
    items,
    preview,
    roles: roles?.ok ? (roles.data?.items ?? []) : [],
    permissions: catalogue?.ok ? (catalogue.data?.items ?? []).flatMap(({ permissions }) => permissions) : [],
  };
};
