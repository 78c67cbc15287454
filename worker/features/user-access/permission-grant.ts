import type { UserRow } from '../../db/schema/users';
import { isLapsed, type Window } from '../../platform/access/window';
import type { ChangeSet } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { refuseArchivedMeanwhile, targetOf } from '../users/commands';
import { type PermissionPlan, permissionChanges } from './rules';
import { type DirectPermission, directPermissionsMoved, directPermissionsOf, replaceDirectPermissions } from './store';

export { directPermissionsOf as standingPermissions };

type Standing = ReadonlyMap<string, readonly DirectPermission[]>;

/** Those of `keys` that aren't given to somebody who has `held` already. */
function missingOf(held: readonly DirectPermission[], keys: readonly string[], now: number): string[] {
  const standing = new Set(held.filter((one) => !isLapsed(one, now)).map(({ key }) => key));
  return keys.filter((key) => !standing.has(key));
}

/** Whether somebody was given all of `keys` directly, now or later. */
export function holdsAll(held: readonly DirectPermission[], keys: readonly string[], now: number): boolean {
  return missingOf(held, keys, now).length === 0;
}

/**
 * The change that gives each of the users those of `keys` that they weren't given before; what they hold stays as it is. The batch
 * asserts that what they hold is what `standing` says.
 */
export function permissionGrant(
  ctx: Ctx,
  keys: readonly string[],
  users: readonly UserRow[],
  standing: Standing,
  window: Window,
): Omit<ChangeSet, 'affects'> {
  const each = users.map((user) => {
    const held = standing.get(user.id) ?? [];
    const added = missingOf(held, keys, ctx.now).map((key) => ({ key, ...window }));
    const plan: PermissionPlan = { added, moved: [], removed: [], swept: [] };
    return { user, held, added, changes: permissionChanges(held, plan, ctx.now) };
  });
  return {
    refuseFirst: [
      refuseArchivedMeanwhile(users.map(({ id }) => id)),
      ...each.map(({ user, held }) => ({
        reason: 'permissions_moved',
        query: directPermissionsMoved(user.id, held),
        problem: () => stale('Someone changed these users’ permissions meanwhile. Try again.'),
      })),
    ],
    writes: each.flatMap(({ user, added }) => replaceDirectPermissions(ctx, user.id, [], added)),
    audit: each.map(({ user, changes }) => ({
      action: 'user.permissions_changed',
      type: 'PERMISSION_CHANGE',
      target: targetOf(user),
      changes,
    })),
    events: each.map(({ user, added }) => ({
      type: 'user.permissions_changed',
      subject: user.id,
      data: { added: added.map(({ key }) => key), removed: [], moved: [] },
    })),
  };
}
