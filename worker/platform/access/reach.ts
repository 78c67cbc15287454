import type { Caller, Ctx } from '../context';
import { forbidden, unauthenticated } from '../http/problems';
import type { Condition } from '../query/page';
import { reachOver } from './reach-over';
import type { Scope } from './scope';

/** `inside(id)`: the branch of the user that `?` is, and those below it. */
export const OWN_BRANCHES = `inside(id) AS (
  SELECT branch_id FROM users WHERE id = ? AND branch_id IS NOT NULL
  UNION SELECT branches.id FROM inside JOIN branches ON branches.parent_id = inside.id
)`;

/** The users whom each scope reaches, `?` being its holder. `UNION` ends where lines of report or branches go in circles. */
const REACHED: Record<Scope, string> = {
  own: 'SELECT ? AS id',
  team: `WITH RECURSIVE below(id) AS (
      SELECT id FROM users WHERE manager_id = ? UNION SELECT users.id FROM below JOIN users ON users.manager_id = below.id
    ) SELECT id FROM below`,
  branch: `WITH RECURSIVE ${OWN_BRANCHES} SELECT users.id FROM users WHERE users.branch_id IN (SELECT id FROM inside)`,
};

/**
 * Narrows a query to the users whom the route's permission reaches for this caller (T30, T31); `column` holds a user's id.
 * Null when that is everybody. Lists, counts, facets and exports take it alike.
 */
export function reachCondition(ctx: Pick<Ctx, 'caller'>, column = 'users.id'): Condition | null {
  if (!ctx.caller) throw unauthenticated();
  const reaches = reachesOf(ctx.caller).map(({ holderId, within }) => reachedBy(holderId, within, column));
  if (reaches.length === 0) return null;
  return { sql: reaches.map(({ sql }) => sql).join(' AND '), params: reaches.flatMap(({ params }) => params) };
}

/** Whoever acts as the caller reaches no further than either of the two. */
function reachesOf({ user, within, actor }: Caller): { holderId: string; within: Scope[] }[] {
  return [
    ...(within === null ? [] : [{ holderId: user.id, within }]),
    ...(actor && actor.within !== null ? [{ holderId: actor.id, within: actor.within }] : []),
  ];
}

/**
 * Of these users those whom somebody with such scopes doesn't reach; unknown ids are among them. One statement, which reads
 * upwards from the users: however many people are below the holder.
 */
export async function outsideReach(
  ctx: Ctx,
  holderId: string,
  within: readonly Scope[],
  userIds: readonly string[],
): Promise<string[]> {
  const pairs = userIds.map((owner) => ({ holder: holderId, owner }));
  const reaches = await reachOver(ctx, within.some((scope) => scope !== 'own') ? pairs : []);
  return pairs.filter((pair) => !within.some((scope) => reaches(pair, scope))).map(({ owner }) => owner);
}

/** @throws forbidden, alike for users out of reach and for ids that name nobody. */
export async function assertReaches(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  if (!ctx.caller) throw unauthenticated();
  if (userIds.length === 0) return;
  for (const { holderId, within } of reachesOf(ctx.caller)) {
    const outside = await outsideReach(ctx, holderId, within, userIds);
    if (outside.length > 0) throw forbidden(`Your permission reaches ${WORDS[within[0] ?? 'own']} only.`);
  }
}

const WORDS: Record<Scope, string> = { own: 'yourself', team: 'the people below you', branch: 'your branch' };

function reachedBy(holderId: string, within: readonly Scope[], column: string): Condition {
  const reached = within.map((scope) => `${column} IN (${REACHED[scope]})`);
  return { sql: `(${reached.join(' OR ')})`, params: within.map(() => holderId) };
}
