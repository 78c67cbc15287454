import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Gift, seedGift } from './access-seed.ts';
import { bundle, root } from './bundle.ts';
import { byCookie, send } from './client.ts';
import type { LoadRequest } from './load.ts';
import { openSessions } from './opened-sessions.ts';
import { coresOf, pin } from './processes.ts';
import { type Product, startProduct } from './product.ts';
import { table } from './report.ts';
import { activeUsersAfter } from './seed.ts';
import { statePath } from './state.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const PLAN = values.quick ? { most: 1_000, sample: 100 } : { most: 10_000, sample: 500 };
/** Up to here each affected account is told, and obeys at its next request; beyond, the PolicyLog tells them. */
const FEW = 100;
const ANSWER_MAX_MS = 1_000;
const CUT_OFF_MAX_MS = 2_000;
const GIVE_UP_MS = 10_000;
const AT_ONCE = 16;
const REASON = { reason_code: 'other', comment: 'A measurement' };

type Member = { id: string; cookie: string };
type Case = {
  name: string;
  members: Member[];
  ask: LoadRequest;
  change: LoadRequest;
};
type Result = { name: string; affected: number; asked: number; answerMs: number; cutOffMs: number };

/** How long a change of access takes to answer, and until everybody whom it concerns obeys it. */
async function cutOff(): Promise<void> {
  const cores = coresOf();
  if (cores) pin(process.pid, cores.generator);
  const product = await startProduct(
    await bundle(join(root, 'wrangler.toml'), join(import.meta.dirname, 'sessions', 'worker.ts')),
    { persistTo: statePath('cut-off'), afterStart: ({ pid }) => void (cores && pin(pid, cores.server)) },
  );
  try {
    await product.growTo(Math.ceil(PLAN.most * 1.2));
    const ids = activeUsersAfter(0, PLAN.most).map(({ id }) => id);
    // As every sign-in does: whoever never signed in has no session to be told.
    await (await product.server().database())
      .prepare('UPDATE users SET last_login_at = 0 WHERE last_login_at IS NULL')
      .run();
    const cookies = await openSessions(product, ids, 1);
    const members = ids.map((id, index) => ({ id, cookie: cookies[index] ?? '' }));
    console.log(`${members.length.toLocaleString('en')} people have a session`);
    const results: Result[] = [];
    for (const each of await casesOf(product, members)) {
      const result = await measure(product, each);
      console.log(`${result.name}: answered in ${shown(result.answerMs)}, obeyed after ${shown(result.cutOffMs)}`);
      results.push(result);
    }
    report(results);
  } finally {
    await product.stop();
  }
}

/** Role, group and grant reach as many as hold them; a direct permission and a status are one person's. */
async function casesOf(product: Product, members: Member[]): Promise<Case[]> {
  const database = await product.server().database();
  const cases: Case[] = [];
  const kinds: [Gift['kind'], number[]][] = [
    ['role', [1, FEW, PLAN.most]],
    ['group', [1, FEW, PLAN.most]],
    ['grant', [1, FEW, PLAN.most]],
    ['direct', [1]],
  ];
  for (const [kind, amounts] of kinds) {
    for (const amount of amounts) {
      const n = cases.length + 1;
      const concerned = members.slice(0, amount);
      const gift: Gift = {
        kind,
        id: `01939f2a-7c1e-7b52-9a33-${n.toString(16).padStart(12, '0')}`,
        module: `given_${n}`,
        memberIds: concerned.map(({ id }) => id),
      };
      await seedGift(database, gift);
      cases.push({
        name: kind === 'direct' ? 'direct permission' : kind,
        members: concerned,
        ask: { path: `/api/permissions/check?resource=${gift.module}&action=read&object=one` },
        change: takeAway(gift),
      });
    }
  }
  const last = members.slice(-1);
  return [
    ...cases,
    {
      name: 'status',
      members: last,
      ask: { path: '/api/auth/session' },
      change: {
        method: 'PATCH',
        path: `/api/users/${last[0]?.id}/status`,
        body: JSON.stringify({ status: 'suspended', reason_code: 'leave' }),
      },
    },
  ];
}

