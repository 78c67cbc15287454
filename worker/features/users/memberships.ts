import type { UserRow } from '../../db/schema/users';
import type { Change } from '../../kernel/diff';
import { toOptionalTimestamp, toTimestamp } from '../../kernel/time';
import type { Window } from '../../platform/access/window';
import type { ChangeSet } from '../../platform/commit';

type Named = { id: string; name: string };

/** Users who came into a group, from when until when, or went out of it. */
export type MembershipChange = { action: 'group.member_added'; window: Window } | { action: 'group.member_removed' };

/** One record and one event for each user: it is their access that changes. The group's id is among the changes: names move. */
export function membershipRecords(
  change: MembershipChange,
  group: Named,
  users: readonly Pick<UserRow, 'id' | 'displayName'>[],
): Required<Pick<ChangeSet, 'audit' | 'events'>> {
  const { action } = change;
  const changes = membershipChanges(change, group);
  return {
    audit: users.map(({ id, displayName }) => ({
      action,
      type: 'ROLE_ASSIGNMENT',
      target: { type: 'user', id, name: displayName },
      changes,
    })),
    events: users.map(({ id }) => ({ type: action, subject: id, data: { group_id: group.id, group: group.name } })),
  };
}

function membershipChanges(change: MembershipChange, group: Named): Change[] {
  if (change.action === 'group.member_removed') {
    return [
      { field: 'group', before: group.name, after: null },
      { field: 'group_id', before: group.id, after: null },
    ];
  }
  const { effectiveFrom, expiresAt } = change.window;
  return [
    { field: 'group', before: null, after: group.name },
    { field: 'group_id', before: null, after: group.id },
    { field: 'effective_from', before: null, after: toTimestamp(effectiveFrom) },
    { field: 'expires_at', before: null, after: toOptionalTimestamp(expiresAt) },
  ].filter(({ after }) => after !== null);
}
