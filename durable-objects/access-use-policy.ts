import type { AccessSource } from '../worker/kernel/account-rpc';
import type { AccessUse } from '../worker/kernel/journal';
import { coveringKeys, SCOPES, scopeOf } from '../worker/platform/access/scope';
import type { AccessSnapshot } from '../worker/platform/access/snapshot';

/** `2026-11-21`, in UTC. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * What the user was given that let them do this, as an access review names it: a role of their own, a membership of a group
 * (also where the group brought the role), a permission of their own, a grant on the object.
 */
export function usedBy(
  snapshot: Pick<AccessSnapshot, 'permissions' | 'sources'>,
  permission: string,
  sources: readonly AccessSource[],
): Omit<AccessUse, 'on'>[] {
  return sources.flatMap((source): Omit<AccessUse, 'on'>[] => {
    switch (source.type) {
      case 'role':
        return [source.via ? { type: 'group', id: source.via.id } : { type: 'role', id: source.id }];
      case 'group':
        return [{ type: 'group', id: source.id }];
      case 'direct':
        return directKeys(snapshot, permission).map((id) => ({ type: 'direct', id }));
      case 'grant':
        return source.subject.type === 'group'
          ? [{ type: 'group', id: source.subject.id }]
          : [
              source.subject.type === 'role'
                ? { type: 'role', id: source.subject.id }
                : { type: 'grant', id: source.id },
            ];
      default:
        return source satisfies never;
    }
  });
}

/** The user's own permissions that answer the question: itself, a wider one, or one over some of the users. */
function directKeys(snapshot: Pick<AccessSnapshot, 'permissions' | 'sources'>, permission: string): string[] {
  const { base, scope } = scopeOf(permission);
  const narrower = scope === null ? SCOPES.map((one) => `${base}_${one}`) : [];
  return [...coveringKeys(permission), ...narrower].filter((key) =>
    snapshot.permissions[key]?.some((position) => snapshot.sources[position]?.type === 'direct'),
  );
}
