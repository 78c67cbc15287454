/**
 * Whom a permission reaches. `users:update_team` is `users:update` over the people below its holder, at any depth;
 * without an ending, or with `_all`, it reaches everybody.
 */
export const SCOPES = ['own', 'team', 'branch'] as const;
export type Scope = (typeof SCOPES)[number];

const ENDING = /^(.+)_(own|team|branch|all)$/;

/** `attendance:view_own` is `attendance:view` within `own`; a scope of null reaches everybody. */
export function scopeOf(permission: string): { base: string; scope: Scope | null } {
  const [, base, ending] = ENDING.exec(permission) ?? [];
  if (base === undefined || base.endsWith(':')) return { base: permission, scope: null };
  return { base, scope: ending === 'all' ? null : (ending as Scope) };
}

/** Every key that allows at least what this one does, itself included: who may see everybody's may see their own. */
export function coveringKeys(permission: string): string[] {
  const { base, scope } = scopeOf(permission);
  const everybody = [base, `${base}_all`];
  if (scope === null) return everybody;
  const own = scope === 'own' ? [`${base}_team`, `${base}_branch`] : [];
  return [`${base}_${scope}`, ...own, ...everybody];
}
