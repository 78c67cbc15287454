import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params }) => {
  const answer = await apiWith(fetch, url.origin).GET('/api/people/{id}', { params: { path: { id: params.id } } });
  const person = loaded(answer, url);
  return {
    person,
    crumbs: [{ word: 'you' as const }, { word: 'directory' as const, href: '/people' }, { label: person.display_name }],
  };
};
