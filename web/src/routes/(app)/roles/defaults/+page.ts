import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => ({
  rules: await arriving(() => apiWith(fetch, url.origin).GET('/api/default-roles'), url),
  crumbs: [{ word: 'access' }, { word: 'roles', href: '/roles' }, { word: 'default_roles' }] satisfies Crumb[],
});
