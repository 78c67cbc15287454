import { lettered, sourcesByKey } from '$lib/access/matrix/letters';
import { createPermissionDraft } from '$lib/access/matrix/permission-draft.svelte';
import type { Group, Role } from '$lib/api/types';
import { givenBy } from '../../../roles/access';

/** An edit of a group's own permissions that isn't saved yet, beside what its roles give. */
export function createDraft(group: Group, roles: readonly Role[]) {
  const sources = lettered(group.roles.flatMap(({ id }) => roles.find((role) => role.id === id) ?? []));
  const givenByRoles = sourcesByKey(sources, givenBy);

  return {
    sources,
    permissions: createPermissionDraft(group.permissions, (key) => givenByRoles.get(key) ?? []),
    /** All that the group gives as it is saved. */
    gives: [...new Set([...group.permissions, ...givenByRoles.keys()])],
  };
}

export type Draft = ReturnType<typeof createDraft>;
