import type { PageLoad } from './$types';

/** Nothing is asked of the API before somebody clicks: mail scanners follow links. */
export const load: PageLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });
