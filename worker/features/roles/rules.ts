import type { z } from '@hono/zod-openapi';
import type { diff } from '../../kernel/diff';
import { canonical, fold } from '../../kernel/fold';
import { networkGate } from '../../platform/access/networks';
import { invalid } from '../../platform/http/problems';
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
    mfaRequiredSince: input.mfa_required ? now : null,
    mfaMethods: input.mfa_methods ?? null,
    sessionIdleMinutes: input.session_idle_minutes ?? null,
    sessionAbsoluteMinutes: input.session_absolute_minutes ?? null,
    allowedNetworks: input.allowed_networks ?? null,
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
  const given = <Value>(value: Value | undefined, old: Value): Value => (value === undefined ? old : value);
  const mfaRequired = edit.mfa_required ?? before.mfaRequired;
  return {
    ...before,
    name,
    nameKey: canonical(name),
    description: edit.description ?? before.description,
    mfaRequired,
    // The grace period counts from when the requirement began, whatever else of the role changes meanwhile.
    mfaRequiredSince: mfaRequired ? (before.mfaRequired ? before.mfaRequiredSince : now) : null,
    mfaMethods: given(edit.mfa_methods, before.mfaMethods),
    sessionIdleMinutes: given(edit.session_idle_minutes, before.sessionIdleMinutes),
    sessionAbsoluteMinutes: given(edit.session_absolute_minutes, before.sessionAbsoluteMinutes),
    allowedNetworks: given(edit.allowed_networks, before.allowedNetworks),
    permissions: edit.permissions ? sortedSet(edit.permissions) : before.permissions,
    parentIds: edit.parent_ids ? sortedSet(edit.parent_ids) : before.parentIds,
    updatedAt: now,
    version: before.version + 1,
  };
}

/** What a role asks of its holders' sign-ins and sessions, as the audit log names it. It gives nothing to anybody. */
const SECURITY_FIELDS = new Set([
  'mfa_required',
  'mfa_methods',
  'session_idle_minutes',
  'session_absolute_minutes',
  'allowed_networks',
]);

/** @throws systemRole: everybody counts on what a system role means. What it asks of its holders' sessions may be set. */
export function refuseSystemRole(role: RoleState, changedFields: readonly string[]): void {
  if (!role.isSystem || changedFields.every((field) => SECURITY_FIELDS.has(field))) return;
  throw systemRole(
    `${role.name} is a system role: only what it asks of sign-ins and sessions can be set. Create a role of your own that inherits from it.`,
  );
}

/** @throws invalid for a session that may rest longer than it lasts. */
export function refuseInconsistent({ sessionIdleMinutes: idle, sessionAbsoluteMinutes: absolute }: RoleState): void {
  if (idle === null || absolute === null || idle <= absolute) return;
  const detail = 'A session can’t be unused for longer than it lasts. Shorten this, or lengthen its end.';
  throw invalid(detail, { errors: [{ pointer: '/session_idle_minutes', code: 'idle_beyond_end', detail }] });
}

/** @throws invalid when a role that the caller holds would shut them out of where they are working. */
export function refuseOwnLockout({ allowedNetworks }: RoleState, ip: string): void {
  if (!allowedNetworks) return;
  if (networkGate({ allow: allowedNetworks, block: [], roles: [] })?.(ip) !== false) return;
  const detail = `You hold this role. Add ${ip}: you are working from there.`;
  throw invalid(detail, { errors: [{ pointer: '/allowed_networks', code: 'shuts_you_out', detail }] });
}

/** What the audit log shows of a role; parents by name. */
export function auditedFields(parentNames: ReadonlyMap<string, string>): Parameters<typeof diff<RoleState>>[0] {
  return {
    key: { as: 'key', audited: 'value' },
    name: { as: 'name', audited: 'value' },
    description: { as: 'description', audited: 'value' },
    mfaRequired: { as: 'mfa_required', audited: 'value' },
    mfaMethods: { as: 'mfa_methods', audited: 'value' },
    sessionIdleMinutes: { as: 'session_idle_minutes', audited: 'value' },
    sessionAbsoluteMinutes: { as: 'session_absolute_minutes', audited: 'value' },
    allowedNetworks: { as: 'allowed_networks', audited: 'value' },
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
