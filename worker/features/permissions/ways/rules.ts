import { SYSTEM_ROLES } from '../../../platform/access/catalogue';
import type { Scope } from '../../../platform/access/scope';
import type { RelevantKey } from './sql';
import type { GivenRow, GivingRole, RoleBrief } from './store';

/** One way in which somebody is given what was asked. */
export type Way = {
  type: 'super_admin' | 'role' | 'group' | 'direct' | 'grant';
  /** The key that gives it: the one asked, or one that covers it. Null for super admins and grants. */
  permission: string | null;
  scope: Scope | null;
  /** From the role held to the one that gives it. */
  chain: RoleBrief[];
  group: { id: string; name: string } | null;
  grantId: string | null;
  state: 'in_force' | 'scheduled' | 'lapsed';
  effectiveFrom: number;
  expiresAt: number | null;
};

type Window = { effectiveFrom: number; expiresAt: number | null };

/** Every way, those in force first, then those to come, then those that lapsed. */
export function waysOf(
  given: readonly GivenRow[],
  roles: readonly GivingRole[],
  keys: readonly RelevantKey[],
  now: number,
): Way[] {
  const byId = new Map(roles.map((role) => [role.id, role]));
  const scopes = new Map(keys.map(({ key, scope }) => [key, scope]));
  const order = { in_force: 0, scheduled: 1, lapsed: 2 };
  return given
    .flatMap((row) => waysBy(row))
    .sort((one, other) => order[one.state] - order[other.state] || width(other.scope) - width(one.scope));

  function waysBy(row: GivenRow): Way[] {
    const group = row.group_id === null ? null : { id: row.group_id, name: row.group_name ?? '' };
    const own: Window = { effectiveFrom: row.effective_from, expiresAt: row.expires_at };
    const held = both(own, { effectiveFrom: row.member_from ?? 0, expiresAt: row.member_until });
    const by = (type: Way['type'], window: Window, more: Partial<Way>): Way => ({
      type,
      permission: null,
      scope: null,
      chain: [],
      group,
      grantId: null,
      state: stateOf(window, now),
      ...window,
      ...more,
    });
    switch (row.kind) {
      case 'role':
        return waysByRole(row.role_id ?? '', held, by);
      case 'group':
      case 'direct':
        return [by(row.kind, held, keyed(row.permission_key ?? ''))];
      case 'grant':
        return [by('grant', held, { grantId: row.grant_id })];
      default:
        return row.kind satisfies never;
    }
  }

  function waysByRole(
    roleId: string,
    held: Window,
    by: (type: Way['type'], window: Window, more: Partial<Way>) => Way,
  ): Way[] {
    if (roleId === SYSTEM_ROLES.super_admin) return [by('super_admin', held, {})];
    return chainsFrom(roleId, byId).flatMap((lineage) => {
      const giver = lineage.at(-1);
      const chain = lineage.map(({ id, key, name }) => ({ id, key, name }));
      const ofKeys = widest(giver?.keys ?? []).map((key) => by('role', held, { chain, ...keyed(key) }));
      const ofGrants = (giver?.grants ?? []).map((grant) => {
        const window = { effectiveFrom: grant.effective_from, expiresAt: grant.expires_at };
        return by('grant', both(held, window), { chain, grantId: grant.id });
      });
      return [...ofKeys, ...ofGrants];
    });
  }

  function keyed(key: string): Pick<Way, 'permission' | 'scope'> {
    return { permission: key, scope: scopes.get(key) ?? null };
  }

  /** A role that gives it to all says nothing more by giving it over some too. */
  function widest(own: readonly string[]): readonly string[] {
    const wide = own.find((key) => scopes.get(key) === null);
    return wide === undefined ? own : [wide];
  }
}

/** The shortest line from the role to each that gives something itself, nearest first. */
function chainsFrom(roleId: string, byId: ReadonlyMap<string, GivingRole>): GivingRole[][] {
  const start = byId.get(roleId);
  if (!start) return [];
  const seen = new Set([roleId]);
  const chains = [[start]];
  // Grows while it is walked: a chain's parents come after every chain as short as it.
  for (const chain of chains) {
    for (const parentId of chain.at(-1)?.parentIds ?? []) {
      const parent = byId.get(parentId);
      if (!parent || seen.has(parentId)) continue;
      seen.add(parentId);
      chains.push([...chain, parent]);
    }
  }
  return chains.filter((chain) => {
    const giver = chain.at(-1);
    return giver !== undefined && giver.keys.length + giver.grants.length > 0;
  });
}

function both(one: Window, other: Window): Window {
  const ends = [one.expiresAt, other.expiresAt].filter((end) => end !== null);
  return {
    effectiveFrom: Math.max(one.effectiveFrom, other.effectiveFrom),
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** What would begin only after it has ended never comes. */
function stateOf({ effectiveFrom, expiresAt }: Window, now: number): Way['state'] {
  if (expiresAt !== null && (expiresAt <= now || expiresAt <= effectiveFrom)) return 'lapsed';
  return effectiveFrom > now ? 'scheduled' : 'in_force';
}

function width(scope: Scope | null): number {
  return scope === null ? 1 : 0;
}
