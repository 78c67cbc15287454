import type { z } from '@hono/zod-openapi';
import { query } from '../../db/client';
import type { UserRow } from '../../db/schema/users';
import { DAY_MS, MINUTE_MS, toTimestamp } from '../../kernel/time';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { reasonRequired } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { endLinks, hash, meetsRules, storePassword, temporaryPassword } from '../password/commands';
import { loadForChange, refuseArchived, refuseOneself, refuseTakeover, targetOf } from '../users/commands';
import { notActive } from './problems';
import type { UserPasswordReset } from './schemas';

type Outcome = z.output<typeof UserPasswordReset>;

const TEMPORARY_MS = DAY_MS;

/** @throws not_oneself, super_admin_protected, archived, not_active; for a temporary password reason_required, cannot_grant. */
export async function resetByAdministrator(
  ctx: Ctx,
  id: string,
  { temporary }: { temporary: boolean },
): Promise<Outcome> {
  const user = await loadForChange(ctx, id);
  refuseOneself(ctx, id);
  refuseArchived(user);
  return temporary ? setTemporaryPassword(ctx, user) : mailLink(ctx, user);
}

/** The old password stops working at once, every session ends, and the owner gets a link. Who never activated gets that link. */
async function mailLink(ctx: Ctx, user: UserRow): Promise<Outcome> {
  if (user.status !== 'active' && user.status !== 'pending') {
    throw notActive(`${user.displayName} is ${user.status}. Reactivate the account first.`);
  }
  const { password } = await readSettings(ctx);
  const event = user.status === 'pending' ? 'user.activation_requested' : 'user.password_reset_requested';
  await commit(ctx, {
    expect: [{ table: 'users', id: user.id, version: user.version }],
    writes: [
      query(
        'UPDATE credentials SET password_hash = NULL, must_change_password = 0, temporary_until = NULL WHERE user_id = ?',
        user.id,
      ),
      endLinks(ctx, user.id),
      endSessions(user.id),
    ],
    audit: [{ action: 'user.password_reset_requested', type: 'PASSWORD_CHANGE', target: targetOf(user) }],
    events: [{ type: event, subject: user.id, data: {} }],
    affects: { users: [user.id] },
  });
  return { method: 'link', expires_at: toTimestamp(ctx.now + password.reset_link_minutes * MINUTE_MS) };
}

/** Answered this once and stored nowhere in clear. Whoever gets to see it could sign in, so not for the more powerful (T28). */
async function setTemporaryPassword(ctx: Ctx, user: UserRow): Promise<Outcome> {
  const { reasonCode, comment } = ctx.reason;
  if (!reasonCode && !comment) {
    throw reasonRequired('Say why the user can’t use a link.', {
      errors: [{ pointer: '/reason_code', code: 'required', detail: 'Choose a reason, or write a comment.' }],
    });
  }
  if (user.status !== 'active') throw notActive(`${user.displayName} is ${user.status}. Nobody could sign in with it.`);
  await refuseTakeover(ctx, user.id);
  const { password: policy } = await readSettings(ctx);
  const personal = [user.email, user.username ?? '', user.displayName];
  const password = temporaryPassword(policy.min_length, (candidate) => meetsRules(policy, candidate, personal));
  const until = ctx.now + TEMPORARY_MS;
  await commit(ctx, {
    expect: [{ table: 'users', id: user.id, version: user.version }],
    writes: [
      ...storePassword(ctx, user.id, await hash(policy, password), true, until),
      endLinks(ctx, user.id),
      endSessions(user.id),
    ],
    audit: [{ action: 'user.temporary_password_set', type: 'PASSWORD_CHANGE', target: targetOf(user) }],
    events: [{ type: 'user.temporary_password_set', subject: user.id, data: { expires_at: toTimestamp(until) } }],
    affects: { users: [user.id] },
  });
  return { method: 'temporary_password', expires_at: toTimestamp(until), temporary_password: password };
}

function endSessions(userId: string) {
  return query('UPDATE users SET session_version = session_version + 1 WHERE id = ?', userId);
}
