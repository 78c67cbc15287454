import { error } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { textOf } from '$lib/i18n/text';
import type { Crumb } from '$lib/ui/crumb';
import { isSectionName } from '../sections';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params, parent }) => {
  const { section } = params;
  const { words } = await parent();
  const t = textOf(words.dictionary, words.language, 'settings');
  if (!isSectionName(section)) error(404, { message: t('no_section') });
  const result = await apiWith(fetch, url.origin).GET(`/api/settings/${section}`);
  const crumbs: Crumb[] = [
    { word: 'system' },
    { word: 'settings', href: '/settings/password' },
    { label: t(`section.${section}`) },
  ];
  return { section, stored: loaded(result, url), crumbs };
};
