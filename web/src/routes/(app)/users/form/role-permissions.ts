import type { Role } from '$lib/api/types';
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
