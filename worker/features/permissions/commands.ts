import type { AccessQuestion, Checked } from '../../kernel/account-rpc';
import { policyChanges } from '../../platform/access/policy-changes';
import { reachOver } from '../../platform/access/reach-over';
import type { Ctx } from '../../platform/context';
import { forbidden, unauthenticated } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { userNotFound } from './problems';
import { type Check, questionOf } from './questions';
import { existingUsers } from './store';

/** What other features may use of this one. */
export { type Check, questionOf } from './questions';

const INSPECT_PERMISSION = 'permissions:read';
const NO_SUCH_USER = '{"allowed":false,"reason":"no_such_user","sources":[]}';

/** What is asked of the caller's Account, in the call that checks the session: about themselves it costs nothing more. */
export function asksOf(checks: readonly Check[], callerId: string): Extract<AccessQuestion, { kind: 'check' }> {
  const own = checks.filter((check) => holderOf(check, callerId) === callerId);
  return {
    kind: 'check',
    questions: own.map(questionOf),
    also: own.length === checks.length ? [] : [INSPECT_PERMISSION],
  };
}

/** One question: whoever asks about themselves is about to do it, so it counts as used (access reviews). */
export function asksOne(check: Check, callerId: string): AccessQuestion {
  return { ...asksOf([check], callerId), isUse: true };
}

/** @throws forbidden when it is about somebody else and the caller may not ask; userNotFound. */
export async function checkOne(ctx: Ctx, check: Check): Promise<string> {
  const texts = await answersTo(ctx, [check]);
  if (texts === `[${NO_SUCH_USER}]`) throw userNotFound('It may have been deleted.');
  return texts.slice(1, -1);
}

/**
 * The answers as a JSON array, in the order asked. Whoever doesn't exist may do nothing. No statement while all is about the caller and
 * none hangs on whose the object is; else one for that, and an object call for each other person.
 * @throws forbidden when one is about somebody else and the caller may not ask.
 */
export async function answersTo(ctx: Ctx, checks: readonly Check[]): Promise<string> {
  const { user, each, checked } = callerOf(ctx);
  if (!checked) throw unauthenticated();
  const holders = checks.map((check) => holderOf(check, user.id));
  const others = [...new Set(holders)].filter((holder) => holder !== user.id);
  if (others.length > 0 && !each[0]?.allowed) {
    throw forbidden(`To ask about others needs the permission ${INSPECT_PERMISSION}.`);
  }
  if (others.length === 0) return settledText(ctx, user.id, checked);
  const answers = new Map([...(await inspectEach(ctx, others, checks)), [user.id, checked]]);
  const settled = await settledTexts(ctx, answers);
  const next = new Map<string, number>();
  const texts = holders.map((holder) => {
    const index = next.get(holder) ?? 0;
    next.set(holder, index + 1);
    return settled.get(holder)?.[index] ?? NO_SUCH_USER;
  });
  return `[${texts.join(',')}]`;
}

function holderOf(check: Check, callerId: string): string {
  return check.user_id ?? callerId;
}

/** Looked up first: an invented id must not create an Account object. */
async function inspectEach(ctx: Ctx, userIds: string[], checks: readonly Check[]): Promise<Map<string, Checked>> {
  if (userIds.length === 0) return new Map();
  const [existing, changes] = await Promise.all([existingUsers(ctx, userIds), policyChanges(ctx)]);
  ctx.meter.objectCalls += existing.length;
  const answers = existing.map(async (userId): Promise<[string, Checked]> => {
    const questions = checks.filter((check) => check.user_id === userId).map(questionOf);
    return [userId, await ctx.account(userId).inspect({ userId, questions, policyChanges: changes, now: ctx.now })];
  });
  return new Map(await Promise.all(answers));
}

/** One holder's own answers as a JSON array, those that hang on whose the object is decided. No statement where none does. */
export async function settledText(ctx: Ctx, holderId: string, checked: Checked): Promise<string> {
  if (checked.open.length === 0) return checked.text;
  const settled = await settledTexts(ctx, new Map([[holderId, checked]]));
  return `[${settled.get(holderId)?.join(',')}]`;
}

/** Each holder's answers as texts, those that hang on whose the object is decided: one statement for all of them. */
async function settledTexts(ctx: Ctx, answers: Map<string, Checked>): Promise<Map<string, string[]>> {
  const pairs = [...answers].flatMap(([holder, { open }]) => open.map(({ owner }) => ({ holder, owner })));
  const reaches = await reachOver(ctx, pairs);
  return new Map(
    [...answers].map(([holder, { text, open }]) => {
      const texts = (JSON.parse(text) as unknown[]).map((answer) => JSON.stringify(answer));
      for (const { index, owner, ways } of open) {
        const way = ways.find(({ scope }) => reaches({ holder, owner }, scope));
        if (way) texts[index] = way.text;
      }
      return [holder, texts];
    }),
  );
}
