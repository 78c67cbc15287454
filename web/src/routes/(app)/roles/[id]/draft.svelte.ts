import { lettered, type Source, sourcesByKey } from '$lib/access/matrix/letters';
import { createPermissionDraft } from '$lib/access/matrix/permission-draft.svelte';
import type { Role } from '$lib/api/types';
import { givenBy } from '../access';

export type RoleEdit = Partial<Pick<Role, 'name' | 'permissions' | 'parent_ids'> & { description: string }>;

/** An edit of a role that isn't saved yet, and what it would change. */
export function createDraft(saved: Role, roles: readonly Role[]) {
  let name = $state(saved.name);
  let description = $state(saved.description ?? '');
  let parentIds = $state<string[]>([...saved.parent_ids]);

  const sources = $derived(lettered(parentIds.flatMap((id) => roles.find((role) => role.id === id) ?? [])));
  const inherited = $derived(sourcesByKey(sources, givenBy));
  const permissions = createPermissionDraft(saved.permissions, (key) => inherited.get(key) ?? []);
  const given = $derived(new Set([...permissions.keys, ...inherited.keys()]));
  const savedGiven = new Set(givenBy(saved));
  const parentsAdded = $derived(parentIds.filter((id) => !saved.parent_ids.includes(id)));
  const parentsRemoved = $derived(saved.parent_ids.filter((id) => !parentIds.includes(id)));
  const edit = $derived.by(() => {
    const changed: RoleEdit = {};
    if (name.trim() !== saved.name) changed.name = name.trim();
    if (description.trim() !== (saved.description ?? '')) changed.description = description.trim();
    if (permissions.changeCount > 0) changed.permissions = permissions.keys;
    if (parentsAdded.length + parentsRemoved.length > 0) changed.parent_ids = [...parentIds];
    return changed;
  });

  return {
    saved,
    permissions,
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
    /** Only the fields that differ from the saved role. */
    get edit(): RoleEdit {
      return edit;
    },
    get changeCount(): number {
      const fields = Object.keys(edit).filter((field) => field !== 'permissions' && field !== 'parent_ids').length;
      return fields + permissions.changeCount + parentsAdded.length + parentsRemoved.length;
    },
    /** What members gain and lose, through parents too. */
    get gained(): string[] {
      return [...given].filter((key) => !savedGiven.has(key)).sort();
    },
    get lost(): string[] {
      return [...savedGiven].filter((key) => !given.has(key)).sort();
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
