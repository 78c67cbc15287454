import { apiWith } from '$lib/api/client';
import { loaded } from '$lib/api/load';
import { settle } from '$lib/forms/form.svelte';
import { userCrumbs } from '../../crumbs';
import type { PageLoad } from './$types';

/** As many as fit beside the page. */
const recentActivity = { page_size: 10 } as const;
const grantsShown = 10;

export const load: PageLoad = async ({ fetch, url, params, parent, untrack }) => {
  const api = apiWith(fetch, url.origin);
  const path = { id: params.id };
  const { user, session } = await parent();
  const maySeeGrants = session.is_super_admin || session.permissions.includes('grants:read');
  const reaching = { user_id: params.id, page_size: grantsShown } as const;
  const [roles, line, activity, grants] = await Promise.all([
    api.GET('/api/users/{id}/roles', { params: { path } }),
    settle(() => api.GET('/api/users/{id}/reporting-line', { params: { path } })),
    settle(() => api.GET('/api/users/{id}/activity', { params: { path, query: recentActivity } })),
    maySeeGrants ? settle(() => api.GET('/api/grants', { params: { query: reaching } })) : null,
  ]);
  return {
    heldRoles: untrack(() => loaded(roles, url).items),
    groupRoles: untrack(() => loaded(roles, url).through_groups),
    reportingLine: line.ok ? line.data : undefined,
    activity: activity.ok ? (activity.data?.items ?? []) : undefined,
    grants: grants && (grants.ok ? grants.data : undefined),
    crumbs: userCrumbs(user),
  };
};
