import type { z } from '@hono/zod-openapi';
import type { diff } from '../../kernel/diff';
import { canonical, fold } from '../../kernel/fold';
import { systemRole } from './problems';
import type { CreateRole, RoleState, UpdateRole } from './schemas';

const KEY_MAX_CHARACTERS = 40;
const ID_TAIL_CHARACTERS = 8;

/** What a role's key is made of: `Front desk` becomes `front_desk`. Names that ASCII can't spell take the end of the id. */
export function roleKey(name: string, id: string): string {
  const folded = fold(name);
  const slug = folded.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  const isSpelled = /^[\x20-\x7e]+$/.test(folded) && /^[a-z]/.test(slug);
  if (isSpelled) return slug.slice(0, KEY_MAX_CHARACTERS);
  return ['role', slug.slice(0, KEY_MAX_CHARACTERS / 2), id.slice(-ID_TAIL_CHARACTERS)].filter(Boolean).join('_');
}

export function newRole(input: z.output<typeof CreateRole>, { id, now }: { id: string; now: number }): RoleState {
  return {
    id,
    key: roleKey(input.name, id),
    name: input.name,
    nameKey: canonical(input.name),
    description: input.description,
    isSystem: false,
    isHighPrivilege: false,
    mfaRequired: input.mfa_required,
    permissions: sortedSet(input.permissions),
    parentIds: sortedSet(input.parent_ids),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** The role after an edit; `version` moves on. The key stays: integrations name the role by it. */
export function editedRole(before: RoleState, edit: z.output<typeof UpdateRole>, now: number): RoleState {
  const name = edit.name ?? before.name;
  return {
    ...before,
    name,
    nameKey: canonical(name),
    description: edit.description ?? before.description,
    mfaRequired: edit.mfa_required ?? before.mfaRequired,
    permissions: edit.permissions ? sortedSet(edit.permissions) : before.permissions,
    parentIds: edit.parent_ids ? sortedSet(edit.parent_ids) : before.parentIds,
    updatedAt: now,
    version: before.version + 1,
  };
}

/** @throws systemRole: everybody counts on what a system role means. Whether it asks for a second factor may be set. */
export function refuseSystemRole(role: RoleState, changedFields: readonly string[]): void {
  if (!role.isSystem || changedFields.every((field) => field === 'mfa_required')) return;
  throw systemRole(
    `${role.name} is a system role: only mfa_required can be set. Create a role of your own that inherits from it.`,
  );
}

/** What the audit log shows of a role; parents by name. */
export function auditedFields(parentNames: ReadonlyMap<string, string>): Parameters<typeof diff<RoleState>>[0] {
  return {
    key: { as: 'key', audited: 'value' },
    name: { as: 'name', audited: 'value' },
    description: { as: 'description', audited: 'value' },
    mfaRequired: { as: 'mfa_required', audited: 'value' },
    permissions: { as: 'permissions', audited: 'value' },
    parentIds: { as: 'parents', audited: 'value', show: (ids) => ids.map((id) => parentNames.get(id) ?? id) },
  };
}

const GRANTING_FIELDS = new Set(['permissions', 'parents']);

/** Whether the change moves what holders may do. */
export function changesAccess(changedFields: readonly string[]): boolean {
  return changedFields.some((field) => GRANTING_FIELDS.has(field));
}

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
