import type { Role } from '../../../../lib/api/types';
import { givenBy, isSuperAdminRole } from '../access';

/** How a role gives a permission: itself, by these parents, or not at all. */
export type Giving = { kind: 'given' } | { kind: 'inherited'; from: string[] } | { kind: 'none' };

export interface ComparedPermission {
  key: string;
  name: string;
  description: string;
  a: Giving;
  b: Giving;
  side: 'a' | 'b' | 'both' | 'neither';
}
export interface ComparedModule {
  module: string;
  label: string;
  permissions: ComparedPermission[];
}

/** One module of the catalogue with its permissions, in the order of the matrix. */
export interface CataloguedModule {
  module: string;
  label: string;
  entries: readonly { key: string; name: string; description: string }[];
}

/** Every permission of the catalogue with how each role gives it. `roles` name the parents. */
export function compared(
  a: Role,
  b: Role,
  catalogue: readonly CataloguedModule[],
  roles: readonly Role[],
): ComparedModule[] {
  const [givingA, givingB] = [givingOf(a, roles), givingOf(b, roles)];
  return catalogue.map(({ module, label, entries }) => ({
    module,
    label,
    permissions: entries.map(({ key, name, description }) => {
      const [ofA, ofB] = [givingA(key), givingB(key)];
      return { key, name, description, a: ofA, b: ofB, side: sideOf(ofA, ofB) };
    }),
  }));
}

/** The modules with only those permissions that the filter lets through. */
export function narrowedTo(modules: readonly ComparedModule[], show: 'different' | 'given'): ComparedModule[] {
  const isShown = ({ side }: ComparedPermission) =>
    show === 'given' ? side !== 'neither' : side === 'a' || side === 'b';
  return modules
    .map((one) => ({ ...one, permissions: one.permissions.filter(isShown) }))
    .filter(({ permissions }) => permissions.length > 0);
}

export function counted(modules: readonly ComparedModule[]): Record<'a' | 'b' | 'both', number> {
  const all = modules.flatMap(({ permissions }) => permissions);
  const of = (side: ComparedPermission['side']) => all.filter((permission) => permission.side === side).length;
  return { a: of('a'), b: of('b'), both: of('both') };
}

function givingOf(role: Role, roles: readonly Role[]): (key: string) => Giving {
  if (isSuperAdminRole(role)) return () => ({ kind: 'given' });
  const own = new Set(role.permissions);
  const parents = role.parent_ids.flatMap((id) => roles.find((other) => other.id === id) ?? []);
  const inherited = new Set(role.inherited_permissions);
  return (key) => {
    if (own.has(key)) return { kind: 'given' };
    if (!inherited.has(key)) return { kind: 'none' };
    return {
      kind: 'inherited',
      from: parents.filter((parent) => givenBy(parent).includes(key)).map(({ name }) => name),
    };
  };
}

function sideOf(a: Giving, b: Giving): ComparedPermission['side'] {
  if (a.kind !== 'none' && b.kind !== 'none') return 'both';
  if (a.kind !== 'none') return 'a';
  return b.kind === 'none' ? 'neither' : 'b';
}
