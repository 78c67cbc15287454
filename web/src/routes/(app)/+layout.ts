import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { withNext } from '$lib/api/return-path';
import { loadWords } from '$lib/i18n/dictionaries';
import { toAppLanguage } from '$lib/i18n/languages';
import { onboardingMenu } from '$lib/shell/menu';
import type { LayoutLoad } from './$types';

/** What the API takes of a path; no page has a longer one. */
const pathMaxCharacters = 500;

export const load: LayoutLoad = async ({ fetch, url }) => {
  // Reading `href` runs this at every navigation: what a lost role allowed leaves the menu at the next click.
  const here = new URL(url.href);
  const api = apiWith(fetch, here.origin);
  const path = here.pathname.slice(0, pathMaxCharacters);
  const [who, menu] = await Promise.all([
    api.GET('/api/auth/session'),
    api.GET('/api/menu', { params: { query: { path } } }),
  ]);
  const session = loaded(who, here);
  const { scope } = session.session;
  if (scope === 'password_change') redirect(303, '/change-password');
  if (scope === 'mfa_enrollment') redirect(303, withNext('/second-factor/set-up', here));
  if (scope === 'second_factor') redirect(303, withNext('/second-factor', here));
  return {
    session,
    menu: scope === 'onboarding' ? onboardingMenu : loaded(menu, here),
    words: await loadWords(toAppLanguage(session.user.locale) ?? 'en'),
  };
};
