import { apiWith } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import { userCrumbs } from '../../../crumbs';
import type { PageLoad } from './$types';

/** The catalogue says in words what the keys mean; who may not read it sees the keys alone. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { user, session } = await parent();
  const mayRead = session.is_super_admin || session.permissions.includes('roles:read');
  const catalogue = mayRead ? await settle(() => apiWith(fetch, url.origin).GET('/api/permissions')) : null;
  return {
    catalogue: catalogue?.ok ? (catalogue.data?.items ?? []) : [],
    crumbs: userCrumbs(user, 'permissions'),
  };
};
