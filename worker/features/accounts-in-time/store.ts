import { type Query, query, rows } from '../../db/client';
import type { DEADLINE_KINDS, UserStatus } from '../../db/schema/users';
import type { Ctx } from '../../platform/context';

export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
export type Deadline = {
  user_id: string;
  kind: DeadlineKind;
  due_at: number;
  expires_at: number;
  status: UserStatus;
  deleted_at: number | null;
  email: string;
  display_name: string;
  manager_id: string | null;
};

/** What has become due, the oldest first. The index is on the due time, so a tick with nothing to do reads one row. */
export function dueDeadlines(ctx: Ctx, most: number): Promise<Deadline[]> {
  return rows<Deadline>(
    ctx.sql,
    query(
      `SELECT account_deadlines.user_id, account_deadlines.kind, account_deadlines.due_at, users.expires_at, users.status,
         users.deleted_at, users.email, users.display_name, users.manager_id
       FROM account_deadlines CROSS JOIN users ON users.id = account_deadlines.user_id
       WHERE account_deadlines.due_at <= ? ORDER BY account_deadlines.due_at LIMIT ?`,
      ctx.now,
      most,
    ),
  );
}

/** Selects a row when the deadline is no longer there: another tick took it, or the end was moved. */
export function isTaken({ user_id, kind, due_at }: Deadline): Query {
  return query(
    'SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM account_deadlines WHERE user_id = ? AND kind = ? AND due_at = ?)',
    user_id,
    kind,
    due_at,
  );
}

export function take({ user_id, kind }: Deadline): Query {
  return query('DELETE FROM account_deadlines WHERE user_id = ? AND kind = ?', user_id, kind);
}

/** Sessions opened before are over: extending the account later doesn't revive them. */
export function endSessionsOf(userId: string): Query {
  return query('UPDATE users SET session_version = session_version + 1 WHERE id = ?', userId);
}
