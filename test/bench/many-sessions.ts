import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, root } from './bundle.ts';
import { byCookie, send } from './client.ts';
import { drive } from './load.ts';
import { measureInTurns, median, type Sample } from './measure.ts';
import { openSessions } from './opened-sessions.ts';
import { coresOf, pin } from './processes.ts';
import { type Product, startProduct } from './product.ts';
import { FIGURES, figures, table } from './report.ts';
import { activeUsersAfter, seededUser } from './seed.ts';
import { statePath } from './state.ts';
import { CONNECTIONS, eachOf, type System } from './system.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const PLAN = values.quick
  ? { seconds: 0.5, rounds: 1, users: 200, ofOne: 500 }
  : { seconds: 1.5, rounds: 11, users: 2_000, ofOne: 5_000 };
const EACH = 5;
const FEW = 10;
const MOST_RATIO = 1.15;

/** What a check costs when somebody has thousands of sessions, and when thousands of people have some, against ten of one. */
async function manySessions(): Promise<void> {
  const cores = coresOf();
  if (cores) pin(process.pid, cores.generator);
  const product = await startProduct(
    await bundle(join(root, 'wrangler.toml'), join(import.meta.dirname, 'sessions', 'worker.ts')),
    { persistTo: statePath('sessions'), afterStart: ({ pid }) => void (cores && pin(pid, cores.server)) },
  );
  try {
    await product.growTo(PLAN.users * 2);
    const [few, many] = [seededUser(1).id, seededUser(2).id];
    const crowd = activeUsersAfter(2, PLAN.users).map(({ id }) => id);
    const openedAt = performance.now();
    const base = check(product, `${FEW} sessions of one person`, await openSessions(product, [few], FEW));
    const ofMany = await openSessions(product, [many], PLAN.ofOne);
    const systems = [
      check(product, `one of ${shown(PLAN.ofOne)} of one person`, ofMany.slice(-1)),
      check(product, `each of ${shown(PLAN.ofOne)} of one person`, ofMany),
      check(product, `${shown(PLAN.users * EACH)} of ${shown(PLAN.users)} people`, await crowdSessions(product, crowd)),
    ];
    console.log(`sessions opened in ${seconds(performance.now() - openedAt)}`);
    const targets = [base, ...systems].map((system) => ({ server: product.server, system }));
    report(base, systems, await measureInTurns(targets, PLAN, console.log));
    await reportUpkeep(product, many);
  } finally {
    await product.stop();
  }
}

/** Before each round every session is used once: objects wake, read D1, and write down the minute's activity. */
function check(product: Product, name: string, cookies: string[]): System {
  const toRequest = (cookie: string) => ({ path: '/api/auth/session', headers: byCookie(cookie) });
  return {
    name,
    next: eachOf(cookies, toRequest),
    prepare: async () => {
      const { origin } = product.server();
      await drive(origin, eachOf(cookies, toRequest), { amount: cookies.length, connections: CONNECTIONS });
    },
  };
}

/** In the order that visits everybody before anybody again: an object that isn’t asked for ten seconds is evicted. */
async function crowdSessions(product: Product, users: string[]): Promise<string[]> {
  const opened = await openSessions(product, users, EACH);
  return Array.from({ length: EACH }, (_, nth) => opened.filter((_, index) => index % EACH === nth)).flat();
}

/** @throws when a check costs more than it may. */
function report(base: System, systems: System[], samples: Map<string, Sample[]>): void {
  const own = (system: System) => samples.get(system.name) ?? [];
  const ratioOf = (system: System) =>
    median(
      own(system).map(
        ({ cpuMsPerRequest }, round) => cpuMsPerRequest / (own(base)[round]?.cpuMsPerRequest ?? Number.NaN),
      ),
    );
  const rows = [base, ...systems].map((system) => [system.name, ratioOf(system).toFixed(2), ...figures(own(system))]);
  console.log(`\n${table(['session check with', 'ratio', ...FIGURES], rows)}`);
  const over = systems.filter((system) => !(ratioOf(system) <= MOST_RATIO));
  if (over.length > 0) throw new Error(`over ${MOST_RATIO}: ${over.map(({ name }) => name).join(', ')}`);
}

/** What is done to all of somebody's sessions, once each. */
async function reportUpkeep(product: Product, userId: string): Promise<void> {
  const headers = byCookie(product.administrator().cookie);
  const path = `/api/users/${userId}/sessions`;
  for (const [what, method] of [
    ['listing', 'GET'],
    ['ending', 'DELETE'],
  ] as const) {
    const startedAt = performance.now();
    const { status, body } = await send(product.server().origin, { method, path, headers });
    if (status !== 200) throw new Error(`${what} the sessions answered ${status}: ${body.slice(0, 300)}`);
    const { total, ended } = JSON.parse(body) as { total?: number; ended?: number };
    console.log(
      `${what} ${shown(total ?? ended ?? 0)} sessions of one person took ${seconds(performance.now() - startedAt)}`,
    );
  }
}

const shown = (count: number) => count.toLocaleString('en');
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

try {
  await manySessions();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
