import { lettered, type Source } from '$lib/access/matrix/letters';
import { createPermissionDraft } from '$lib/access/matrix/permission-draft.svelte';
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
  const sources = lettered(sourcesIn(saved, nameOf));
  const sourcesByKey = new Map(
    saved.items.map(({ key, sources: giving }) => [
      key,
      sources.filter(({ id }) => giving.some((one) => idOf(one) === id)),
    ]),
  );
  const isInherited = (key: string) => (sourcesByKey.get(key)?.length ?? 0) > 0;
  const permissions = createPermissionDraft(standing, (key) => sourcesByKey.get(key) ?? []);

  return {
    permissions,
    sources: sources as readonly GivingSource[],
    /** What stays, by key alone: its dates stay too. */
    get kept(): string[] {
      return standing.filter(permissions.isHere);
    },
    /** What the person may do more and less, roles and groups counted in. */
    get gained(): string[] {
      return permissions.granted.filter((key) => !isInherited(key));
    },
    get lost(): string[] {
      return permissions.withdrawn.filter((key) => !isInherited(key));
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
