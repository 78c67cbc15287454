import { isSupportedHash } from '../../crypto/password/registry';
import { type Query, query } from '../../db/client';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { guessGate } from '../../platform/failure-gate';
import { tooManyAttempts, unauthenticated } from '../../platform/http/problems';
import { limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { readSettings } from '../../platform/settings/read';
import type { Section } from '../../platform/settings/sections';
import { callerOf, renewCookie } from '../sessions/commands';
import { hash, verify } from './hashing';
import { judgePassword } from './judge';
import { hashNotSupported, passwordRefused, passwordReused, wrongPassword } from './problems';
import { brokenRules, type PasswordRule, passwordErrors } from './rules';
import { endLinks, findOwner, type PasswordOwner, recentHashes, storePassword } from './store';

/** What other features may use of this one. */
export { hash, hashPolicyOf, takeHashTurn, verify } from './hashing';
export { hashNotSupported, passwordRefused, passwordReused, wrongPassword } from './problems';
export { endLinks, storePassword } from './store';
export { temporaryPassword } from './temporary';

const WRONG_OWN_MAX = 5;
const WRONG_OWN_WINDOW_SECONDS = 15 * 60;

/** The caller's own change: the current password first, the policy, the history; every other session ends, and every mailed link. */
export async function changePassword(
  ctx: Ctx,
  input: { current_password: string; new_password: string },
): Promise<void> {
  const { user, session } = callerOf(ctx);
  const [{ password: policy }, owner] = await Promise.all([readSettings(ctx), findOwner(ctx, user.id)]);
  if (!owner) throw unauthenticated();
  const attempt = { userId: user.id, typed: input.current_password, stored: owner.password_hash };
  if (!(await isOwnPassword(ctx, policy, attempt))) {
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
    writes: [
      ...writes,
      endLinks(ctx, user.id),
      query('UPDATE users SET session_version = session_version + 1 WHERE id = ?', user.id),
    ],
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
  await renewCookie(ctx);
  if (session.scope === 'password_change') await liftRestriction(ctx, owner.id, session.id);
}

/**
 * Whether somebody signed in typed their own password. One counter for every door that asks for it: a stolen session must not
 * become a place to guess it (T05). @throws too_many_attempts
 */
export async function isOwnPassword(
  ctx: Ctx,
  policy: Section<'password'>,
  { userId, typed, stored }: { userId: string; typed: string; stored: string | null },
): Promise<boolean> {
  const gate = await guessGate(
    ctx,
    `own-password:${userId}`,
    WRONG_OWN_MAX,
    WRONG_OWN_WINDOW_SECONDS,
    (retryAfterSeconds) =>
      tooManyAttempts('Wait before you try again, or prove yourself another way.', { retryAfterSeconds }),
  );
  const isRight = await isSame(policy, typed, stored).catch(async (error: unknown) => {
    // Nobody judged it: the try doesn't count.
    await gate.giveBack();
    throw error;
  });
  if (isRight) await gate.giveBack();
  return isRight;
}

async function isSame(policy: Section<'password'>, typed: string, stored: string | null): Promise<boolean> {
  return stored !== null && (await verify(policy, typed, stored)).ok;
}

/** After a forced change the same session may do everything. */
async function liftRestriction(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  ctx.meter.objectCalls += 1;
  await ctx.account(userId).markAuthenticated({ sessionId, aal: 1, lifts: 'password_change', now: ctx.now });
}

/** @throws passwordRefused with one error a broken rule. */
export async function refuseWeakPassword(
  ctx: Ctx,
  password: string,
  personal: readonly string[],
  pointer: string,
): Promise<void> {
  const { broken } = await judgePassword(ctx, password, personal);
  if (broken.length === 0) return;
  const errors = passwordErrors((await readSettings(ctx)).password, broken, pointer);
  throw passwordRefused(errors.map(({ detail }) => detail).join(' '), { errors });
}

/**
 * The writes that store a new password, once it has passed policy, breach list and history.
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
  await refuseWeakPassword(ctx, password, [owner.email, owner.username ?? '', owner.display_name], pointer);
  for (const earlier of await recentHashes(ctx, owner.id, policy.history)) {
    if (!(await verify(policy, password, earlier)).ok) continue;
    const detail = `Choose one that isn’t among your last ${policy.history}.`;
    throw passwordReused(detail, { errors: [{ pointer, code: 'password_reused', detail }] });
  }
  return storePassword(ctx, owner.id, await hash(policy, password), mustChange);
}

/**
 * The writes that take over a hash of another system, so that people keep their passwords when they move in.
 * @throws hashNotSupported for a format that we don't know, or one past its cost cap.
 */
export function adoptedHashWrites(ctx: Ctx, userId: string, passwordHash: string, mustChange: boolean): Query[] {
  if (isSupportedHash(passwordHash)) return storePassword(ctx, userId, passwordHash, mustChange);
  const detail = 'Leave it out: the user gets a link to choose a password.';
  throw hashNotSupported(detail, { errors: [{ pointer: '/password_hash', code: 'hash_not_supported', detail }] });
}

/** For a password that is made, not chosen: the rules of the text, without lists and estimates. */
export function meetsRules(policy: Section<'password'>, password: string, personal: readonly string[]): boolean {
  return brokenRules(policy, password, personal).length === 0;
}

/** A person types for a while, and an office types at once. */
const CHECKS: RateLimit = { limit: 120, windowSeconds: 60 };

/** For live feedback. The same work whoever asks and whatever is wrong; nothing is kept or logged of it. */
export async function checkPassword(
  ctx: Ctx,
  input: {
    password: string;
    email?: string | undefined;
    username?: string | undefined;
    first_name?: string | undefined;
    last_name?: string | undefined;
  },
): Promise<{ ok: boolean; broken: PasswordRule[]; breached: boolean; strength: number }> {
  await limitNetwork(ctx, 'password-check', CHECKS);
  const personal = [input.email, input.username, input.first_name, input.last_name].filter(
    (text) => text !== undefined,
  );
  const { broken, breached, strength } = await judgePassword(ctx, input.password, personal, { withStrength: true });
  return { ok: broken.length === 0, broken, breached, strength: strength ?? 0 };
}
