import { SYSTEM_ROLES } from '../../platform/access/catalogue';

/** The three user levels of an item, as grants to the system roles that stand for them (C-17). */
export type Levels = { normal: boolean; admin: boolean; root: boolean };

const ROLE_OF = { normal: SYSTEM_ROLES.user, admin: SYSTEM_ROLES.admin, root: SYSTEM_ROLES.super_admin } as const;
const LEVEL_ROLES: string[] = Object.values(ROLE_OF);

/** Which levels pass the gate. Root passes every one, and an item without role grants has none. */
export function levelsOf(roleIds: readonly string[]): Levels {
  const isOpen = roleIds.length === 0;
  return {
    normal: isOpen || roleIds.includes(ROLE_OF.normal),
    admin: isOpen || roleIds.includes(ROLE_OF.admin),
    root: true,
  };
}

/**
 * The role grants with the levels set as given; other roles stay. Every level and no other role is no gate at all, and no level
 * is root alone, who can't be kept out: dropping every grant would let everybody in.
 */
export function withLevels(roleIds: readonly string[], { normal, admin }: Pick<Levels, 'normal' | 'admin'>): string[] {
  const others = roleIds.filter((id) => !LEVEL_ROLES.includes(id));
  if (normal && admin && others.length === 0) return [];
  return [...others, ...(normal ? [ROLE_OF.normal] : []), ...(admin ? [ROLE_OF.admin] : []), ROLE_OF.root];
}
