import { apiWith } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import type { PageLoad } from './$types';

/** What the organization asks of everybody, as far as the person may read it: the role can only ask for more. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  if (!session.is_super_admin && !session.permissions.includes('settings:read')) return { policy: undefined };
  const api = apiWith(fetch, url.origin);
  const [mfa, sessions] = await Promise.all([
    settle(() => api.GET('/api/settings/mfa')),
    settle(() => api.GET('/api/settings/session')),
  ]);
  return { policy: { mfa: mfa.ok ? mfa.data : undefined, session: sessions.ok ? sessions.data : undefined } };
};
