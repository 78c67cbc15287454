import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url }) => {
  // Reading `href` runs this at every navigation: what a lost role allowed leaves the menu at the next click.
  const here = new URL(url.href);
  const session = loaded(await apiWith(fetch, here.origin).GET('/api/auth/session'), here);
  if (session.session.scope === 'password_change') redirect(303, '/change-password');
  return { session };
};
