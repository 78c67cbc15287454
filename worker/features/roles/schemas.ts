import { z } from '@hono/zod-openapi';
import type { RoleRow } from '../../db/schema/roles';
import type { UserStatus } from '../../db/schema/users';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { PERMISSION_KEY_PATTERN } from '../../platform/access/catalogue';
import { inForceFields } from '../../platform/access/given';
import { canonicalNetwork, isNetwork } from '../../platform/access/networks';
import { FACTORS, type Factor } from '../../platform/access/second-factor';
import { oneLine } from '../../platform/http/one-line';
import { listedPersonFields } from '../../platform/query/listed-person';
import { listOf, pageFields } from '../../platform/query/page';

const NAME_MAX_CHARACTERS = 60;
const PERMISSIONS_MAX = 1000;
const PARENTS_MAX = 20;
const NETWORKS_MAX = 50;
const IDLE_MAX_MINUTES = 30 * 24 * 60;
const ABSOLUTE_MAX_MINUTES = 90 * 24 * 60;

export const Role = z
  .strictObject({
    id: z.uuid(),
    /** Derived from the first name; never changes. */
    key: z.string(),
    name: z.string(),
    description: z.string(),
    is_system: z.boolean(),
    permissions: z.array(z.string()),
    /** What the parents and their ancestors add. */
    inherited_permissions: z.array(z.string()),
    parent_ids: z.array(z.uuid()),
    mfa_required: z.boolean(),
    /** What satisfies the requirement; null takes any factor. */
    mfa_methods: z.array(z.enum(FACTORS)).nullable(),
    /** Shorter limits than the organization's; null leaves those. */
    session_idle_minutes: z.number().int().nullable(),
    session_absolute_minutes: z.number().int().nullable(),
    /** Where holders may come from; null is anywhere. */
    allowed_networks: z.array(z.string()).nullable(),
    member_count: z.number().int(),
    /** More than the 10,000 that are counted. */
    member_count_capped: z.literal(true).optional(),
    version: z.number().int(),
  })
  .openapi('Role');

const name = oneLine(NAME_MAX_CHARACTERS);
const description = z.string().trim().max(500);
const permissions = z
  .array(z.string().regex(PERMISSION_KEY_PATTERN, 'Permissions are written module:action, such as users:read.'))
  .max(PERMISSIONS_MAX);
const parentIds = z.array(z.uuid()).max(PARENTS_MAX);

const minutes = (max: number) => z.number().int().min(5).max(max).nullable();
const security = {
  mfa_required: z.boolean(),
  mfa_methods: z.array(z.enum(FACTORS)).min(1, 'Choose at least one, or null for any.').max(FACTORS.length).nullable(),
  session_idle_minutes: minutes(IDLE_MAX_MINUTES),
  session_absolute_minutes: minutes(ABSOLUTE_MAX_MINUTES),
  allowed_networks: z
    .array(
      z
        .string()
        .trim()
        .max(49)
        .refine(isNetwork, 'Write an address or a block, such as 203.0.113.0/24 or 2001:db8::/32.')
        .transform(canonicalNetwork),
    )
    .min(1, 'Name at least one, or null for anywhere.')
    .max(NETWORKS_MAX)
    .nullable(),
};

export const CreateRole = z
  .strictObject({
    name,
    description: description.default(''),
    permissions: permissions.default([]),
    parent_ids: parentIds.default([]),
    ...z.strictObject(security).partial().shape,
    mfa_required: security.mfa_required.default(false),
  })
  .openapi('CreateRole');

/** PUT and PATCH alike change what they name. */
export const UpdateRole = z
  .strictObject({ name, description, permissions, parent_ids: parentIds, ...security })
  .partial()
  .openapi('UpdateRole');

export const RoleTemplates = z
  .strictObject({
    items: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        description: z.string(),
        /** Those that the catalogue has. */
        permissions: z.array(z.string()),
      }),
    ),
    total: z.number().int(),
  })
  .openapi('RoleTemplates');

export const RoleId = z.strictObject({ id: z.uuid() });

export const ROLE_SORTS = ['name', 'key', 'created_at', 'updated_at'] as const;
export const ListRoles = z.strictObject({
  ...pageFields(ROLE_SORTS, 'name'),
  q: z.string().trim().max(200).optional(),
});
export const RolePage = listOf(Role, 'RolePage');

export const RoleMember = z
  .strictObject({
    ...listedPersonFields,
    ...inForceFields,
  })
  .openapi('RoleMember');

export const MEMBER_SORTS = ['name', 'effective_from'] as const;
export const ListMembers = z.strictObject(pageFields(MEMBER_SORTS, 'name'));
export const RoleMemberPage = listOf(RoleMember, 'RoleMemberPage');

/** A role with its own permissions and parents, both sorted. */
export type RoleState = RoleRow & { permissions: string[]; parentIds: string[] };
export type RoleView = RoleState & {
  inheritedPermissions: string[];
  memberCount: number;
  isMemberCountCapped: boolean;
};

export function toRole(role: RoleView): z.output<typeof Role> {
  return {
    id: role.id,
    key: role.key,
    name: role.name,
    description: role.description,
    is_system: role.isSystem,
    permissions: role.permissions,
    inherited_permissions: role.inheritedPermissions,
    parent_ids: role.parentIds,
    mfa_required: role.mfaRequired,
    mfa_methods: factorsOf(role.mfaMethods),
    session_idle_minutes: role.sessionIdleMinutes,
    session_absolute_minutes: role.sessionAbsoluteMinutes,
    allowed_networks: role.allowedNetworks,
    member_count: role.memberCount,
    ...(role.isMemberCountCapped ? { member_count_capped: true as const } : {}),
    version: role.version,
  };
}

/** In the order that factors are offered in. */
function factorsOf(methods: string[] | null): Factor[] | null {
  return methods && FACTORS.filter((factor) => methods.includes(factor));
}

export type MemberRow = {
  id: string;
  display_name: string;
  email: string;
  status: UserStatus;
  effective_from: number;
  expires_at: number | null;
};

export function toRoleMember(row: MemberRow): z.output<typeof RoleMember> {
  return {
    id: row.id,
    display_name: row.display_name,
    email: row.email,
    avatar_url: null,
    status: row.status,
    effective_from: toTimestamp(row.effective_from),
    expires_at: toOptionalTimestamp(row.expires_at),
  };
}

export const ROLE_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f20',
  key: 'front_desk',
  name: 'Front desk',
  description: 'Greets clients and keeps the diary',
  is_system: false,
  permissions: ['clients:read', 'clients:update'],
  inherited_permissions: ['users:read'],
  parent_ids: ['01900000-0000-7000-8000-000000000007'],
  mfa_required: false,
  mfa_methods: null,
  session_idle_minutes: 60,
  session_absolute_minutes: null,
  allowed_networks: null,
  member_count: 4,
  version: 3,
};
