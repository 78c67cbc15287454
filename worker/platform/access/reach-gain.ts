import { type Query, query, rows } from '../../db/client';
import type { Refusal } from '../commit';
import type { Ctx } from '../context';
import { unauthenticated } from '../http/problems';
import { ask } from './authorize';
import { cannotGrant } from './grant';
import { OWN_BRANCHES, outsideReach } from './reach';
import { reachedQuery } from './reach-over';
import { type Scope, scopeOf } from './scope';

const MOVED_SCOPES = ['team', 'branch'] as const satisfies Scope[];

/**
 * Whoever holds a permission over their team or branch only must not widen it by moving people: by becoming somebody's manager,
 * directly or through others, or by moving somebody into their own branch (T28).
 * @returns what the batch asserts after the move of `userId`; nothing for people whom the caller reaches already.
 */
export async function refuseReachGain(ctx: Ctx, userId: string): Promise<Refusal[]> {
  const scopes = await narrowScopes(ctx);
  const callerId = idOf(ctx);
  if (userId === callerId) {
    if (scopes.includes('branch'))
      throw cannotGrant('Another branch would give you power over its people. Ask an administrator.');
    return [];
  }
  const outside = await Promise.all(scopes.map((scope) => outsideReach(ctx, callerId, [scope], [userId])));
  return scopes
    .filter((_, index) => outside[index]?.length)
    .map((scope) => gainRefusal(scope, reachedQuery(callerId, scope, userId)));
}

/** The same for a branch that is put below another: everybody in it moves. */
export async function refuseBranchGain(ctx: Ctx, branchId: string): Promise<Refusal[]> {
  const scopes = await narrowScopes(ctx);
  const inside = branchBelowOwn(idOf(ctx), branchId);
  if (!scopes.includes('branch') || (await rows(ctx.sql, inside)).length > 0) return [];
  return [gainRefusal('branch', inside)];
}

/** The scopes in which the caller holds something that they don't hold over everybody. */
async function narrowScopes(ctx: Ctx): Promise<(typeof MOVED_SCOPES)[number][]> {
  if (!ctx.caller) throw unauthenticated();
  if (ctx.caller.isRoot) return [];
  const found = await rows<{ key: string }>(
    ctx.sql,
    query("SELECT key FROM permissions WHERE key GLOB '*_team' OR key GLOB '*_branch'"),
  );
  const narrow = found.map(({ key }) => ({ key, ...scopeOf(key) }));
  const permissions = narrow.flatMap(({ key, base }) => [key, base]);
  const answer = await ask(ctx, ctx.caller.credential, { kind: 'may_each', permissions });
  if (!answer.ok) throw unauthenticated('The session is over. Sign in again.');
  const each = answer.each ?? [];
  const held = narrow.filter((_, index) => each[index * 2]?.allowed && !each[index * 2 + 1]?.allowed);
  return MOVED_SCOPES.filter((scope) => held.some((one) => one.scope === scope));
}

function gainRefusal(scope: (typeof MOVED_SCOPES)[number], reached: Query): Refusal {
  const detail =
    scope === 'team'
      ? 'This would put somebody below you. Ask an administrator who may change everybody.'
      : 'This would bring somebody into your branch. Ask an administrator who may change everybody.';
  return { reason: `${scope}_gain`, query: reached, problem: () => cannotGrant(detail) };
}

/** Selects a row when the branch is the caller's own or below it. */
export function branchBelowOwn(callerId: string, branchId: string): Query {
  return query(`WITH RECURSIVE ${OWN_BRANCHES} SELECT 1 FROM inside WHERE id = ?`, callerId, branchId);
}

function idOf(ctx: Ctx): string {
  if (!ctx.caller) throw unauthenticated();
  return ctx.caller.user.id;
}
