import { error } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { userCrumbs } from '../../crumbs';
import { loadChoices } from '../../form/choices';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session, user } = await parent();
  if (!session.is_super_admin && !session.permissions.includes('users:update')) {
    error(403, { message: 'Your roles don’t allow this. Ask an administrator for the permission.', code: 'forbidden' });
  }
  return { choices: await loadChoices(apiWith(fetch, url.origin), session), crumbs: userCrumbs(user, 'edit') };
};
