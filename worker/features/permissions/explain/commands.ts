import { reachOver } from '../../../platform/access/reach-over';
import type { Ctx } from '../../../platform/context';
import { callerOf } from '../../sessions/commands';
import { checkOne } from '../commands';
import { userNotFound } from '../problems';
import { type Check, ownerOf, permissionKey } from '../questions';
import { CheckResult } from '../schemas';
import { type Way, waysOf } from '../ways/rules';
import { relevantKeys } from '../ways/sql';
import { givenRows, givingRoles } from '../ways/store';
import { type Facts, findFacts, type Subject } from './store';

export type ExplainedWay = { way: Way; gives: boolean; reaches: boolean | null };
export type Explained = {
  check: Check;
  permission: string;
  facts: Facts & { subject: Subject };
  verdict: { allowed: boolean; reason: string };
  accountCounts: boolean;
  ways: ExplainedWay[];
};

/**
 * The verdict is the check's own; the ways are read beside it.
 * @throws forbidden when it is about somebody else and the caller may not ask; userNotFound.
 */
export async function explain(ctx: Ctx, check: Check): Promise<Explained> {
  const { allowed, reason } = CheckResult.parse(JSON.parse(await checkOne(ctx, check)));
  const userId = check.user_id ?? callerOf(ctx).user.id;
  const owner = ownerOf(check);
  const permission = permissionKey(check);
  const keys = relevantKeys(check);
  const [{ subject, ...facts }, given, roles, reachesOwner] = await Promise.all([
    findFacts(ctx, { userId, ownerId: owner, permission, keys: keys.map(({ key }) => key) }),
    givenRows(ctx, check, [userId]),
    givingRoles(ctx, check),
    reachOver(ctx, owner === null ? [] : [{ holder: userId, owner }]),
  ]);
  if (!subject) throw userNotFound('It may have been deleted.');
  const isOwnAsked = owner === userId && check.action.endsWith('_own');
  const reachesOf = ({ scope }: Way): boolean | null =>
    scope === null || owner === null ? null : isOwnAsked || reachesOwner({ holder: userId, owner }, scope);
  const ways = waysOf(given, roles, keys, ctx.now).map((way): ExplainedWay => {
    const reaches = reachesOf(way);
    return { way, reaches, gives: way.state === 'in_force' && (way.scope === null || reaches === true) };
  });
  const isOver = subject.expires_at !== null && subject.expires_at <= ctx.now;
  return {
    check,
    permission,
    facts: { ...facts, subject },
    verdict: { allowed, reason },
    accountCounts: subject.status === 'active' && !isOver,
    ways: ways.sort((one, other) => Number(other.gives) - Number(one.gives)),
  };
}
