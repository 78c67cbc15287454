import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import { type Window, windowOf } from '../../platform/access/window';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { accessChange, grantableParts, loadForChange, targetOf } from './commands';
import { groupRoleHeld, groupRoleNotHeld } from './problems';
import type { GroupView } from './schemas';
import * as store from './store';

/** Every member holds it from their next request on, or from `effective_from`. @throws as `accessChange` says. */
export async function addRole(
  ctx: Ctx,
  groupId: string,
  input: { role_id: string; effective_from?: string | undefined; expires_at?: string | null | undefined },
): Promise<void> {
  const group = await loadForChange(ctx, groupId);
  const window = windowOf(input, ctx.now);
  const { roles, gives } = await grantableParts(ctx, [], [input.role_id], '/role_id');
  const [role] = roles;
  if (!role) return;
  await commit(ctx, {
    ...(await accessChange(ctx, group, gives)),
    writes: [
      store.sweepLapsedRole(groupId, role.id, ctx.now),
      store.insertGroupRole(ctx, groupId, role.id, window),
      store.touchGroup(group, ctx.now),
    ],
    conflicts: { 'group_roles.group_id': () => groupRoleHeld(`${group.name} carries ${role.name} already.`) },
    ...record(group, 'group.role_added', role, window),
  });
}

/** @throws as `accessChange` says; groupRoleNotHeld. */
export async function removeRole(ctx: Ctx, groupId: string, roleId: string): Promise<void> {
  const group = await loadForChange(ctx, groupId);
  const role = group.roles.find(({ id }) => id === roleId);
  if (!role) throw groupRoleNotHeld('It may have been taken away already.');
  await commit(ctx, {
    ...(await accessChange(ctx, group, [])),
    writes: [store.deleteGroupRole(groupId, roleId), store.touchGroup(group, ctx.now)],
    ...record(group, 'group.role_removed', role),
  });
}

function record(
  group: GroupView,
  action: 'group.role_added' | 'group.role_removed',
  role: { id: string; key: string; name: string },
  window?: Window,
): Pick<ChangeSet, 'audit' | 'events'> {
  const changes = window
    ? [
        { field: 'role', before: null, after: role.name },
        { field: 'effective_from', before: null, after: toTimestamp(window.effectiveFrom) },
        { field: 'expires_at', before: null, after: toOptionalTimestamp(window.expiresAt) },
      ].filter(({ after }) => after !== null)
    : [{ field: 'role', before: role.name, after: null }];
  return {
    audit: [{ action, type: 'ROLE_ASSIGNMENT', target: targetOf(group), changes }],
    events: [{ type: action, subject: group.id, data: { name: group.name, role_id: role.id, role: role.key } }],
  };
}
