import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = () => ({ crumbs: [{ word: 'home' }] satisfies Crumb[] });
