import type { PermissionAnswer, PermissionQuestion } from '../../kernel/account-rpc';
import type { Caller, Ctx } from '../context';
import { unauthenticated } from '../http/problems';
import { ask } from './authorize';
import { reachOver } from './reach-over';
import { type Scope, scopeOf } from './scope';

/**
 * How somebody holds what they would give. Within a scope it reaches their own team or branch, and whoever they give it to would
 * have it over theirs; of objects nobody knows whose they are.
 */
export type Hold = 'not' | 'everywhere' | { within: Extract<Scope, 'team' | 'branch'>; isOnObject: boolean };

type Holding = { isRoot: boolean; holdOf: (question: PermissionQuestion) => Hold };

/** One object call, however many. */
export async function holdingOf(ctx: Ctx, caller: Caller, questions: readonly PermissionQuestion[]): Promise<Holding> {
  const asked = [...new Map(questions.map((question) => [nameOf(question), question])).values()];
  const narrow = asked.filter((question) => narrowScope(question) !== null);
  const permissions = [...asked, ...narrow.map(overEverybody)];
  const answer = await ask(ctx, caller.credential, { kind: 'may_each', permissions });
  if (!answer.ok) throw unauthenticated('The session is over. Sign in again.');
  const each = answer.each ?? [];
  const wider = new Map(narrow.map((question, index) => [nameOf(question), each[asked.length + index]]));
  const holds = new Map(
    asked.map((question, index) => {
      const name = nameOf(question);
      return [name, holdIn(question, each[index], wider.get(name))];
    }),
  );
  return { isRoot: answer.isRoot, holdOf: (question) => holds.get(nameOf(question)) ?? 'not' };
}

function holdIn(question: PermissionQuestion, answer?: PermissionAnswer, wider?: PermissionAnswer): Hold {
  if (!answer?.allowed) return 'not';
  const within = narrowScope(question);
  // What was granted on the object itself is as wide as what is given on.
  if (within === null || wider?.allowed || answer.reason === 'grant') return 'everywhere';
  return { within, isOnObject: typeof question !== 'string' };
}

/** The scope that makes a difference to whom it reaches in other hands: one's own is everybody's own. */
function narrowScope(question: PermissionQuestion): 'team' | 'branch' | null {
  const { scope } = scopeOf(keyOf(question));
  return scope === 'own' ? null : scope;
}

function overEverybody(question: PermissionQuestion): PermissionQuestion {
  const { base } = scopeOf(keyOf(question));
  return typeof question === 'string' ? base : { ...question, permission: base };
}

function keyOf(question: PermissionQuestion): string {
  return typeof question === 'string' ? question : question.permission;
}

/** `clients:view`, or `clients:view on 4711` for one object. */
export function nameOf(question: PermissionQuestion): string {
  return typeof question === 'string' ? question : `${question.permission} on ${question.object.id}`;
}

/**
 * Whether something held like that reaches all that a user would reach with it: they are below the caller, or in the caller's
 * branch or one below. Of the person who acts as the caller too. One statement, and none where nothing is held narrowly.
 */
export async function reachesAll(
  ctx: Ctx,
  { user, actor }: Caller,
  holds: readonly Hold[],
  userIds: readonly string[],
): Promise<(hold: Hold, userId: string) => boolean> {
  const isNarrow = holds.some((hold) => typeof hold === 'object' && !hold.isOnObject);
  const givers = actor ? [user.id, actor.id] : [user.id];
  const pairs = givers.flatMap((holder) => userIds.map((owner) => ({ holder, owner })));
  const reached = await reachOver(ctx, isNarrow ? pairs : []);
  return (hold, owner) => {
    if (typeof hold === 'string') return hold === 'everywhere';
    return !hold.isOnObject && givers.every((holder) => reached({ holder, owner }, hold.within));
  };
}
