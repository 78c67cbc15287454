import { assertCanGrant } from '../../platform/access/grant';
import { unknownPermissions } from '../../platform/access/unknown-permissions';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import {
  loadForChange,
  refuseArchived,
  refuseArchivedMeanwhile,
  refuseOneself,
  targetOf,
  unknownReference,
} from '../users/commands';
import { permissionChanges, planPermissions } from './rules';
import type { PermissionEntry } from './schemas';
import { directPermissions, directPermissionsMoved, replaceDirectPermissions } from './store';

/**
 * Sets what is given to the user themselves, beside roles and groups; in force at their next request. Whatever is added, taken
 * or moved in time has to be held by the caller; what stays as it is has not.
 * @throws cannotGrant, notOneself, superAdminProtected, archivedReadOnly; unknownReference for keys that aren't in the catalogue.
 */
export async function setDirectPermissions(
  ctx: Ctx,
  userId: string,
  entries: readonly PermissionEntry[],
): Promise<void> {
  const user = await loadForChange(ctx, userId);
  refuseOneself(ctx, userId);
  refuseArchived(user);
  await refuseUnknown(ctx, entries);
  const before = (await directPermissions(ctx, userId)).map((row) => ({
    key: row.permission_key,
    effectiveFrom: row.effective_from,
    expiresAt: row.expires_at,
  }));
  const plan = planPermissions(before, entries, ctx.now);
  const [added, moved, removed] = [plan.added, plan.moved, plan.removed].map((list) => list.map(({ key }) => key));
  const touched = [added, moved, removed].flatMap((keys) => keys ?? []);
  if (touched.length === 0) return;
  await assertCanGrant(ctx, touched, { to: { users: [userId] }, includesSuperAdmin: false });
  await commit(ctx, {
    refuseFirst: [
      refuseArchivedMeanwhile([userId]),
      {
        reason: 'permissions_moved',
        query: directPermissionsMoved(userId, before),
        problem: () => stale('Someone changed this user’s permissions meanwhile. Load them again and compare.'),
      },
    ],
    writes: replaceDirectPermissions(
      ctx,
      userId,
      [...plan.removed, ...plan.swept].map(({ key }) => key),
      [...plan.added, ...plan.moved],
    ),
    audit: [
      {
        action: 'user.permissions_changed',
        type: 'PERMISSION_CHANGE',
        target: targetOf(user),
        changes: permissionChanges(before, plan, ctx.now),
      },
    ],
    events: [{ type: 'user.permissions_changed', subject: userId, data: { added, removed, moved } }],
    affects: { users: [userId] },
  });
}

/** @throws unknownReference, pointing below `at` at the keys that aren't in the catalogue. */
export async function refuseUnknown(ctx: Ctx, entries: readonly PermissionEntry[], at = ''): Promise<void> {
  const keys = entries.map((entry) => (typeof entry === 'string' ? entry : entry.key));
  const unknown = new Set(await unknownPermissions(ctx, keys));
  const errors = keys.flatMap((key, index) =>
    unknown.has(key)
      ? [
          {
            pointer: `${at}/permissions/${index}${typeof entries[index] === 'string' ? '' : '/key'}`,
            code: 'unknown_reference',
            detail: `There is no permission ${key}.`,
          },
        ]
      : [],
  );
  if (errors[0]) throw unknownReference(errors[0].detail, { errors });
}
