import type { z } from '@hono/zod-openapi';
import { type Change, diff } from '../../kernel/diff';
import { canonical } from '../../kernel/fold';
import type { CreateGroup, GroupState } from './schemas';

export function newGroup(
  input: z.output<typeof CreateGroup>,
  roles: readonly { id: string; key: string; name: string }[],
  { id, now }: { id: string; now: number },
): GroupState {
  return {
    id,
    name: input.name,
    nameKey: canonical(input.name),
    description: input.description,
    roles: roles.map((role) => ({ id: role.id, key: role.key, name: role.name, effectiveFrom: now, expiresAt: null })),
    permissions: sortedSet(input.permissions),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

export type GroupEdit = { name?: string | undefined; description?: string | undefined; permissions?: string[] };

/** The group after an edit; `version` moves on. */
export function editedGroup(before: GroupState, edit: GroupEdit, now: number): GroupState {
  const name = edit.name ?? before.name;
  return {
    ...before,
    name,
    nameKey: canonical(name),
    description: edit.description ?? before.description,
    permissions: edit.permissions ? sortedSet(edit.permissions) : before.permissions,
    updatedAt: now,
    version: before.version + 1,
  };
}

/** The field-by-field difference for the audit log; null is before the group was or after it is gone. */
export function groupChanges(before: GroupState | null, after: GroupState | null): Change[] {
  return diff<GroupState>(
    {
      name: { as: 'name', audited: 'value' },
      description: { as: 'description', audited: 'value' },
      roles: { as: 'roles', audited: 'value', show: (roles) => roles.map(({ name }) => name) },
      permissions: { as: 'permissions', audited: 'value' },
    },
    before,
    after,
  );
}

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
