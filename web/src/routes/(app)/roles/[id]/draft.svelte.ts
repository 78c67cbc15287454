import { SvelteSet } from 'svelte/reactivity';
import { lettered, type Source } from '$lib/access/matrix/letters';
import type { Role } from '$lib/api/types';
import { givenBy } from '../access';

export type RoleEdit = Partial<Pick<Role, 'name' | 'permissions' | 'parent_ids'> & { description: string }>;

/** An edit of a role that isn't saved yet, and what it would change. */
export function createDraft(saved: Role, roles: readonly Role[]) {
  let name = $state(saved.name);
  let description = $state(saved.description ?? '');
  let parentIds = $state<string[]>([...saved.parent_ids]);
  const permissions = new SvelteSet(saved.permissions);
  const savedHere = new Set(saved.permissions);

  const sources = $derived(lettered(parentIds.flatMap((id) => roles.find((role) => role.id === id) ?? [])));
  const sourcesByKey = $derived.by(() => {
    const found = new Map<string, Source[]>();
    for (const source of sources) {
      for (const key of givenBy(source)) found.set(key, [...(found.get(key) ?? []), source]);
    }
    return found;
  });
  const given = $derived(new Set([...permissions, ...sourcesByKey.keys()]));
  const savedGiven = new Set(givenBy(saved));
  const granted = $derived([...permissions].filter((key) => !savedHere.has(key)));
  const withdrawn = $derived(saved.permissions.filter((key) => !permissions.has(key)));
  const parentsAdded = $derived(parentIds.filter((id) => !saved.parent_ids.includes(id)));
  const parentsRemoved = $derived(saved.parent_ids.filter((id) => !parentIds.includes(id)));
  const edit = $derived.by(() => {
    const changed: RoleEdit = {};
    if (name.trim() !== saved.name) changed.name = name.trim();
    if (description.trim() !== (saved.description ?? '')) changed.description = description.trim();
    if (granted.length + withdrawn.length > 0) changed.permissions = [...permissions].sort();
    if (parentsAdded.length + parentsRemoved.length > 0) changed.parent_ids = [...parentIds];
    return changed;
  });

  return {
    saved,
    get name() {
      return name;
    },
    set name(value: string) {
      name = value;
    },
    get description() {
      return description;
    },
    set description(value: string) {
      description = value;
    },
    get parentIds(): readonly string[] {
      return parentIds;
    },
    addParent(id: string) {
      if (!parentIds.includes(id)) parentIds = [...parentIds, id];
    },
    removeParent(id: string) {
      parentIds = parentIds.filter((other) => other !== id);
    },
    get sources(): readonly Source[] {
      return sources;
    },
    sourcesOf: (key: string): readonly Source[] => sourcesByKey.get(key) ?? [],
    isHere: (key: string) => permissions.has(key),
    isGiven: (key: string) => given.has(key),
    /** Granted or withdrawn here since the role was saved. */
    changeOf(key: string): 'granted' | 'withdrawn' | undefined {
      if (permissions.has(key) === savedHere.has(key)) return undefined;
      return permissions.has(key) ? 'granted' : 'withdrawn';
    },
    toggle(key: string) {
      if (!permissions.delete(key)) permissions.add(key);
    },
    /** Only the fields that differ from the saved role. */
    get edit(): RoleEdit {
      return edit;
    },
    get changeCount(): number {
      const fields = Object.keys(edit).filter((field) => field !== 'permissions' && field !== 'parent_ids').length;
      return fields + granted.length + withdrawn.length + parentsAdded.length + parentsRemoved.length;
    },
    /** What members gain and lose, through parents too. */
    get gained(): string[] {
      return [...given].filter((key) => !savedGiven.has(key)).sort();
    },
    get lost(): string[] {
      return [...savedGiven].filter((key) => !given.has(key)).sort();
    },
    get granted(): readonly string[] {
      return granted;
    },
    get withdrawn(): readonly string[] {
      return withdrawn;
    },
    get parentsAdded(): readonly string[] {
      return parentsAdded;
    },
    get parentsRemoved(): readonly string[] {
      return parentsRemoved;
    },
    /** Whether members may do more or less afterwards: the API then asks for a reason. */
    get changesAccess(): boolean {
      return edit.permissions !== undefined || edit.parent_ids !== undefined;
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;
