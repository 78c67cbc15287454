import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { withNext } from '$lib/api/return-path';
import { loadWords } from '$lib/i18n/dictionaries';
import { toAppLanguage } from '$lib/i18n/languages';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url }) => {
  // Reading `href` runs this at every navigation: what a lost role allowed leaves the menu at the next click.
  const here = new URL(url.href);
  const session = loaded(await apiWith(fetch, here.origin).GET('/api/auth/session'), here);
  const { scope } = session.session;
  if (scope === 'password_change') redirect(303, '/change-password');
  if (scope === 'mfa_enrollment') redirect(303, withNext('/second-factor/set-up', here));
  if (scope === 'second_factor') redirect(303, withNext('/second-factor', here));
  return { session, words: await loadWords(toAppLanguage(session.user.locale) ?? 'en') };
};
