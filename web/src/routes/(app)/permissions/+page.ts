import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = () => ({
  crumbs: [{ word: 'access' }, { word: 'permissions' }] satisfies Crumb[],
});
