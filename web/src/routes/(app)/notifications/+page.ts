import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';

const sizes = [10, 25, 50, 100] as const;

export const load: PageLoad = async ({ fetch, url }) => {
  const { searchParams } = url;
  const onlyUnread = searchParams.get('unread') === 'true';
  const page = Math.max(1, Number.parseInt(searchParams.get('page') ?? '1', 10) || 1);
  const pageSize = sizes.find((size) => String(size) === searchParams.get('page_size')) ?? 25;
  const query = { page, page_size: pageSize, ...(onlyUnread ? { unread: 'true' as const } : {}) };
  return {
    onlyUnread,
    notifications: await arriving(
      () => apiWith(fetch, url.origin).GET('/api/notifications', { params: { query } }),
      url,
    ),
    crumbs: [{ word: 'you' }, { word: 'notifications' }] satisfies Crumb[],
  };
};
