import { apiWith } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import { asked, questionIn } from '../question';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const question = questionIn(url);
  const userId = url.searchParams.get('user') ?? '';
  const query = asked(question);
  const api = apiWith(fetch, url.origin);
  return {
    question,
    userId,
    explained: query
      ? await settle(() =>
          api.GET('/api/permissions/explain', {
            params: { query: { ...query, ...(userId === '' ? {} : { user_id: userId }) } },
          }),
        )
      : null,
    crumbs: [{ word: 'access' }, { word: 'permissions' }] satisfies Crumb[],
  };
};
