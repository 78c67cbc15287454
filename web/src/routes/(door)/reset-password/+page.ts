import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

/** Looking at the page uses nothing up: mail scanners follow links. */
export const load: PageLoad = async ({ fetch, url }) => ({
  token: url.searchParams.get('token') ?? '',
  policy: loaded(await apiWith(fetch, url.origin).GET('/api/auth/password-policy'), url),
});
