import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const api = apiWith(fetch, url.origin);
  const [policy, sessions, passkeys, identities, mfa] = await Promise.all([
    api.GET('/api/auth/password-policy'),
    api.GET('/api/profile/sessions'),
    api.GET('/api/profile/passkeys'),
    api.GET('/api/profile/identities'),
    api.GET('/api/profile/mfa'),
  ]);
  return {
    policy: loaded(policy, url),
    sessions: loaded(sessions, url).items,
    passkeys: loaded(passkeys, url).items,
    identities: loaded(identities, url),
    mfa: loaded(mfa, url),
    crumbs: [{ label: 'You' }, { label: 'Profile' }, { label: 'Security' }],
  };
};
