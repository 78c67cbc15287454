import type {
  AccessAnswer,
  AccessDescription,
  Checked,
  PermissionAnswer,
  SessionActor,
} from '../../kernel/account-rpc';
import type { Ctx } from '../context';
import { recordAndAcknowledge } from '../journal';
import type { Credential } from './credential';
import { coveringKeys, type Scope } from './scope';

/** Whoever really asks, where they act as the caller. */
export type Impersonator = {
  id: string;
  name: string;
  /** The session of their own that the impersonation ends with. */
  sessionId: string;
  /** Whom the route's permission reaches for them; null is everybody. */
  within: Scope[] | null;
};

type Answered = Extract<AccessAnswer, { ok: true }>;
export type Granted = Answered & { impersonator?: Impersonator };

/** What the user and whoever acts as them are both allowed, each over their own people. */
export function bothOf(user: Answered, actor: Answered, { userId, sessionId }: SessionActor): Granted {
  return {
    ...user,
    allowed: user.allowed && actor.allowed,
    isRoot: user.isRoot && actor.isRoot,
    ...(user.each ? { each: user.each.map((answer, index) => eachOf(answer, actor.each?.[index])) } : {}),
    ...(user.checked ? { checked: checkedByBoth(user.checked, actor.checked) } : {}),
    ...(user.described ? { described: describedOf(user.described, actor.described) } : {}),
    impersonator: { id: userId, sessionId, name: actor.displayName, within: actor.within ?? null },
  };
}

/** Held by the actor over some only, it isn't held: `within` would be read as the user's. */
function eachOf(user: PermissionAnswer, actor: PermissionAnswer | undefined): PermissionAnswer {
  if (actor?.allowed) return user;
  if (!user.allowed && !user.within) return user;
  return LACKED;
}

const LACKED: PermissionAnswer = { allowed: false, reason: 'actor_not_granted', sources: [] };

/** The same for answers that came as text. What hangs on the user's reach still does, where the actor may do it for anybody. */
function checkedByBoth(user: Checked, actor: Checked | undefined): Checked {
  // The JSON is checked.ts's.
  const own = JSON.parse(user.text) as { allowed: boolean }[];
  const theirs = JSON.parse(actor?.text ?? '[]') as { allowed: boolean }[];
  const isOpen = new Set(user.open.map(({ index }) => index));
  const isActors = (index: number) => theirs[index]?.allowed === true;
  const shared = own.map((answer, index) =>
    isActors(index) || !(answer.allowed || isOpen.has(index)) ? answer : LACKED,
  );
  return { text: JSON.stringify(shared), open: user.open.filter(({ index }) => isActors(index)) };
}

/** As in description.ts. */
type Described = { permissions: string[]; is_super_admin: boolean };

function describedOf(user: AccessDescription, actor: AccessDescription | undefined): AccessDescription {
  const own = JSON.parse(user.access) as Described;
  const theirs = JSON.parse(actor?.access ?? '{"permissions":[],"is_super_admin":false}') as Described;
  const permissions = theirs.is_super_admin ? own.permissions : sharedKeys(own.permissions, theirs.permissions);
  return { session: user.session, access: JSON.stringify({ ...own, permissions, is_super_admin: false }) };
}

/** The keys of either that both hold, by the very key or a wider one. */
export function sharedKeys(some: readonly string[], others: readonly string[]): string[] {
  const covers = (keys: ReadonlySet<string>) => (key: string) => coveringKeys(key).some((wider) => keys.has(wider));
  const [bySome, byOthers] = [covers(new Set(some)), covers(new Set(others))];
  return [...new Set([...some, ...others])].filter((key) => bySome(key) && byOthers(key)).sort();
}

/** The actor's own session is over, or may not impersonate any more: so is this one, on record at once. */
export async function endWithoutActor(ctx: Ctx, { userId, proof }: Credential): Promise<void> {
  const account = ctx.account(userId);
  ctx.meter.objectCalls += 1;
  const { entries } = await account.endSessions({
    userId,
    which: { only: proof.sessionId },
    ending: { actor: SYSTEM, origin: ctx.origin, reason: 'actor_gone', reasonCode: null, comment: null, now: ctx.now },
  });
  await recordAndAcknowledge(ctx, account, entries);
}

const SYSTEM = { id: null, name: 'Latchkey', type: 'system' } as const;
