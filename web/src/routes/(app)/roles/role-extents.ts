import type { PermissionModule, Role } from '../../../lib/api/types';
import { isSuperAdminRole } from './access';

/** How much of one module a role gives. */
export interface Extent {
  given: number;
  /** Of those, the ones that only parents give. */
  inherited: number;
  total: number;
  mark: 'all' | 'some' | 'inherited' | 'none';
}

export function extentIn(role: Role, { permissions }: Pick<PermissionModule, 'permissions'>): Extent {
  const total = permissions.length;
  if (isSuperAdminRole(role)) return { given: total, inherited: 0, total, mark: 'all' };
  const own = new Set(role.permissions);
  const fromParents = new Set(role.inherited_permissions);
  const inherited = permissions.filter(({ key }) => !own.has(key) && fromParents.has(key)).length;
  const given = permissions.filter(({ key }) => own.has(key)).length + inherited;
  return { given, inherited, total, mark: markOf(given, inherited, total) };
}

function markOf(given: number, inherited: number, total: number): Extent['mark'] {
  if (given === 0) return 'none';
  if (given === inherited) return 'inherited';
  return given === total ? 'all' : 'some';
}
