import type { Role } from '$lib/api/types';
import { counted } from '$lib/format/names';
import type { SessionContext } from '$lib/session';

const superAdminKey = 'super_admin';

export function isSuperAdminRole(role: Pick<Role, 'key'>): boolean {
  return role.key === superAdminKey;
}

/** What holding the role gives: its own permissions and those of its ancestors. */
export function givenBy(role: Pick<Role, 'permissions' | 'inherited_permissions'>): string[] {
  return [...new Set([...role.permissions, ...role.inherited_permissions])];
}

/** "Everything", "12 permissions". */
export function extentOf(role: Role): string {
  if (isSuperAdminRole(role)) return 'Everything';
  const { length } = givenBy(role);
  return length === 1 ? '1 permission' : `${length} permissions`;
}

/** "42 people", "more than 10,000 people". */
export function membersOf(role: Pick<Role, 'member_count' | 'member_count_capped'>): string {
  const people = counted(role.member_count, 'person', 'people');
  return role.member_count_capped ? `more than ${people}` : people;
}

/** What the role would give that the signed-in person doesn't hold, and so may not give. */
export function beyond(session: SessionContext, permissions: readonly string[]): string[] {
  return permissions.filter((key) => !session.can(key));
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
export function whyReadOnly(role: Role, roles: readonly Role[], session: SessionContext): string | undefined {
  if (isSuperAdminRole(role))
    return 'Super admin holds every permission, also those added later. That can’t be changed.';
  if (role.is_system) {
    return `${role.name} is a system role: what it allows stays as it is. Duplicate it, or make a role that inherits from it.`;
  }
  if (!session.can('roles:update')) return 'Your roles let you see roles, not change them.';
  if (session.isSuperAdmin) return undefined;
  const heirs = heirsOf(role.id, roles);
  if (session.roles.some(({ id }) => id === role.id || heirs.has(id)))
    return 'You hold this role. Ask another administrator to change it.';
  const lacking = beyond(session, givenBy(role));
  if (lacking.length > 0) return `It gives what you don’t hold yourself: ${listed(lacking)}. Ask someone who holds it.`;
  return undefined;
}

const namedMost = 3;

function listed(keys: readonly string[]): string {
  const more = keys.length - namedMost;
  return more > 0 ? `${keys.slice(0, namedMost).join(', ')} and ${more} more` : keys.join(', ');
}
