import { SvelteSet } from 'svelte/reactivity';
import { lettered, type Source } from '$lib/access/matrix/letters';
import type { Group, Role } from '$lib/api/types';
import { givenBy } from '../../../roles/access';

/** An edit of a group's own permissions that isn't saved yet, beside what its roles give. */
export function createDraft(group: Group, roles: readonly Role[]) {
  const saved = new Set(group.permissions);
  const permissions = new SvelteSet(group.permissions);
  const held = group.roles.flatMap(({ id }) => roles.find((role) => role.id === id) ?? []);
  const sources = lettered(held);
  const sourcesByKey = new Map<string, Source[]>();
  for (const source of sources) {
    for (const key of givenBy(source)) sourcesByKey.set(key, [...(sourcesByKey.get(key) ?? []), source]);
  }
  const added = $derived([...permissions].filter((key) => !saved.has(key)).sort());
  const removed = $derived(group.permissions.filter((key) => !permissions.has(key)));

  return {
    sources,
    isHere: (key: string) => permissions.has(key),
    sourcesOf: (key: string): readonly Source[] => sourcesByKey.get(key) ?? [],
    changeOf(key: string): 'granted' | 'withdrawn' | undefined {
      if (permissions.has(key) === saved.has(key)) return undefined;
      return permissions.has(key) ? 'granted' : 'withdrawn';
    },
    toggle(key: string) {
      if (!permissions.delete(key)) permissions.add(key);
    },
    /** All that the group gives as it is saved. */
    gives: [...new Set([...group.permissions, ...sourcesByKey.keys()])],
    get permissions(): string[] {
      return [...permissions].sort();
    },
    get added(): readonly string[] {
      return added;
    },
    get removed(): readonly string[] {
      return removed;
    },
    get changeCount(): number {
      return added.length + removed.length;
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;
