import { userCrumbs } from '../../../crumbs';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => ({ crumbs: userCrumbs((await parent()).user, 'sessions') });
