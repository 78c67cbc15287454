import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const [policy, sessions] = await Promise.all([
    api.GET('/api/auth/password-policy'),
    api.GET('/api/profile/sessions'),
  ]);
  return {
    policy: loaded(policy, url),
    sessions: loaded(sessions, url).items,
    crumbs: [{ label: 'You' }, { label: 'Profile' }, { label: 'Security' }],
  };
};
