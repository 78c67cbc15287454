import { SYSTEM_ROLES } from '../../../platform/access/catalogue';
import { askedOf, scopesAsked } from '../../../platform/access/decide';
import { upwards } from '../../../platform/access/reach-over';
import { coveringKeys, type Scope, scopeOf } from '../../../platform/access/scope';
import { type Check, objectOf, ownerOf, permissionKey, questionOf } from '../questions';

/** A key that gives what was asked: to all, or over a scope. */
export type RelevantKey = { key: string; scope: Scope | null };

/** Every key that answers the question as `decide` judges it. */
export function relevantKeys(check: Check): RelevantKey[] {
  const owner = ownerOf(check);
  const { permission } = askedOf(questionOf(check), '');
  const { base } = scopeOf(permission);
  return [
    ...coveringKeys(owner === null ? permission : base).map((key) => ({ key, scope: null })),
    ...scopesAsked(permission, owner).map((one) => ({ key: `${base}_${one}`, scope: one })),
  ];
}

/** The bound values of `GIVING`, in their order. */
export function givingParameters(check: Check, now: number): unknown[] {
  const object = objectOf(check);
  return [
    now,
    JSON.stringify(relevantKeys(check).map(({ key, scope }) => [key, scope ?? ''])),
    object?.type ?? null,
    object?.id ?? null,
    check.action,
    SYSTEM_ROLES.super_admin,
  ];
}

/** The bound values of `HOLDERS`, in their order. */
export function holderParameters(check: Check, now: number): unknown[] {
  const isOwnAsked = scopeOf(permissionKey(check)).scope === 'own';
  return [...givingParameters(check, now), ownerOf(check), isOwnAsked ? 1 : 0];
}

const inForce = (table: string) =>
  `${table}.effective_from <= ?1 AND (${table}.expires_at IS NULL OR ${table}.expires_at > ?1)`;

/** `giving(role_id, scope)`: the roles that give it, by themselves or by inheriting; `UNION` ends on a cycle. A scope of '' is everybody. */
const giving = (when: string) => `
relevant(key, scope) AS (SELECT value ->> 0, value ->> 1 FROM json_each(?2)),
object_grants AS (
  SELECT * FROM grants WHERE object_type = ?3 AND object_id = ?4 AND EXISTS (SELECT 1 FROM json_each(grants.actions) WHERE value = ?5) AND ${when}
),
giving(role_id, scope) AS (
  SELECT ?6, ''
  UNION SELECT role_permissions.role_id, relevant.scope FROM relevant CROSS JOIN role_permissions ON role_permissions.permission_key = relevant.key
  UNION SELECT subject_id, '' FROM object_grants WHERE subject_type = 'role'
  UNION SELECT role_parents.role_id, giving.scope FROM giving CROSS JOIN role_parents ON role_parents.parent_id = giving.role_id
)`;

/** `giving` with everything, whether in force or not. */
export const GIVING = giving('1');

/**
 * `holders(user_id)`: who has it in force, whatever their account's status. Over an owner a scope counts where it reaches; without one,
 * whoever holds it over some is among them.
 */
export const HOLDERS = `
${giving(inForce('grants'))},
${upwards('SELECT ?7')},
reached(scope, user_id) AS (
  SELECT 'own', ?7
  UNION ALL SELECT 'team', id FROM above
  UNION ALL SELECT 'branch', users.id FROM around CROSS JOIN users ON users.branch_id = around.id
  UNION ALL SELECT value, ?7 FROM json_each('["team","branch"]') WHERE ?8
),
given(user_id, scope) AS (
  SELECT user_roles.user_id, giving.scope FROM giving CROSS JOIN user_roles ON user_roles.role_id = giving.role_id WHERE ${inForce('user_roles')}
  UNION ALL SELECT group_members.user_id, giving.scope FROM giving CROSS JOIN group_roles ON group_roles.role_id = giving.role_id
    CROSS JOIN group_members ON group_members.group_id = group_roles.group_id
    WHERE giving.role_id <> ?6 AND ${inForce('group_roles')} AND ${inForce('group_members')}
  UNION ALL SELECT group_members.user_id, relevant.scope FROM relevant CROSS JOIN group_permissions ON group_permissions.permission_key = relevant.key
    CROSS JOIN group_members ON group_members.group_id = group_permissions.group_id
    WHERE ${inForce('group_permissions')} AND ${inForce('group_members')}
  UNION ALL SELECT user_permissions.user_id, relevant.scope FROM relevant CROSS JOIN user_permissions ON user_permissions.permission_key = relevant.key
    WHERE ${inForce('user_permissions')}
  UNION ALL SELECT user_id, '' FROM granted
),
granted(user_id) AS (
  SELECT subject_id FROM object_grants WHERE subject_type = 'user'
  UNION ALL SELECT group_members.user_id FROM object_grants CROSS JOIN group_members ON group_members.group_id = object_grants.subject_id
    WHERE object_grants.subject_type = 'group' AND ${inForce('group_members')}
),
holders(user_id) AS (
  SELECT user_id FROM given WHERE scope = '' OR ?7 IS NULL OR (scope, user_id) IN (SELECT scope, user_id FROM reached)
)`;
