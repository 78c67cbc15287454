import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

/** Looking at the page uses nothing up: mail scanners follow links. */
export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const token = url.searchParams.get('token') ?? '';
  const [policy, invitation] = await Promise.all([
    api.GET('/api/auth/password-policy'),
    token ? api.POST('/api/auth/invitation', { body: { token } }) : undefined,
  ]);
  return { token, invitation: invitation?.data ?? null, policy: loaded(policy, url) };
};
