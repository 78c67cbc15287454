import type { Ctx } from '../../../platform/context';
import type { Page } from '../../../platform/query/page';
import type { Check } from '../questions';
import type { Way } from '../ways/rules';
import { waysOf } from '../ways/rules';
import { relevantKeys } from '../ways/sql';
import { givenRows, givingRoles } from '../ways/store';
import { type HolderRow, pageOfHolders } from './store';

export type FoundHolder = { user: HolderRow; ways: Way[] };

/** A page of those who may, each with what gives it to them now. Four statements, however many hold it. */
export async function whoCan(ctx: Ctx, check: Check, page: Page) {
  const { found, total } = await pageOfHolders(ctx, check, page);
  const [given, roles] = await Promise.all([
    givenRows(
      ctx,
      check,
      found.map(({ id }) => id),
    ),
    givingRoles(ctx, check),
  ]);
  const byUser = Map.groupBy(given, ({ user_id }) => user_id);
  const keys = relevantKeys(check);
  const holders = found.map((user): FoundHolder => {
    const ways = waysOf(byUser.get(user.id) ?? [], roles, keys, ctx.now);
    return { user, ways: ways.filter(({ state }) => state === 'in_force') };
  });
  return { found: holders, total };
}
