import { query, rows } from '../../db/client';
import { outsideReach } from '../../platform/access/reach';
import { branchBelowOwn } from '../../platform/access/reach-gain';
import type { Scope } from '../../platform/access/scope';
import type { Refusal } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { forbidden } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { managerCycle } from './problems';
import type { NewRow } from './rules';

/**
 * The new user as a creator may place them: whoever creates users for their team or branch only puts them there, below
 * themselves where nobody is named.
 * @throws forbidden for a place that the creator's permission doesn't reach.
 */
export async function placedWithinReach(ctx: Ctx, row: NewRow): Promise<NewRow> {
  const { user, within } = callerOf(ctx);
  if (within === null) return row;
  const placed = within.includes('team') && row.managerId === null ? { ...row, managerId: user.id } : row;
  const reaching = await scopesReaching(ctx, placed);
  if (within.some((scope) => reaching.includes(scope))) return placed;
  throw forbidden('You may create users for your own team or branch only.');
}

/** The scopes in which a permission of the caller's will reach the new user. */
export async function scopesReaching(ctx: Ctx, { managerId, branchId }: NewRow): Promise<Scope[]> {
  const { id } = callerOf(ctx).user;
  const [isInTeam, isInBranch] = await Promise.all([isInTeamOf(ctx, id, managerId), isInBranchOf(ctx, id, branchId)]);
  return [...(isInTeam ? ['team' as const] : []), ...(isInBranch ? ['branch' as const] : [])];
}

async function isInTeamOf(ctx: Ctx, callerId: string, managerId: string | null): Promise<boolean> {
  if (managerId === null || managerId === callerId) return managerId === callerId;
  return (await outsideReach(ctx, callerId, ['team'], [managerId])).length === 0;
}

async function isInBranchOf(ctx: Ctx, callerId: string, branchId: string | null): Promise<boolean> {
  return branchId !== null && (await rows(ctx.sql, branchBelowOwn(callerId, branchId))).length > 0;
}

/** Asserted after the write: nobody is above themselves, or each would administer the other. */
export function refuseManagerCycle(userId: string): Refusal {
  return {
    reason: 'manager_cycle',
    query: query(
      `WITH RECURSIVE above(id) AS (
         SELECT manager_id FROM users WHERE id = ? AND manager_id IS NOT NULL
         UNION SELECT users.manager_id FROM above JOIN users ON users.id = above.id WHERE users.manager_id IS NOT NULL
       ) SELECT 1 FROM above WHERE id = ?`,
      userId,
      userId,
    ),
    problem: () => {
      const detail = 'This person reports to the user. Choose somebody who doesn’t.';
      return managerCycle(detail, { errors: [{ pointer: '/manager_id', code: 'manager_cycle', detail }] });
    },
  };
}
