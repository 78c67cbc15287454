import { z } from '@hono/zod-openapi';
import type { GroupRow } from '../../db/schema/groups';
import type { UserStatus } from '../../db/schema/users';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { PERMISSION_KEY_PATTERN } from '../../platform/access/catalogue';
import { type GivenRow, givenFields, inForceFields, toGiven } from '../../platform/access/given';
import { windowFields } from '../../platform/access/window';
import { oneLine } from '../../platform/http/one-line';
import { listedPersonFields } from '../../platform/query/listed-person';
import { listOf, pageFields } from '../../platform/query/page';
import { avatarUrl } from '../../platform/storage/avatar-url';

const PERMISSIONS_MAX = 1000;
const ROLES_MAX = 50;
export const MEMBERS_AT_ONCE_MAX = 100;

export const Group = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    /** Exact to 10,000. */
    member_count: z.number().int(),
    member_count_capped: z.literal(true).optional(),
    /** In force, scheduled or lapsed. */
    roles: z.array(z.strictObject({ id: z.uuid(), key: z.string(), name: z.string(), ...inForceFields })),
    /** Of the group itself, beside those of its roles. */
    permissions: z.array(z.string()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    version: z.number().int(),
  })
  .openapi('Group');

const name = oneLine(60);
const description = z.string().trim().max(500);
const permissions = z
  .array(z.string().regex(PERMISSION_KEY_PATTERN, 'Permissions are written module:action, such as users:read.'))
  .max(PERMISSIONS_MAX);

export const CreateGroup = z
  .strictObject({
    name,
    description: description.default(''),
    permissions: permissions.default([]),
    role_ids: z.array(z.uuid()).max(ROLES_MAX).default([]),
  })
  .openapi('CreateGroup');

export const UpdateGroup = z.strictObject({ name, description }).partial().openapi('UpdateGroup');

/** All that the group is to give by itself: what isn't named is taken away. */
export const SetGroupPermissions = z.strictObject({ permissions }).openapi('SetGroupPermissions');

export const AddMembers = z
  .strictObject({
    user_ids: z.array(z.uuid()).min(1).max(MEMBERS_AT_ONCE_MAX).refine(isUnique, 'Name each user once.'),
    ...windowFields,
  })
  .openapi('AddMembers');

export function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

export const AddGroupRole = z.strictObject({ role_id: z.uuid(), ...windowFields }).openapi('AddGroupRole');

export const GroupId = z.strictObject({ id: z.uuid() });
export const MemberId = z.strictObject({ id: z.uuid(), user_id: z.uuid() });
export const GroupRoleId = z.strictObject({ id: z.uuid(), role_id: z.uuid() });

export const GROUP_SORTS = ['name', 'created_at', 'updated_at'] as const;
export const ListGroups = z.strictObject({
  ...pageFields(GROUP_SORTS, 'name'),
  q: z.string().trim().max(200).optional(),
});
export const GroupPage = listOf(Group, 'GroupPage');

export const GroupMember = z
  .strictObject({
    ...listedPersonFields,
    ...givenFields,
  })
  .openapi('GroupMember');

export const MEMBER_SORTS = ['name', 'effective_from', 'assigned_at'] as const;
export const ListGroupMembers = z.strictObject({
  ...pageFields(MEMBER_SORTS, 'name'),
  q: z.string().trim().max(200).optional(),
});
export const GroupMemberPage = listOf(GroupMember, 'GroupMemberPage');

const GroupRole = z
  .strictObject({ id: z.uuid(), key: z.string(), name: z.string(), ...givenFields })
  .openapi('GroupRole');
export const GroupRoles = z.strictObject({ items: z.array(GroupRole), total: z.number().int() }).openapi('GroupRoles');

const Membership = z.strictObject({ id: z.uuid(), name: z.string(), ...givenFields }).openapi('GroupMembership');
export const Memberships = z
  .strictObject({ items: z.array(Membership), total: z.number().int() })
  .openapi('GroupMemberships');

export type GroupRoleRow = GivenRow & { id: string; key: string; name: string };
export type MembershipRow = GivenRow & { id: string; name: string };
export type MemberRow = GivenRow & {
  id: string;
  display_name: string;
  email: string;
  avatar_key: string | null;
  status: UserStatus;
};

type HeldRole = { id: string; key: string; name: string; effectiveFrom: number; expiresAt: number | null };
/** A group with what it gives, both lists sorted. */
export type GroupState = GroupRow & { roles: HeldRole[]; permissions: string[] };
export type GroupView = GroupState & { memberCount: number; isMemberCountCapped: boolean };

export function toGroup(group: GroupView): z.output<typeof Group> {
  return {
    id: group.id,
    name: group.name,
    description: group.description,
    member_count: group.memberCount,
    ...(group.isMemberCountCapped ? { member_count_capped: true as const } : {}),
    roles: group.roles.map(({ effectiveFrom, expiresAt, ...role }) => ({
      ...role,
      effective_from: toTimestamp(effectiveFrom),
      expires_at: toOptionalTimestamp(expiresAt),
    })),
    permissions: group.permissions,
    created_at: toTimestamp(group.createdAt),
    updated_at: toTimestamp(group.updatedAt),
    version: group.version,
  };
}

export function toGroupMember(row: MemberRow): z.output<typeof GroupMember> {
  const { id, display_name, email, status } = row;
  return { id, display_name, email, avatar_url: avatarUrl(row.avatar_key), status, ...toGiven(row) };
}

export function toGroupRole(row: GroupRoleRow): z.output<typeof GroupRole> {
  return { id: row.id, key: row.key, name: row.name, ...toGiven(row) };
}

export function toMembership(row: MembershipRow): z.output<typeof Membership> {
  return { id: row.id, name: row.name, ...toGiven(row) };
}
