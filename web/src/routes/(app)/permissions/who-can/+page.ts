import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import { pageOf } from '$lib/format/url';
import type { Crumb } from '$lib/ui/crumb';
import { asked, questionIn } from '../question';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const question = questionIn(url);
  const query = asked(question);
  const api = apiWith(fetch, url.origin);
  const page = {
    ...pageOf(url.searchParams),
  };
  return {
    question,
    holders: query
      ? await arriving(() => api.GET('/api/permissions/who-can', { params: { query: { ...query, ...page } } }), url)
      : null,
    crumbs: [{ word: 'access' }, { word: 'permissions' }] satisfies Crumb[],
  };
};
