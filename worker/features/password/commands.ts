import { type Query, query } from '../../db/client';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { failureGate } from '../../platform/failure-gate';
import { tooManyAttempts, unauthenticated } from '../../platform/http/problems';
import { readSettings } from '../../platform/settings/read';
import { callerOf } from '../sessions/commands';
import { hash, verify } from './hashing';
import { passwordRefused, passwordReused, wrongPassword } from './problems';
import { brokenRules, passwordErrors } from './rules';
import { findOwner, type PasswordOwner, recentHashes, storePassword } from './store';

/** What other features may use of this one. */
export { hash, hashPolicyOf, verify } from './hashing';
export { passwordRefused, passwordReused } from './problems';
export { storePassword } from './store';

const WRONG_CURRENT_MAX = 5;
const WRONG_CURRENT_WINDOW_SECONDS = 15 * 60;

/** The caller's own change: the current password first, the policy, the history; every other session ends. */
export async function changePassword(
  ctx: Ctx,
  input: { current_password: string; new_password: string },
): Promise<void> {
  const { user, session } = callerOf(ctx);
  const [{ password: policy }, owner] = await Promise.all([readSettings(ctx), findOwner(ctx, user.id)]);
  if (!owner) throw unauthenticated();
  const current = owner.password_hash;
  // A stolen session must not become a place to guess the password.
  const gate = await failureGate(
    ctx,
    `change-password:${user.id}`,
    WRONG_CURRENT_MAX,
    WRONG_CURRENT_WINDOW_SECONDS,
    (retryAfterSeconds) => tooManyAttempts('Wait before you try again.', { retryAfterSeconds }),
  );
  const isRight = current !== null && (await verify(policy, input.current_password, current)).ok;
  if (!isRight) {
    await gate.countFailure();
    throw wrongPassword('That isn’t your current password.', {
      errors: [
        {
          pointer: '/current_password',
          code: 'wrong_password',
          detail: 'That isn’t your current password. Try again.',
        },
      ],
    });
  }
  const writes = await newPasswordWrites(ctx, owner, input.new_password, '/new_password', false);
  await commit(ctx, {
    refuseFirst: [
      {
        // Two changes at once: the one whose current password is no longer current loses.
        reason: 'password_changed_meanwhile',
        query: query('SELECT 1 FROM users WHERE id = ? AND session_version <> ?', user.id, owner.session_version),
        problem: () => wrongPassword('The password was changed meanwhile.'),
      },
    ],
    writes: [...writes, query('UPDATE users SET session_version = session_version + 1 WHERE id = ?', user.id)],
    audit: [
      {
        action: 'user.password_changed',
        type: 'PASSWORD_CHANGE',
        target: { type: 'user', id: user.id, name: owner.display_name },
      },
    ],
    events: [{ type: 'user.password_changed', subject: user.id, data: {} }],
    affects: { users: [user.id], keepSessionId: session.id },
  });
  if (session.scope === 'password_change') await liftRestriction(ctx, owner, session.id);
}

/** After a forced change the same session may do everything. */
async function liftRestriction(ctx: Ctx, owner: PasswordOwner, sessionId: string): Promise<void> {
  ctx.meter.objectCalls += 1;
  await ctx
    .account(owner.id)
    .markAuthenticated({ sessionId, scope: 'full', sessionVersion: owner.session_version + 1, now: ctx.now });
}

/**
 * The writes that store a new password, once it has passed policy and history.
 * @throws passwordRefused with one error a broken rule; passwordReused.
 */
export async function newPasswordWrites(
  ctx: Ctx,
  owner: Pick<PasswordOwner, 'id' | 'email' | 'username' | 'display_name'>,
  password: string,
  pointer: string,
  mustChange: boolean,
): Promise<Query[]> {
  const { password: policy } = await readSettings(ctx);
  const broken = brokenRules(policy, password, [owner.email, owner.username ?? '', owner.display_name]);
  if (broken.length > 0) {
    const errors = passwordErrors(policy, broken, pointer);
    throw passwordRefused(errors.map(({ detail }) => detail).join(' '), { errors });
  }
  for (const earlier of await recentHashes(ctx, owner.id, policy.history)) {
    if (!(await verify(policy, password, earlier)).ok) continue;
    const detail = `Choose one that isn’t among your last ${policy.history}.`;
    throw passwordReused(detail, { errors: [{ pointer, code: 'password_reused', detail }] });
  }
  return storePassword(ctx, owner.id, await hash(policy, password), mustChange);
}
