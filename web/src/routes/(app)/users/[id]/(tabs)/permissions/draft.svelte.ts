import { SvelteSet } from 'svelte/reactivity';
import type { Marks } from '$lib/access/matrix/cell-state';
import { lettered, type Source } from '$lib/access/matrix/letters';
import { phaseOf } from '$lib/access/phase';
import type { UserPermissions } from '$lib/api/types';

type PermissionSource = UserPermissions['items'][number]['sources'][number];
export interface GivingSource extends Source {
  href: string;
  /** How many permissions it gives. */
  extent: number;
}

/**
 * What somebody is given directly, as it is about to be, beside what roles and groups give. `nameOf` names a role or group with
 * the way it comes.
 */
export function createDraft(saved: UserPermissions, nameOf: (source: PermissionSource) => string) {
  const standing = saved.direct.filter((given) => phaseOf(given) !== 'ended').map(({ key }) => key);
  const savedHere = new Set(standing);
  const permissions = new SvelteSet(standing);
  const sources = lettered(sourcesIn(saved, nameOf));
  const sourcesByKey = new Map(
    saved.items.map(({ key, sources: giving }) => [
      key,
      sources.filter(({ id }) => giving.some((one) => idOf(one) === id)),
    ]),
  );
  const isInherited = (key: string) => (sourcesByKey.get(key)?.length ?? 0) > 0;
  const granted = $derived([...permissions].filter((key) => !savedHere.has(key)).sort());
  const withdrawn = $derived(standing.filter((key) => !permissions.has(key)).sort());

  const marks: Marks = {
    isHere: (key) => permissions.has(key),
    sourcesOf: (key) => sourcesByKey.get(key) ?? [],
    changeOf(key) {
      if (permissions.has(key) === savedHere.has(key)) return undefined;
      return permissions.has(key) ? 'granted' : 'withdrawn';
    },
  };

  return {
    marks,
    sources: sources as readonly GivingSource[],
    toggle(key: string) {
      if (!permissions.delete(key)) permissions.add(key);
    },
    /** What stays, by key alone: its dates stay too. */
    get kept(): string[] {
      return standing.filter((key) => permissions.has(key));
    },
    get granted(): readonly string[] {
      return granted;
    },
    get withdrawn(): readonly string[] {
      return withdrawn;
    },
    /** What the person may do more and less, roles and groups counted in. */
    get gained(): string[] {
      return granted.filter((key) => !isInherited(key));
    },
    get lost(): string[] {
      return withdrawn.filter((key) => !isInherited(key));
    },
    get changeCount(): number {
      return granted.length + withdrawn.length;
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;

function sourcesIn({ items }: UserPermissions, nameOf: (source: PermissionSource) => string) {
  const found = new Map<string, Omit<GivingSource, 'letter'>>();
  for (const source of items.flatMap(({ sources }) => sources)) {
    const id = idOf(source);
    if (id === undefined) continue;
    const known = found.get(id) ?? { id, name: nameOf(source), href: hrefOf(source), extent: 0 };
    found.set(id, { ...known, extent: known.extent + 1 });
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** A role may come by itself and by groups: each way is a source of its own. */
function idOf({ type, id, via }: PermissionSource): string | undefined {
  return type === 'role' || type === 'group' ? `${id} ${via?.id ?? ''}` : undefined;
}

function hrefOf({ type, id, via }: PermissionSource): string {
  if (via) return `/groups/${via.id}`;
  return type === 'role' ? `/roles/${id}` : `/groups/${id}`;
}
