import type { z } from '@hono/zod-openapi';
import type { PermissionQuestion } from '../../kernel/account-rpc';
import { newId } from '../../kernel/ids';
import type { ProblemError } from '../../kernel/problem';
import { SYSTEM_ROLES } from '../../platform/access/catalogue';
import { assertCanGrant, groupFacts, roleFacts } from '../../platform/access/grant';
import { unknownPermissions } from '../../platform/access/unknown-permissions';
import { type ChangeSet, commit, type Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { invalid } from '../../platform/http/problems';
import { grantsLostWith } from '../grants/commands';
import { callerOf } from '../sessions/commands';
import { notOneself, superAdminProtected, unknownReference } from '../users/commands';
import { refuseOutdated } from './if-match';
import { groupNotFound, nameTaken } from './problems';
import { editedGroup, type GroupEdit, groupChanges, newGroup } from './rules';
import type { CreateGroup, GroupState, GroupView } from './schemas';
import * as store from './store';

/** What other features may use of this one. */
export { addition, type GrantableGroup, grantableGroup, groupToLeave, presentIn, removal } from './members';
export { alreadyMember, groupNotFound, notMember } from './problems';
export { isUnique } from './schemas';

export async function getGroup(ctx: Ctx, id: string): Promise<GroupView> {
  const view = await store.findView(ctx, id);
  if (!view) throw groupNotFound('It may have been deleted.');
  return view;
}

/** @throws cannotGrant when the group would give what the caller doesn't hold. */
export async function createGroup(ctx: Ctx, input: z.output<typeof CreateGroup>): Promise<GroupView> {
  const { roles, gives } = await grantableParts(ctx, input.permissions, [...new Set(input.role_ids)], '/role_ids');
  await assertCanGrant(ctx, gives, { to: 'anybody', includesSuperAdmin: false });
  const group = newGroup(input, roles, { id: newId(), now: ctx.now });
  await commit(ctx, {
    writes: store.insertGroup(ctx, group),
    conflicts: nameConflict(group),
    audit: [{ action: 'group.created', type: 'CREATE', target: targetOf(group), changes: groupChanges(null, group) }],
    events: [{ type: 'group.created', subject: group.id, data: { name: group.name } }],
  });
  return getGroup(ctx, group.id);
}

/** Its name and what it is for. Gives nobody anything. */
export async function renameGroup(
  ctx: Ctx,
  id: string,
  edit: Pick<GroupEdit, 'name' | 'description'>,
): Promise<GroupView> {
  const before = await loadForChange(ctx, id);
  const after = editedGroup(before, edit, ctx.now);
  const changes = groupChanges(before, after);
  if (changes.length === 0) return before;
  await commit(ctx, {
    expect: [{ table: 'groups', id, version: before.version }],
    writes: store.updateGroup(ctx, before, after),
    conflicts: nameConflict(after),
    audit: [{ action: 'group.updated', type: 'UPDATE', target: targetOf(after), changes }],
    events: [
      { type: 'group.updated', subject: id, data: { name: after.name, changed: changes.map(({ field }) => field) } },
    ],
  });
  return getGroup(ctx, id);
}

/** All that the group gives by itself, in force at its members' next request. @throws as `accessChange` says. */
export async function setPermissions(ctx: Ctx, id: string, permissions: string[]): Promise<GroupView> {
  const before = await loadForChange(ctx, id);
  const { gives } = await grantableParts(ctx, permissions, [], '');
  const after = editedGroup(before, { permissions }, ctx.now);
  const changes = groupChanges(before, after);
  if (changes.length === 0) return before;
  await commit(ctx, {
    ...(await accessChange(ctx, before, gives)),
    writes: store.updateGroup(ctx, before, after),
    audit: [{ action: 'group.updated', type: 'PERMISSION_CHANGE', target: targetOf(after), changes }],
    events: [
      { type: 'group.updated', subject: id, data: { name: after.name, changed: changes.map(({ field }) => field) } },
    ],
  });
  return getGroup(ctx, id);
}

/** With its memberships, and with what was granted to it on single objects: its members lose all that at their next request. */
export async function deleteGroup(ctx: Ctx, id: string): Promise<void> {
  const before = await loadForChange(ctx, id);
  const lost = await grantsLostWith(ctx, 'group', id);
  await commit(ctx, {
    ...(await accessChange(ctx, before, [])),
    writes: [...lost.writes, ...store.deleteGroup(id)],
    audit: [
      {
        action: 'group.deleted',
        type: 'DELETE',
        target: targetOf(before),
        changes: [
          ...groupChanges(before, null),
          { field: 'member_count', before: before.memberCount, after: null },
          ...lost.changes,
        ],
      },
    ],
    events: [{ type: 'group.deleted', subject: id, data: { name: before.name } }],
  });
}

/** @throws stale when `If-Match` names another version. */
export async function loadForChange(ctx: Ctx, id: string): Promise<GroupView> {
  const before = await getGroup(ctx, id);
  refuseOutdated(ctx, before.version);
  return before;
}

/**
 * What goes with every change of what a group gives: whom it affects, and what the batch asserts.
 * @throws cannotGrant unless the caller holds all that the group gives, and `gives`. In the batch, for everybody but super
 *   admins: notOneself for a group that the caller is in, superAdminProtected for one that a super admin is in.
 */
export async function accessChange(
  ctx: Ctx,
  group: GroupState,
  gives: PermissionQuestion[],
): Promise<Pick<ChangeSet, 'expect' | 'refuseFirst' | 'affects'>> {
  const { user, isRoot } = callerOf(ctx);
  const [facts] = await groupFacts(ctx, [group.id]);
  await assertCanGrant(ctx, [...(facts?.gives ?? []), ...gives], { to: 'anybody', includesSuperAdmin: false });
  const refuseFirst: Refusal[] = [
    {
      reason: 'not_oneself',
      query: store.isMember(group.id, user.id, ctx.now),
      problem: () => notOneself('You are in this group. Ask another administrator.'),
    },
    {
      reason: 'super_admin_protected',
      query: store.hasSuperAdmin(group.id, SYSTEM_ROLES.super_admin, ctx.now),
      problem: () => superAdminProtected(`A super admin is in ${group.name}. Ask a super admin.`),
    },
  ];
  return {
    expect: [{ table: 'groups', id: group.id, version: group.version }],
    refuseFirst: isRoot ? [] : refuseFirst,
    affects: { groups: [group.id] },
  };
}

/**
 * Permissions and roles that a group is to carry, and all that they give.
 * @throws unknownReference for what doesn't exist; invalid for the role that nobody can be given by a group.
 */
export async function grantableParts(ctx: Ctx, permissions: string[], roleIds: string[], pointer: string) {
  const [roles, unknown] = await Promise.all([
    roleIds.length > 0 ? roleFacts(ctx, roleIds) : [],
    unknownPermissions(ctx, permissions),
  ]);
  const found = new Set(roles.map(({ id }) => id));
  const errors: ProblemError[] = [
    ...unknown.map((key) => ({
      pointer: '/permissions',
      code: 'unknown_reference',
      detail: `There is no permission ${key}.`,
    })),
    ...roleIds
      .filter((id) => !found.has(id))
      .map((id) => ({ pointer, code: 'unknown_reference', detail: `There is no role ${id}.` })),
  ];
  if (errors[0]) throw unknownReference(errors[0].detail, { errors });
  if (found.has(SYSTEM_ROLES.super_admin)) {
    const detail = 'Super admins are made one by one, not by a group.';
    throw invalid(detail, { errors: [{ pointer, code: 'not_for_groups', detail }] });
  }
  return { roles, gives: [...permissions, ...roles.flatMap((role) => role.gives)] };
}

function nameConflict(group: GroupState): NonNullable<ChangeSet['conflicts']> {
  return {
    'groups.name_key': () =>
      nameTaken(`There is a group ${group.name} already.`, {
        errors: [{ pointer: '/name', code: 'name_taken', detail: 'A group has this name, or one much like it.' }],
      }),
  };
}

export function targetOf(group: Pick<GroupState, 'id' | 'name'>) {
  return { type: 'group', id: group.id, name: group.name };
}
