import type { PageLoad } from './$types';

/** Looking at the page uses nothing up: mail scanners follow links. */
export const load: PageLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });
