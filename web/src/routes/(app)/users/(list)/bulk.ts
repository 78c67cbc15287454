import type { BulkRequest, Group, PermissionModule, Role } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';
import type { SessionContext } from '$lib/session';
import { extentOf, givenBy, isSuperAdminRole } from '../../roles/access';

export type BulkAction = BulkRequest['action'];

/** What an action is about, and so which parameter it takes. */
export const kinds = {
  assign_role: 'role',
  remove_role: 'role',
  add_to_group: 'group',
  remove_from_group: 'group',
  grant: 'permission',
} as const satisfies Record<BulkAction, string>;

/** Those that somebody may do at all; the API judges each user. */
export function actionsFor(session: SessionContext): BulkAction[] {
  const assigns = ['', '_team', '_branch'].some((scope) => session.can(`users:assign_roles${scope}`));
  return [
    ...(assigns && session.can('roles:read') ? (['assign_role', 'remove_role'] as const) : []),
    ...(session.can('groups:assign') && session.can('groups:read')
      ? (['add_to_group', 'remove_from_group'] as const)
      : []),
    ...(session.can('users:assign_permissions') && session.can('roles:read') ? (['grant'] as const) : []),
  ];
}

/** Whether the action gives something: that has a beginning and may have an end. */
export function isGiving(action: BulkAction): boolean {
  return action !== 'remove_role' && action !== 'remove_from_group';
}

export function paramsOf(action: BulkAction, id: string): BulkRequest['params'] {
  switch (kinds[action]) {
    case 'role':
      return { role_id: id };
    case 'group':
      return { group_id: id };
    case 'permission':
      return { permissions: [id] };
    default:
      return kinds[action] satisfies never;
  }
}

export interface Choice {
  value: string;
  label: string;
  detail: string;
}

/** Nobody gives what they don't hold; what is taken, nobody needs to hold. */
export function roleChoices(
  roles: readonly Role[],
  action: BulkAction,
  session: SessionContext,
  t: Text<'roles'>,
): Choice[] {
  return roles
    .filter((role) => action === 'remove_role' || session.isSuperAdmin || !isSuperAdminRole(role))
    .filter((role) => action === 'remove_role' || givenBy(role).every((key) => session.can(key)))
    .map((role) => ({ value: role.id, label: role.name, detail: extentOf(role, t) }));
}

export function groupChoices(groups: readonly Group[], t: Text<'groups'>): Choice[] {
  return groups.map((group) => ({
    value: group.id,
    label: group.name,
    detail: t(group.member_count_capped ? 'members.more' : 'members.counted', { count: group.member_count }),
  }));
}

export function permissionChoices(
  modules: readonly PermissionModule[],
  session: SessionContext,
  nameOf: (key: string) => string,
): Choice[] {
  return modules
    .flatMap(({ permissions }) => permissions)
    .filter(({ key }) => session.can(key))
    .map(({ key }) => ({ value: key, label: nameOf(key), detail: key }));
}
