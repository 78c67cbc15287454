import type { Role } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';
import type { SessionContext } from '$lib/session';

/** Every permission that holding the role gives. */
export function permissionsOf({ permissions, inherited_permissions }: Role): string[] {
  return [...new Set([...permissions, ...inherited_permissions])];
}

/** Nobody gives what they don't hold. The API decides; this only says so before. */
export function mayGrant(session: SessionContext, role: Role): boolean {
  if (role.key === 'super_admin') return session.roles.some(({ key }) => key === 'super_admin');
  return permissionsOf(role).every((key) => session.can(key));
}

/** "12 permissions, more than you hold". */
export function extentWords(role: Role, isMine: boolean, t: Text<'userForm'>): string {
  if (role.key === 'super_admin') return t(isMine ? 'roles.everything' : 'roles.everything.beyond');
  return t(isMine ? 'roles.permissions' : 'roles.permissions.beyond', { count: permissionsOf(role).length });
}
