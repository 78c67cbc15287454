import { redirect } from '@sveltejs/kit';
import { apiWith } from '$lib/api/client';
import { arriving } from '$lib/api/latest.svelte';
import type { AuditPage } from '$lib/api/types';
import { isTimeZone } from '$lib/format/locale';
import type { Outcome } from '$lib/forms/form.svelte';
import type { Crumb } from '$lib/ui/crumb';
import type { PageLoad } from './$types';
import { queryOf } from './filters';

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { session, timeZone } = await parent();
  const own = session.user.timezone;
  const query = queryOf(url.searchParams, isTimeZone(own) ? own : timeZone);
  const records = await arriving(() => apiWith(fetch, url.origin).GET('/api/audit', { params: { query } }), url);
  const linked = url.searchParams.get('id');
  if (linked && isMissing(records.outcome, linked)) redirect(303, `/audit/${linked}`);
  return {
    query,
    records,
    crumbs: [{ word: 'oversight' }, { word: 'audit' }] satisfies Crumb[],
  };
};

/** A shared link names a record that has moved to another page since: it is shown on its own. */
function isMissing(outcome: Outcome<AuditPage> | Promise<Outcome<AuditPage>>, id: string): boolean {
  return !(outcome instanceof Promise) && outcome.ok && !outcome.data?.items.some((record) => record.id === id);
}
