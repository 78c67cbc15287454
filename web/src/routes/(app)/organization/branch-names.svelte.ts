import { SvelteMap } from 'svelte/reactivity';
import { api } from '$lib/api/client';
import { settle } from '$lib/forms/form.svelte';
import type { Unit } from './units';

/** The names of the branches above those of a page: from the page itself, or asked for one by one. */
export function branchNames(page: () => readonly Unit[] | undefined) {
  const asked = new SvelteMap<string, string>();
  const onPage = $derived(new Map(page()?.map(({ id, name }) => [id, name])));

  $effect(() => {
    const missing = new Set(
      page()?.flatMap(({ parent_id }) => (parent_id && !onPage.has(parent_id) ? [parent_id] : [])),
    );
    for (const id of missing) if (!asked.has(id)) void ask(id);
  });

  async function ask(id: string) {
    asked.set(id, '…');
    const outcome = await settle(() => api.GET('/api/branches/{id}', { params: { path: { id } } }));
    asked.set(id, outcome.ok && outcome.data ? outcome.data.name : id);
  }

  return { of: (id: string) => onPage.get(id) ?? asked.get(id) ?? '…' };
}
