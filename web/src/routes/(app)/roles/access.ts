import { mayGiveAnybody } from '../../../lib/access/giving';
import type { Role } from '../../../lib/api/types';
import type { Text } from '../../../lib/i18n/text';
import type { SessionContext } from '../../../lib/session';

const superAdminKey = 'super_admin';

export function isSuperAdminRole(role: Pick<Role, 'key'>): boolean {
  return role.key === superAdminKey;
}

/** What holding the role gives: its own permissions and those of its ancestors. */
export function givenBy(role: Pick<Role, 'permissions' | 'inherited_permissions'>): string[] {
  return [...new Set([...role.permissions, ...role.inherited_permissions])];
}

/** "Everything", "12 permissions". */
export function extentOf(role: Role, t: Text<'roles'>): string {
  return isSuperAdminRole(role) ? t('everything') : t('permissions.counted', { count: givenBy(role).length });
}

/** "42 people", "more than 10,000 people". */
export function membersOf(role: Pick<Role, 'member_count' | 'member_count_capped'>, t: Text<'roles'>): string {
  return t(role.member_count_capped ? 'people.more' : 'people', { count: role.member_count });
}

/** What the signed-in person may not give to whoever comes to hold a role or to be in a group. */
export function beyond(session: SessionContext, permissions: readonly string[]): string[] {
  return permissions.filter((key) => !mayGiveAnybody(session, key));
}

/** Roles that inherit from `id`, however far down: none of them can be its parent. */
export function heirsOf(id: string, roles: readonly Role[]): Set<string> {
  const heirs = new Set<string>();
  let grew = true;
  while (grew) {
    const found = roles.filter(
      (role) => !heirs.has(role.id) && role.parent_ids.some((parent) => parent === id || heirs.has(parent)),
    );
    for (const role of found) heirs.add(role.id);
    grew = found.length > 0;
  }
  return heirs;
}

/** Why the signed-in person can't change the role, in a sentence; undefined where they can. The API decides. */
export function whyReadOnly(
  role: Role,
  roles: readonly Role[],
  session: SessionContext,
  t: Text<'roles'>,
): string | undefined {
  if (isSuperAdminRole(role)) return t('read_only.super_admin');
  if (role.is_system) return t('read_only.system', { name: role.name });
  if (!session.can('roles:update')) return t('read_only.not_allowed');
  if (session.isSuperAdmin) return undefined;
  const heirs = heirsOf(role.id, roles);
  if (session.roles.some(({ id }) => id === role.id || heirs.has(id))) return t('read_only.own');
  const lacking = beyond(session, givenBy(role));
  if (lacking.length > 0) return t('read_only.beyond', { permissions: listed(lacking, t) });
  return undefined;
}

const namedMost = 3;

function listed(keys: readonly string[], t: Text<'roles'>): string {
  const count = keys.length - namedMost;
  return count > 0 ? t('and_more', { permissions: keys.slice(0, namedMost).join(', '), count }) : keys.join(', ');
}
