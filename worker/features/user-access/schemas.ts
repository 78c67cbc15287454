import { z } from '@hono/zod-openapi';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { PERMISSION_KEY_PATTERN } from '../../platform/access/catalogue';
import { givenFields, toGiven } from '../../platform/access/given';
import { Source } from '../../platform/access/source';
import { windowFields } from '../../platform/access/window';
import type { GroupRoleHolding, RoleHolding } from './commands';
import type { DirectPermissionRow } from './store';

export const UserId = z.strictObject({ id: z.uuid() });
export const ROLE_ID = '01900000-0000-7000-8000-000000000003';

export const AssignRole = z
  .strictObject({
    role_id: z.uuid(),
    ...windowFields,
  })
  .openapi('AssignRole');

const AssignedRole = z
  .strictObject({ id: z.uuid(), key: z.string(), name: z.string(), ...givenFields })
  .openapi('AssignedRole');
const RoleThroughGroup = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    via: z.strictObject({ type: z.literal('group'), id: z.uuid(), name: z.string() }),
    /** While both the membership and the group's role are in force. */
    effective_from: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
  })
  .openapi('RoleThroughGroup');

export const AssignedRoles = z
  .strictObject({
    /** Given to the user themselves. */
    items: z.array(AssignedRole),
    total: z.number().int(),
    /** Brought by groups; they are changed there. */
    through_groups: z.array(RoleThroughGroup),
  })
  .openapi('AssignedRoles');

export const ASSIGNED_EXAMPLE = {
  id: ROLE_ID,
  key: 'manager',
  name: 'Manager',
  effective_from: '2026-01-12T09:00:00.000Z',
  expires_at: null,
  assigned_at: '2026-01-12T09:00:00.000Z',
  assigned_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
  reason_code: 'other',
  comment: 'Runs the Lisbon crew.',
};

export const ROLES_EXAMPLE = {
  items: [ASSIGNED_EXAMPLE],
  total: 1,
  through_groups: [
    {
      id: '01900000-0000-7000-8000-000000000007',
      key: 'viewer',
      name: 'Viewer',
      via: { type: 'group' as const, id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30', name: 'Lisbon crew' },
      effective_from: '2026-01-12T09:00:00.000Z',
      expires_at: null,
    },
  ],
};

const PERMISSIONS_MAX = 1000;
const permissionKey = z
  .string()
  .regex(PERMISSION_KEY_PATTERN, 'Permissions are written module:action, such as users:read.');

/** A key alone keeps the dates that stand, or is given from now on and for good. */
const PermissionEntry = z.union([permissionKey, z.strictObject({ key: permissionKey, ...windowFields })]);
export type PermissionEntry = z.output<typeof PermissionEntry>;

/** All that the user is to hold directly: what isn't named is taken away. */
export const SetPermissions = z
  .strictObject({ permissions: z.array(PermissionEntry).max(PERMISSIONS_MAX) })
  .openapi('SetPermissions');

const DirectPermission = z.strictObject({ key: z.string(), ...givenFields }).openapi('DirectPermission');

export const EffectivePermissions = z
  .strictObject({
    /** Super admins may do everything, listed or not. */
    is_super_admin: z.boolean(),
    /** In force now. */
    items: z.array(
      z.strictObject({
        key: z.string(),
        sources: z.array(Source),
      }),
    ),
    total: z.number().int(),
    /** Given to the user themselves: in force, scheduled or lapsed. */
    direct: z.array(DirectPermission),
  })
  .openapi('EffectivePermissions');

export const PERMISSIONS_EXAMPLE = {
  is_super_admin: false,
  items: [
    { key: 'tasks:create', sources: [{ type: 'direct' as const }] },
    { key: 'users:read', sources: [{ type: 'role' as const, id: ROLE_ID, name: 'Manager' }] },
  ],
  total: 2,
  direct: [
    {
      key: 'tasks:create',
      effective_from: '2026-01-12T09:00:00.000Z',
      expires_at: '2026-03-31T22:00:00.000Z',
      assigned_at: '2026-01-12T09:00:00.000Z',
      assigned_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
      reason_code: 'other',
      comment: 'Plans the spring shoots.',
    },
  ],
};

export function toAssignedRole(role: RoleHolding): z.output<typeof AssignedRole> {
  const { id, key, name } = role;
  return { id, key, name, ...toGiven(role) };
}

export function toRoleThroughGroup(role: GroupRoleHolding): z.output<typeof RoleThroughGroup> {
  const { id, key, name, group_id, group_name, effective_from, expires_at } = role;
  return {
    id,
    key,
    name,
    via: { type: 'group', id: group_id, name: group_name },
    effective_from: toTimestamp(effective_from),
    expires_at: toOptionalTimestamp(expires_at),
  };
}

export function toDirectPermission(row: DirectPermissionRow): z.output<typeof DirectPermission> {
  return { key: row.permission_key, ...toGiven(row) };
}
