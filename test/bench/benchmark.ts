import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, bundle, root, startUpCpuMs } from './bundle.ts';
import { type Cost, countedCost } from './counts.ts';
import { floors } from './floor-systems.ts';
import { measureInTurns, type Pace } from './measure.ts';
import { coresOf, pin } from './processes.ts';
import { type Product, SECRETS, startProduct } from './product.ts';
import { checks, jwks, otherLists, refresh, signIns, usersPage } from './product-systems.ts';
import { floorTable, measuredTable, startTable } from './report.ts';
import { proveRevocation } from './revocation.ts';
import { runSql } from './seed.ts';
import { type Server, startServer } from './server.ts';
import { firstAnswerMs } from './start-up.ts';
import { stateFolder, statePath } from './state.ts';
import type { Floor, Measured } from './system.ts';

type Plan = Pace & { sizes: [number, ...number[]]; signIns: number; revocations: number; starts: number };

const FULL: Plan = { seconds: 2, rounds: 5, sizes: [10_000, 100_000], signIns: 150, revocations: 50, starts: 5 };
const QUICK: Plan = { seconds: 0.5, rounds: 1, sizes: [10_000], signIns: 64, revocations: 10, starts: 1 };

const floorsFolder = join(import.meta.dirname, 'floors');
const say = (line: string) => console.log(line);

/** Runs everything and prints it. @throws when a part can't be run. */
export async function benchmark(isQuick: boolean): Promise<void> {
  const plan = isQuick ? QUICK : FULL;
  const pinToServerCore = pinGenerator();
  say('building');
  const bundles = {
    product: await bundle(join(root, 'wrangler.toml')),
    floors: await bundle(join(floorsFolder, 'wrangler.toml')),
  };
  await reportStart(bundles, plan.starts);

  const floorServer = await startFloors(bundles.floors);
  pinToServerCore(floorServer);
  const product = await startProduct(bundles.product, { persistTo: statePath('product'), afterStart: pinToServerCore });
  try {
    for (const [index, size] of plan.sizes.entries()) {
      const isLast = index === plan.sizes.length - 1;
      say(`\nseeding ${size.toLocaleString('en')} users`);
      await product.growTo(size);
      const page = usersPage(product, size.toLocaleString('en'));
      if (isLast) await reportAll(product, floorServer, page, size, plan);
      else
        await report(
          product,
          floorServer,
          floors.filter(({ name }) => name === page.floor),
          [page],
          plan,
        );
    }
    await proveRevocation(product, plan.revocations);
    say(
      `\n${plan.revocations} of ${plan.revocations} ended sessions were refused at their next request, by cookie and by access token.`,
    );
  } finally {
    await product.stop();
    await floorServer.stop();
  }
}

/** The generator on one core, servers on another. */
function pinGenerator(): (server: Server) => void {
  const cores = coresOf();
  if (!cores || !pin(process.pid, cores.generator)) {
    say(`state in ${stateFolder}; not pinned: that takes two cores and taskset`);
    return () => {};
  }
  say(`state in ${stateFolder}; servers on core ${cores.server}, generator on core ${cores.generator}`);
  return ({ pid }) => void pin(pid, cores.server);
}

async function reportStart(bundles: { product: Bundle; floors: Bundle }, starts: number): Promise<void> {
  say('starting');
  const cpuMs = await startUpCpuMs();
  const productMs = await firstAnswerMs(bundles.product, '/healthz', SECRETS, starts);
  const floorMs = await firstAnswerMs(bundles.floors, '/hello', {}, starts);
  say(`\n${startTable({ gzipKiB: bundles.product.gzipKiB, cpuMs, productMs, floorMs })}`);
}

async function startFloors(built: Bundle): Promise<Server> {
  const server = await startServer(built, {
    name: 'floors',
    persistTo: statePath('floors'),
    vars: {},
    firstPath: '/hello',
  });
  await runSql(await server.database(), readFileSync(join(floorsFolder, 'people.sql'), 'utf8').split(';\n'));
  return server;
}

async function reportAll(
  product: Product,
  floorServer: Server,
  page: Measured,
  size: number,
  plan: Plan,
): Promise<void> {
  const systems = [
    ...checks(product),
    ...signIns(product, plan.signIns),
    refresh(product),
    page,
    ...otherLists(product, size.toLocaleString('en')),
    jwks(),
  ];
  await report(product, floorServer, floors, systems, plan);
}

async function report(
  product: Product,
  floorServer: Server,
  needed: Floor[],
  systems: Measured[],
  plan: Plan,
): Promise<void> {
  // Each system right after its floor.
  const targets = needed.flatMap((floor) => [
    { server: () => floorServer, system: floor },
    ...systems.filter((system) => system.floor === floor.name).map((system) => ({ server: product.server, system })),
  ]);
  const samples = await measureInTurns(targets, plan, say);
  const costs = await product.inDevelopment(() => countAll(product, systems));
  say(`\n${floorTable(needed, samples)}\n\n${measuredTable(systems, samples, costs)}`);
}

async function countAll(product: Product, systems: Measured[]): Promise<Map<string, Cost>> {
  const costs = new Map<string, Cost>();
  for (const system of systems) costs.set(system.name, await countedCost(product.server().origin, system));
  return costs;
}
