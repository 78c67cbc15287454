import { type Query, query, rows, toStatement } from '../../db/client';
import type { PolicyChange } from '../../kernel/account-rpc';
import type { Ctx } from '../context';
import { recordAndAcknowledge } from '../journal';
import { EVERYTHING_CHANGED } from './policy-changes';

/**
 * Whose access a change affects: the users named, everybody who holds one of the roles, through children and groups too, every
 * member of the groups, or everybody, by a setting that snapshots are made with.
 */
export type Affected =
  | { users: string[]; keepSessionId?: string }
  | { roles: string[] }
  | { groups: string[] }
  | { everybody: 'settings' };

/** Past this many users a change goes through the PolicyLog instead of to each Account. */
export const FAN_OUT_MAX = 100;

export type Held = { users: string[]; viaLog: boolean };
type AffectedRow = { id: string; session_version: number };

/** Holds the Account of every affected user who has one: from now on each check of theirs reads D1. */
export async function holdAffected(ctx: Ctx, changeId: string, affected: Affected): Promise<Held> {
  if ('everybody' in affected) return { users: [], viaLog: true };
  const found = await rows<AffectedRow>(ctx.sql, affectedQuery(affected));
  if (found.length > FAN_OUT_MAX) return { users: [], viaLog: true };
  const users = found.map(({ id }) => id);
  ctx.meter.objectCalls += users.length;
  await Promise.all(users.map((id) => ctx.account(id).hold({ changeId, now: ctx.now })));
  return { users, viaLog: false };
}

/** The batch's last statement: the affected users once more, for those who appeared since the hold. */
export function stillAffected(ctx: Ctx, affected: Affected): D1PreparedStatement {
  return toStatement(ctx.sql, affectedQuery(affected));
}

/** Gives back: releases go to those held and to those found by the batch, with the session version it left. */
export async function releaseAffected(
  ctx: Ctx,
  changeId: string,
  affected: Affected,
  held: Held,
  after: AffectedRow[],
): Promise<void> {
  const logged = held.viaLog || after.length > FAN_OUT_MAX ? changesOf(affected) : [];
  if (logged.length > 0) {
    ctx.meter.objectCalls += 1;
    // The time after the batch, not the request's: a snapshot read before it must count as older.
    await ctx.policyLog().record(logged, Date.now());
  }
  const versions = new Map<string, number | null>(held.users.map((id) => [id, null]));
  if (!held.viaLog) for (const { id, session_version } of after) versions.set(id, session_version);
  ctx.meter.objectCalls += versions.size;
  await Promise.all([...versions].map(([userId, version]) => release(ctx, changeId, affected, userId, version)));
}

function changesOf(affected: Affected): Omit<PolicyChange, 'at'>[] {
  if ('everybody' in affected) return [{ kind: affected.everybody, id: EVERYTHING_CHANGED }];
  if ('groups' in affected) return affected.groups.map((id) => ({ kind: 'group', id }));
  return 'roles' in affected ? affected.roles.map((id) => ({ kind: 'role', id })) : [];
}

async function release(
  ctx: Ctx,
  changeId: string,
  affected: Affected,
  userId: string,
  minSessionVersion: number | null,
) {
  const account = ctx.account(userId);
  const { entries } = await account.release({
    userId,
    changeId,
    minSessionVersion,
    keepSessionId: 'users' in affected ? (affected.keepSessionId ?? null) : null,
    ending: { actor: ctx.actor, origin: ctx.origin, reason: 'revoked', ...ctx.reason, now: ctx.now },
  });
  await recordAndAcknowledge(ctx, account, entries);
}

export function affectedQuery(affected: Affected): Query {
  // Nobody is told: each Account learns it from the PolicyLog.
  if ('everybody' in affected) return query('SELECT id, session_version FROM users LIMIT 0');
  // Whoever never signed in has no Account object: nothing of theirs is cached.
  if ('users' in affected) {
    return query(
      'SELECT id, session_version FROM users WHERE id IN (SELECT value FROM json_each(?)) AND last_login_at IS NOT NULL',
      JSON.stringify(affected.users),
    );
  }
  if ('groups' in affected) {
    return query(
      `SELECT DISTINCT users.id, users.session_version
       FROM json_each(?) AS asked CROSS JOIN group_members ON group_members.group_id = asked.value JOIN users ON users.id = group_members.user_id
       WHERE users.last_login_at IS NOT NULL LIMIT ?`,
      JSON.stringify(affected.groups),
      FAN_OUT_MAX + 1,
    );
  }
  return query(
    `WITH RECURSIVE heirs(role_id) AS (
       SELECT value FROM json_each(?)
       UNION SELECT role_parents.role_id FROM role_parents JOIN heirs ON role_parents.parent_id = heirs.role_id
     ),
     holders(user_id) AS (
       SELECT user_roles.user_id FROM heirs CROSS JOIN user_roles ON user_roles.role_id = heirs.role_id
       UNION ALL SELECT group_members.user_id FROM heirs CROSS JOIN group_roles ON group_roles.role_id = heirs.role_id
         CROSS JOIN group_members ON group_members.group_id = group_roles.group_id
     )
     SELECT DISTINCT users.id, users.session_version FROM holders CROSS JOIN users ON users.id = holders.user_id
     WHERE users.last_login_at IS NOT NULL LIMIT ?`,
    JSON.stringify(affected.roles),
    FAN_OUT_MAX + 1,
  );
}
