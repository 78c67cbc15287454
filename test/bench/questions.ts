import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HEAVY, heavyPermission, seedHeavyAccess } from './access-seed.ts';
import { bundle, root } from './bundle.ts';
import { byCookie, type SignedIn, signInAll } from './client.ts';
import { countedCost } from './counts.ts';
import { floors } from './floor-systems.ts';
import { measureInTurns, median, ratio, type Sample } from './measure.ts';
import { coresOf, pin } from './processes.ts';
import { type Product, startProduct } from './product.ts';
import { FIGURES, figures, table } from './report.ts';
import { seededManager, seededUser } from './seed.ts';
import { type Server, startServer } from './server.ts';
import { statePath } from './state.ts';
import { CONNECTIONS, eachOf, type System } from './system.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const PACE = values.quick ? { seconds: 0.5, rounds: 2 } : { seconds: 2, rounds: 5 };
const USERS = 1_000;
const MANY = 100;
const MOST_MANY_RATIO = 2;
const MOST_HEAVY_RATIO = 2;
/** As many as connections, like the floor's objects. */
const HEAVY_USERS = Array.from({ length: CONNECTIONS }, (_, index) => seededUser(501 + index));

/** What a hundred questions at once cost against one, and one question of somebody with very many rights against the floor. */
async function questions(): Promise<void> {
  const cores = coresOf();
  if (cores) pin(process.pid, cores.generator);
  const onServerCore = ({ pid }: Server) => void (cores && pin(pid, cores.server));
  const floorServer = await startServer(await bundle(join(import.meta.dirname, 'floors', 'wrangler.toml')), {
    name: 'floors',
    persistTo: statePath('floors'),
    vars: {},
    firstPath: '/hello',
  });
  onServerCore(floorServer);
  const product = await startProduct(await bundle(join(root, 'wrangler.toml')), {
    persistTo: statePath('questions'),
    afterStart: onServerCore,
  });
  try {
    await product.growTo(USERS);
    await seedHeavyAccess(
      await product.server().database(),
      HEAVY_USERS.map(({ id }) => id),
    );
    const { origin } = product.server();
    const managers = Array.from({ length: CONNECTIONS }, (_, index) => seededManager(1 + index).email);
    const heavy = HEAVY_USERS.map(({ email }) => email);
    const systems = systemsOf(await signInAll(origin, managers), await signInAll(origin, heavy));
    const floor = floors.filter(({ name }) => name === 'do');
    const targets = [
      ...floor.map((system) => ({ server: () => floorServer, system })),
      ...Object.values(systems).map((system) => ({ server: product.server, system })),
    ];
    report(systems, await measureInTurns(targets, PACE, console.log));
    await product.inDevelopment(() => proveCost(product, systems.heavy));
  } finally {
    await product.stop();
    await floorServer.stop();
  }
}

type Systems = { one: System; many: System; heavy: System; heavyMany: System };

function systemsOf(managers: SignedIn[], heavy: SignedIn[]): Systems {
  const ofManagers = Array.from({ length: MANY }, (_, n) => ({
    resource: ['users', 'roles', 'tasks', 'shoots'][n % 4] ?? 'users',
    action: ['read', 'update', 'delete', 'assign'][Math.floor(n / 4) % 4] ?? 'read',
  }));
  const spread = Array.from({ length: MANY }, (_, n) => heavyPermission((n * 17) % HEAVY.permissions));
  const post = (cookie: string, checks: unknown[]) => ({
    method: 'POST' as const,
    path: '/api/permissions/check',
    headers: { ...byCookie(cookie), 'content-type': 'application/json' },
    body: JSON.stringify({ checks }),
  });
  return {
    one: { name: '1 question', next: eachOf(managers, ({ cookie }) => post(cookie, ofManagers.slice(0, 1))) },
    many: { name: `${MANY} questions`, next: eachOf(managers, ({ cookie }) => post(cookie, ofManagers)) },
    heavy: {
      name: '1 by somebody with very many rights',
      next: eachOf(
        spread.map((asked, n) => ({ ...asked, cookie: heavy[n % heavy.length]?.cookie ?? '' })),
        ({ resource, action, cookie }) => ({
          path: `/api/permissions/check?resource=${resource}&action=${action}`,
          headers: byCookie(cookie),
        }),
      ),
    },
    heavyMany: { name: `${MANY} by them`, next: eachOf(heavy, ({ cookie }) => post(cookie, spread)) },
  };
}

/** @throws when one of the figures is over its target. */
function report({ one, many, heavy, heavyMany }: Systems, samples: Map<string, Sample[]>): void {
  const own = (name: string) => samples.get(name) ?? [];
  const figuresOf: [System, System | { name: 'do' }, number][] = [
    [many, one, MOST_MANY_RATIO],
    [heavy, { name: 'do' }, MOST_HEAVY_RATIO],
    [heavyMany, heavy, Number.NaN],
    [one, { name: 'do' }, Number.NaN],
  ];
  const rows = figuresOf.map(([system, against, target]) => [
    system.name,
    against.name,
    ratio(own(system.name), own(against.name)).toFixed(2),
    Number.isNaN(target) ? '' : `≤ ${target}`,
    ...figures(own(system.name)),
  ]);
  console.log(`\n${table(['permission check', 'against', 'ratio', 'target', ...FIGURES], rows)}`);
  const cpu = (name: string) => median(own(name).map(({ cpuMsPerRequest }) => cpuMsPerRequest));
  const { roles, permissions, groups } = HEAVY;
  console.log(
    `\nvery many: ${roles} roles, ${permissions} permissions, ${groups} groups. Floor do: ${cpu('do').toFixed(3)} CPU s/1,000.`,
  );
  const over = figuresOf.filter(([system, against, target]) => ratio(own(system.name), own(against.name)) > target);
  if (over.length > 0) throw new Error(`over the target: ${over.map(([{ name }]) => name).join('; ')}`);
}

/** @throws when it asks more than one object, or D1. */
async function proveCost(product: Product, heavy: System): Promise<void> {
  const { d1, objects } = await countedCost(product.server().origin, heavy);
  console.log(`${heavy.name}: object calls ${objects}, D1 statements ${d1}`);
  if (d1 > 0 || objects > 1) throw new Error('a permission check is one object call and no D1 statement');
}

try {
  await questions();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
