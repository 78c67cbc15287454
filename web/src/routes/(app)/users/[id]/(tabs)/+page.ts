import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { settle } from '$lib/forms/form.svelte';
import { userCrumbs } from '../../crumbs';
import type { PageLoad } from './$types';

/** As many as fit beside the page. */
const recentActivity = { page_size: 10 } as const;

export const load: PageLoad = async ({ fetch, url, params, parent, untrack }) => {
  const api = apiWith(fetch, url.origin);
  const path = { id: params.id };
  const [roles, activity, { user }] = await Promise.all([
    api.GET('/api/users/{id}/roles', { params: { path } }),
    settle(() => api.GET('/api/users/{id}/activity', { params: { path, query: recentActivity } })),
    parent(),
  ]);
  return {
    heldRoles: untrack(() => loaded(roles, url).items),
    activity: activity.ok ? (activity.data?.items ?? []) : undefined,
    crumbs: userCrumbs(user),
  };
};
