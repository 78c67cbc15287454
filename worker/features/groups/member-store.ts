import { query, rows, type Write } from '../../db/client';
import { fold } from '../../kernel/fold';
import { reachCondition } from '../../platform/access/reach';
import type { Ctx } from '../../platform/context';
import { countUpToMax } from '../../platform/query/count';
import { and, type Condition, orderingOf, type Page, params, type SortColumn } from '../../platform/query/page';
import type { MEMBER_SORTS, MemberRow, MembershipRow } from './schemas';
import { MEMBERS, notLapsed } from './store';

const COLUMNS: Record<(typeof MEMBER_SORTS)[number], SortColumn> = {
  name: { sql: 'users.name_key', nullable: false },
  effective_from: { sql: 'group_members.effective_from', nullable: false },
  assigned_at: { sql: 'group_members.assigned_at', nullable: false },
};

/** Members whom the caller's permission reaches. */
export async function pageOfMembers(ctx: Ctx, groupId: string, page: Page, q: string | undefined) {
  const ordering = orderingOf(page, COLUMNS, 'users.id');
  const reach = reachCondition(ctx);
  const matching: Condition[] = [
    ...(reach ? [reach] : []),
    ...(q ? [{ sql: 'instr(users.search_text, ?) > 0', params: [fold(q)] }] : []),
  ];
  const onPage = [...matching, ...(ordering.after ? [ordering.after] : [])];
  const [found, total] = await Promise.all([
    rows<MemberRow & { sort_value: string | number }>(
      ctx.sql,
      query(
        `SELECT users.id, users.display_name, users.email, users.avatar_key, users.status,
           group_members.effective_from, group_members.expires_at, group_members.assigned_at, group_members.assigned_by,
           (SELECT display_name FROM users AS givers WHERE givers.id = group_members.assigned_by) AS assigned_by_name,
           group_members.reason_code, group_members.comment, ${ordering.column.sql} AS sort_value
         FROM ${MEMBERS('?')} ${and(onPage)} ORDER BY ${ordering.orderBy} LIMIT ? OFFSET ?`,
        groupId,
        ctx.now,
        ...params(onPage),
        ordering.limit + 1,
        ordering.offset,
      ),
    ),
    countUpToMax(ctx, query(`SELECT 1 FROM ${MEMBERS('?')} ${and(matching)}`, groupId, ctx.now, ...params(matching))),
  ]);
  return { found, total };
}

/** Those of the users who are in the group, now or later. */
export async function membersAmong(ctx: Ctx, groupId: string, userIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ user_id: string }>(
    ctx.sql,
    query(
      `SELECT user_id FROM group_members WHERE group_id = ? AND user_id IN (SELECT value FROM json_each(?)) AND ${notLapsed('group_members')}`,
      groupId,
      JSON.stringify(userIds),
      ctx.now,
    ),
  );
  return new Set(found.map(({ user_id }) => user_id));
}

/** Groups that the user is in, now, later or no longer. */
export function membershipsOf(ctx: Ctx, userId: string): Promise<MembershipRow[]> {
  return rows<MembershipRow>(
    ctx.sql,
    query(
      `SELECT groups.id, groups.name, effective_from, group_members.expires_at, assigned_at, assigned_by,
         users.display_name AS assigned_by_name, reason_code, comment
       FROM group_members JOIN groups ON groups.id = group_members.group_id LEFT JOIN users ON users.id = group_members.assigned_by
       WHERE group_members.user_id = ? ORDER BY groups.name_key`,
      userId,
    ),
  );
}

/** Rows that gave nothing any more, and would stand in the way of being added again. */
export function sweepLapsed(groupId: string, userIds: readonly string[], now: number): Write {
  return query(
    'DELETE FROM group_members WHERE group_id = ? AND user_id IN (SELECT value FROM json_each(?)) AND expires_at <= ?',
    groupId,
    JSON.stringify(userIds),
    now,
  );
}

export function deleteMembers(groupId: string, userIds: readonly string[]): Write {
  return query(
    'DELETE FROM group_members WHERE group_id = ? AND user_id IN (SELECT value FROM json_each(?))',
    groupId,
    JSON.stringify(userIds),
  );
}

/** Selects a row when not all of these users are in the group. */
export function membersMissing(groupId: string, userIds: readonly string[]) {
  return query(
    'SELECT 1 WHERE (SELECT count(*) FROM group_members WHERE group_id = ? AND user_id IN (SELECT value FROM json_each(?))) < ?',
    groupId,
    JSON.stringify(userIds),
    userIds.length,
  );
}