function takeAway({ kind, id, memberIds }: Gift): LoadRequest {
  const body = JSON.stringify({ permissions: [], ...REASON });
  switch (kind) {
    case 'role':
      return { method: 'PATCH', path: `/api/roles/${id}`, body };
    case 'group':
      return { method: 'PUT', path: `/api/groups/${id}/permissions`, body };
    case 'direct':
      return { method: 'PUT', path: `/api/users/${memberIds[0]}/permissions`, body };
    case 'grant':
      return { method: 'DELETE', path: `/api/grants/${id}?reason_code=${REASON.reason_code}` };
    default:
      return kind satisfies never;
  }
}

async function measure(product: Product, { name, members, ask, change }: Case): Promise<Result> {
  const { origin } = product.server();
  const asked = sampleOf(members);
  const obeys = async ({ cookie }: Member) => !(await isAllowed(origin, ask, cookie));
  const early = await inParallel(asked, obeys);
  if (early.some(Boolean)) throw new Error(`${name}: somebody may not do it before it is taken away`);

  const startedAt = performance.now();
  const headers = { ...byCookie(product.administrator().cookie), 'content-type': 'application/json' };
  const { status, body } = await send(origin, { ...change, headers });
  const answeredAt = performance.now();
  if (status >= 300) throw new Error(`${name}: the change answered ${status}: ${body.slice(0, 300)}`);

  // Everybody is asked again and again until nobody in the round is allowed: `cutOff` is the last time that somebody was.
  let lastAllowedAt = answeredAt;
  for (;;) {
    const round = await inParallel(asked, async (member) => {
      const obeyed = await obeys(member);
      if (!obeyed) lastAllowedAt = performance.now();
      return obeyed;
    });
    if (round.every(Boolean)) break;
    if (performance.now() - answeredAt > GIVE_UP_MS)
      throw new Error(`${name}: not in force after ${shown(GIVE_UP_MS)}`);
  }
  return {
    name,
    affected: members.length,
    asked: asked.length,
    answerMs: answeredAt - startedAt,
    cutOffMs: lastAllowedAt - answeredAt,
  };
}

/** Evenly from all of them. */
function sampleOf(members: Member[]): Member[] {
  const step = Math.max(1, Math.floor(members.length / PLAN.sample));
  return members.filter((_, index) => index % step === 0).slice(0, PLAN.sample);
}

async function isAllowed(origin: string, ask: LoadRequest, cookie: string): Promise<boolean> {
  const { status, body } = await send(origin, { ...ask, headers: byCookie(cookie) });
  if (status === 401) return false;
  if (status !== 200) throw new Error(`${ask.path} answered ${status}: ${body.slice(0, 300)}`);
  const { allowed = true } = JSON.parse(body) as { allowed?: boolean };
  return allowed;
}

async function inParallel<Item, Out>(items: Item[], work: (item: Item) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(first, first + AT_ONCE).map(work))));
  }
  return results;
}

/** @throws when a change answers or holds too late. */
function report(results: Result[]): void {
  const target = ({ affected }: Result) => (affected <= FEW ? 0 : CUT_OFF_MAX_MS);
  const isOver = (result: Result) => result.answerMs > ANSWER_MAX_MS || result.cutOffMs > target(result);
  const rows = results.map((result) => [
    result.name,
    result.affected.toLocaleString('en'),
    result.asked.toLocaleString('en'),
    shown(result.answerMs),
    result.cutOffMs === 0 ? 'the next request' : shown(result.cutOffMs),
    target(result) === 0 ? 'the next request' : `≤ ${shown(CUT_OFF_MAX_MS)}`,
    isOver(result) ? 'over' : 'ok',
  ]);
  console.log(`\n${table(['taken away', 'affected', 'asked', 'answered in', 'in force after', 'target', ''], rows)}`);
  const over = results.filter(isOver);
  if (over.length > 0)
    throw new Error(`over: ${over.map(({ name, affected }) => `${name} of ${affected}`).join(', ')}`);
}

const shown = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;

try {
  await cutOff();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
