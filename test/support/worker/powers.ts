import { SYSTEM_ROLES } from '../../../worker/platform/access/catalogue';
import { select } from './sql';

type Given = { holder: string; what: string; effective_from: number; expires_at: number | null };
type Link = { from: string; to: string };

/** What a super admin holds. */
export const EVERYTHING = '*';

/** User id to everything that they were given: permission keys, `type/id:action` of grants, or `EVERYTHING`. */
export type Powers = Map<string, Set<string>>;

/**
 * Read straight from the tables and joined here, by none of the product's own code. With `at`, only what is in force then;
 * without, whatever was given for any time.
 */
export async function powers(at?: number): Promise<Powers> {
  const current = (rows: Given[]) =>
    rows.filter(
      (row) => at === undefined || (row.effective_from <= at && (row.expires_at === null || row.expires_at > at)),
    );
  const given = async (table: string, holder: string, what: string) =>
    current(
      await select<Given>(`SELECT ${holder} AS holder, ${what} AS what, effective_from, expires_at FROM ${table}`),
    );
  const [users, roles, members, groupRoles, groupKeys, direct, parents, rolePermissions, grants] = await Promise.all([
    select<{ id: string }>('SELECT id FROM users'),
    given('user_roles', 'user_id', 'role_id'),
    given('group_members', 'user_id', 'group_id'),
    given('group_roles', 'group_id', 'role_id'),
    given('group_permissions', 'group_id', 'permission_key'),
    given('user_permissions', 'user_id', 'permission_key'),
    select<Link>('SELECT role_id AS "from", parent_id AS "to" FROM role_parents'),
    select<Link>('SELECT role_id AS "from", permission_key AS "to" FROM role_permissions'),
    given('grants', "subject_type || '/' || subject_id", "json_array(object_type || '/' || object_id, json(actions))"),
  ]);
  const whats = (rows: Given[], holder: string) => rows.filter((row) => row.holder === holder).map(({ what }) => what);
  const withAncestors = (roleIds: string[]): string[] => {
    const found = new Set(roleIds);
    for (const id of found) for (const { from, to } of parents) if (from === id) found.add(to);
    return [...found];
  };
  const grantsTo = (subject: string) =>
    whats(grants, subject).flatMap((json) => {
      const [object, actions] = JSON.parse(json) as [string, string[]];
      return actions.map((action) => `${object}:${action}`);
    });
  return new Map(
    users.map(({ id }) => {
      const groupIds = whats(members, id);
      const held = withAncestors([...whats(roles, id), ...groupIds.flatMap((group) => whats(groupRoles, group))]);
      const keys = [
        ...rolePermissions.filter(({ from }) => held.includes(from)).map(({ to }) => to),
        ...groupIds.flatMap((group) => whats(groupKeys, group)),
        ...whats(direct, id),
        ...[`user/${id}`, ...groupIds.map((one) => `group/${one}`), ...held.map((one) => `role/${one}`)].flatMap(
          grantsTo,
        ),
        ...(held.includes(SYSTEM_ROLES.super_admin) ? [EVERYTHING] : []),
      ];
      return [id, new Set(keys)];
    }),
  );
}

/** User ids that a scope reaches for somebody, as the lines of report and the branches are now. */
export type Reach = (holder: string, scope: Scope) => ReadonlySet<string>;
const SCOPES = ['team', 'branch'] as const;
type Scope = (typeof SCOPES)[number];

export async function reach(): Promise<Reach> {
  const [users, branches] = await Promise.all([
    select<{ id: string; manager_id: string | null; branch_id: string | null }>(
      'SELECT id, manager_id, branch_id FROM users',
    ),
    select<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM branches'),
  ]);
  const below = (top: string | null | undefined, lines: { id: string; above: string | null }[]) => {
    const found = new Set<string>();
    for (let level = [top]; level.length > 0; ) {
      const next = lines.filter(({ id, above }) => above !== null && level.includes(above) && !found.has(id));
      for (const { id } of next) found.add(id);
      level = next.map(({ id }) => id);
    }
    return found;
  };
  const reports = users.map(({ id, manager_id }) => ({ id, above: manager_id }));
  const tree = branches.map(({ id, parent_id }) => ({ id, above: parent_id }));
  return (holder, scope) => {
    if (scope === 'team') return below(holder, reports);
    const own = users.find(({ id }) => id === holder)?.branch_id;
    const inside = own ? new Set([own, ...below(own, tree)]) : new Set();
    return new Set(users.filter(({ branch_id }) => inside.has(branch_id)).map(({ id }) => id));
  };
}

/**
 * Of `wanted` what somebody with `held` doesn't hold as widely: a power over a team or branch is one over each person in it.
 * `holder` is who has or gets it, `by` who has `held`.
 */
export function lacking(
  wanted: Iterable<string>,
  held: ReadonlySet<string>,
  { reached, holder, by }: { reached: Reach; holder: string; by: string },
): string[] {
  if (held.has(EVERYTHING)) return [];
  return [...wanted].filter((power) => {
    const isOnObject = power.includes('/');
    const [, base = '', scope = 'all'] = /^(.+?)(?:_(own|team|branch|all))?$/.exec(keyOf(power)) ?? [];
    const holds = (...keys: string[]) => keys.some((key) => held.has(key));
    if (holds(base, `${base}_all`) || (isOnObject && holds(power))) return false;
    if (scope === 'own') return !holds(`${base}_own`, `${base}_team`, `${base}_branch`);
    // Of an object it isn't known whose it is: there only everybody's will do.
    if (scope === 'all' || isOnObject || !holds(`${base}_${scope}`)) return true;
    const own = SCOPES.filter((one) => holds(`${base}_${one}`)).map((one) => reached(by, one));
    return [...reached(holder, scope as Scope)].some((id) => !own.some((people) => people.has(id)));
  });
}

/** `clients/42:read` is `clients:read` on one object. */
function keyOf(power: string): string {
  return power.replace(/\/[^:]*:/, ':');
}
