import type { UserRow } from '../../db/schema/users';
import { assertCanGrant, type GroupFacts, groupFacts, type Receivers } from '../../platform/access/grant';
import { type Window, windowOf } from '../../platform/access/window';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import {
  insertGroupMember,
  loadEachForChange,
  membershipRecords,
  refuseArchivedMeanwhile,
  unknownReference,
} from '../users/commands';
import { refuseOutdated } from './if-match';
import * as store from './member-store';
import { alreadyMember, groupNotFound, notMember } from './problems';

/** A group that the caller may put people into: they hold all that it gives, now or at another time. */
export type GrantableGroup = GroupFacts;

type Parts = Pick<ChangeSet, 'expect' | 'refuseFirst' | 'writes' | 'conflicts' | 'audit' | 'events'>;
type Input = { user_ids: string[]; effective_from?: string | undefined; expires_at?: string | null | undefined };

/**
 * All of them or nobody; in force at their next request, or from `effective_from`.
 * @throws cannotGrant when the group gives what the caller doesn't hold; alreadyMember; the problem of the first user who can't
 *   be changed: notOneself, superAdminProtected, archivedReadOnly.
 */
export async function addMembers(ctx: Ctx, groupId: string, input: Input): Promise<void> {
  const group = await grantableGroup(ctx, groupId, { users: input.user_ids });
  const window = windowOf(input, ctx.now);
  const users = await changeableUsers(ctx, input.user_ids, (index) => `/user_ids/${index}`);
  const present = await presentIn(ctx, groupId, input.user_ids);
  const errors = users.flatMap(({ id, displayName }, index) =>
    present.has(id)
      ? [{ pointer: `/user_ids/${index}`, code: 'already_member', detail: `${displayName} is in the group already.` }]
      : [],
  );
  if (errors[0]) throw alreadyMember(errors[0].detail, { errors });
  await commit(ctx, { ...addition(ctx, group, users, window), affects: { users: input.user_ids } });
}

/** @throws notMember; notOneself, superAdminProtected, archivedReadOnly. */
export async function removeMember(ctx: Ctx, groupId: string, userId: string): Promise<void> {
  const group = await groupToLeave(ctx, groupId);
  const users = await changeableUsers(ctx, [userId]);
  if (!(await presentIn(ctx, groupId, [userId])).has(userId)) throw notMember('They may have been taken out already.');
  await commit(ctx, { ...removal(group, users), affects: { users: [userId] } });
}

export async function groupToLeave(ctx: Ctx, id: string): Promise<GroupFacts> {
  const [group] = await groupFacts(ctx, [id]);
  if (!group) throw groupNotFound('It may have been deleted.');
  refuseOutdated(ctx, group.version);
  return group;
}

export async function grantableGroup(ctx: Ctx, id: string, to: Receivers): Promise<GrantableGroup> {
  const group = await groupToLeave(ctx, id);
  await assertCanGrant(ctx, group.gives, { to, includesSuperAdmin: false });
  return group;
}

export const presentIn = store.membersAmong;

/** The change that puts users into the group. What it gives is asserted to be what was checked: its version. */
export function addition(ctx: Ctx, group: GrantableGroup, users: readonly UserRow[], window: Window): Parts {
  const ids = users.map(({ id }) => id);
  return {
    expect: [{ table: 'groups', id: group.id, version: group.version }],
    refuseFirst: [refuseArchivedMeanwhile(ids)],
    writes: [
      store.sweepLapsed(group.id, ids, ctx.now),
      ...ids.map((id) => insertGroupMember(ctx, id, { groupId: group.id, ...window })),
    ],
    conflicts: {
      'group_members.group_id': () => alreadyMember(`Somebody was added to ${group.name} meanwhile. Load it again.`),
    },
    ...membershipRecords({ action: 'group.member_added', window }, group, users),
  };
}

/** The change that takes users, who are in the group, out of it. */
export function removal(group: Pick<GroupFacts, 'id' | 'name'>, users: readonly UserRow[]): Parts {
  const ids = users.map(({ id }) => id);
  return {
    refuseFirst: [
      {
        reason: 'not_member',
        query: store.membersMissing(group.id, ids),
        problem: () => notMember(`Somebody was taken out of ${group.name} meanwhile. Load it again.`),
      },
    ],
    writes: [store.deleteMembers(group.id, ids)],
    ...membershipRecords({ action: 'group.member_removed' }, group, users),
  };
}

/** @throws the problem of the first who can't be changed; unknownReference at `pointerOf` for one of a list that doesn't exist. */
async function changeableUsers(
  ctx: Ctx,
  ids: readonly string[],
  pointerOf?: (index: number) => string,
): Promise<UserRow[]> {
  const candidates = await loadEachForChange(ctx, ids);
  return candidates.map((candidate, index) => {
    if ('user' in candidate) return candidate.user;
    const { problem } = candidate;
    if (pointerOf && problem.kind.code === 'user_not_found') {
      const detail = 'There is no such user.';
      throw unknownReference(detail, { errors: [{ pointer: pointerOf(index), code: 'unknown_reference', detail }] });
    }
    throw problem;
  });
}
