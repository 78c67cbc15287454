import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';

/** @throws stale when `If-Match` names another version of the group. */
export function refuseOutdated(ctx: Ctx, version: number): void {
  if (ctx.ifMatch === null || ctx.ifMatch === version) return;
  throw stale('Someone changed this group after you loaded it. Load it again and compare.', { members: { version } });
}
