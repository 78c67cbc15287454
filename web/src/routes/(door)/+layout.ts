import { apiWith } from '$lib/api/client';
import type { LayoutLoad } from './$types';

/** Whose door it is. It opens without this too: a sign-in page must not depend on its decoration. */
export const load: LayoutLoad = async ({ fetch, url }) => {
  const { data } = await apiWith(fetch, url.origin).GET('/api/branding');
  return { branding: data ?? null };
};
