import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { textOf } from '$lib/i18n/text';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { words } = await parent();
  const t = textOf(words.dictionary, words.language, 'identityProviders');
  const result = await apiWith(fetch, url.origin).GET('/api/identity-providers');
  const crumbs: Crumb[] = [{ word: 'system' }, { word: 'settings', href: '/settings/password' }, { label: t('title') }];
  return { providers: loaded(result, url).items, crumbs };
};
