import { type Query, query, rows } from '../../db/client';
import type { Ctx } from '../context';
import type { Scope } from './scope';

/**
 * Upwards from users: `above(owner, id)` has everybody whose team they are in, `around(owner, id)` every branch that theirs is
 * in. Whom `reach.ts` reaches downwards is exactly who is found here; `UNION` ends on circles. `owners` selects their ids.
 */
export const upwards = (owners: string) => `
above(owner, id) AS (
  SELECT id, manager_id FROM users WHERE id IN (${owners}) AND manager_id IS NOT NULL
  UNION SELECT above.owner, users.manager_id FROM above JOIN users ON users.id = above.id WHERE users.manager_id IS NOT NULL
),
around(owner, id) AS (
  SELECT id, branch_id FROM users WHERE id IN (${owners}) AND branch_id IS NOT NULL
  UNION SELECT around.owner, branches.parent_id FROM around JOIN branches ON branches.id = around.id WHERE branches.parent_id IS NOT NULL
)`;

export type ReachPair = { holder: string; owner: string };
type Reached = (pair: ReachPair, scope: Scope) => boolean;

/** Which scopes of each holder reach each owner. One statement, however many pairs; none for none. */
export async function reachOver(ctx: Pick<Ctx, 'sql'>, pairs: readonly ReachPair[]): Promise<Reached> {
  const isOwn: Reached = ({ holder, owner }, scope) => scope === 'own' && holder === owner;
  if (pairs.length === 0) return isOwn;
  const found = await rows<{ holder: string; owner: string; team: number; branch: number }>(
    ctx.sql,
    query(
      `WITH RECURSIVE asked(holder, owner) AS (SELECT DISTINCT value ->> 0, value ->> 1 FROM json_each(?)),
       ${upwards('SELECT owner FROM asked')}
       SELECT holder, owner,
         EXISTS (SELECT 1 FROM above WHERE above.owner = asked.owner AND above.id = asked.holder) AS team,
         EXISTS (SELECT 1 FROM users JOIN around ON around.id = users.branch_id AND around.owner = asked.owner WHERE users.id = asked.holder) AS branch
       FROM asked`,
      JSON.stringify(pairs.map(({ holder, owner }) => [holder, owner])),
    ),
  );
  const reached = new Set(
    found.flatMap(({ holder, owner, team, branch }) => [
      ...(team ? [`${holder} ${owner} team`] : []),
      ...(branch ? [`${holder} ${owner} branch`] : []),
    ]),
  );
  return (pair, scope) => isOwn(pair, scope) || reached.has(`${pair.holder} ${pair.owner} ${scope}`);
}

/** Selects a row when somebody with this scope reaches the user. */
export function reachedQuery(holderId: string, scope: 'team' | 'branch', userId: string): Query {
  const reached =
    scope === 'team'
      ? 'SELECT 1 FROM above WHERE id = ?'
      : 'SELECT 1 FROM users JOIN around ON around.id = users.branch_id WHERE users.id = ?';
  return query(`WITH RECURSIVE ${upwards('SELECT ?')} ${reached}`, userId, userId, holderId);
}
