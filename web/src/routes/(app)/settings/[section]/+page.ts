import { error } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { isSectionName, sectionTitles } from '../sections';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const { section } = params;
  if (!isSectionName(section)) error(404, { message: 'There is no such section of the settings.' });
  const result = await apiWith(fetch, url.origin).GET(`/api/settings/${section}`);
  return {
    section,
    stored: loaded(result, url),
    crumbs: [{ label: 'System' }, { label: 'Settings', href: '/settings/password' }, { label: sectionTitles[section] }],
  };
};
