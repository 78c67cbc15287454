import { error } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { settle } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import { loadChoices } from '../form/choices';
import type { PageLoad } from './$types';

/** `?like=<id>` starts from another user: everything but what names that person. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session } = await parent();
  if (!session.is_super_admin && !session.permissions.includes('users:create')) {
    error(403, { message: 'Your roles don’t allow this. Ask an administrator for the permission.', code: 'forbidden' });
  }
  const api = apiWith(fetch, url.origin);
  const like = url.searchParams.get('like');
  const [choices, policy, similar] = await Promise.all([
    loadChoices(api, session),
    api.GET('/api/auth/password-policy'),
    like ? settle(() => api.GET('/api/users/{id}', { params: { path: { id: like } } })) : null,
  ]);
  return {
    choices,
    policy: loaded(policy, url),
    similar: similar?.ok ? similar.data : undefined,
    crumbs: [{ word: 'people' }, { word: 'users', href: '/users' }, { word: 'new_user' }] satisfies Crumb[],
  };
};
