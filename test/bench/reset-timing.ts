import { join } from 'node:path';
import { bundle, root } from './bundle.ts';
import { fromSomewhere, send } from './client.ts';
import { type Product, startProduct } from './product.ts';
import { seededUser } from './seed.ts';
import { statePath } from './state.ts';

/** Half of known addresses, half of unknown ones, in turns, so that whatever the machine does meanwhile meets both. */
const REQUESTS = 200;
const WARM_UP = 20;
/** Of the median of the unknown. */
const DIFFERENCE_MAX = 0.05;

/**
 * Asks for reset links and compares how long the answer takes for addresses with and without an account (T07): who measures
 * it from outside must learn nothing. Each address is asked for once, so that the limit by address isn't what is measured.
 */
async function compare(): Promise<void> {
  const product = await startProduct(await bundle(join(root, 'wrangler.toml')), {
    persistTo: statePath('reset'),
    afterStart: () => {},
  });
  try {
    await product.growTo(REQUESTS + WARM_UP);
    for (let turn = 0; turn < WARM_UP; turn += 1) await askInTurn(product, REQUESTS + turn);
    const times: Record<Kind, number[]> = { known: [], unknown: [] };
    for (let turn = 0; turn < REQUESTS / 2; turn += 1) {
      const { known, unknown } = await askInTurn(product, turn);
      times.known.push(known);
      times.unknown.push(unknown);
    }
    report(median(times.known), median(times.unknown));
  } finally {
    await product.stop();
  }
}

type Kind = 'known' | 'unknown';

/** One of each; which comes first changes every time. */
async function askInTurn(product: Product, turn: number): Promise<Record<Kind, number>> {
  const emails = { known: seededUser(turn + 1).email, unknown: `nobody${turn + 1}@bench.example` };
  const order: Kind[] = turn % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known'];
  const taken: Record<Kind, number> = { known: 0, unknown: 0 };
  for (const kind of order) taken[kind] = await timeOf(product.server().origin, emails[kind]);
  return taken;
}

async function timeOf(origin: string, email: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...fromSomewhere() };
  const sentAt = performance.now();
  const { status, body } = await send(origin, {
    method: 'POST',
    path: '/api/auth/forgot-password',
    headers,
    body: JSON.stringify({ email }),
  });
  if (status !== 202) throw new Error(`${email} got ${status}: ${body}`);
  return performance.now() - sentAt;
}

function report(known: number, unknown: number): void {
  const difference = Math.abs(known - unknown) / unknown;
  console.log(
    `${REQUESTS} interleaved reset requests: median ${known.toFixed(2)} ms for known addresses, ${unknown.toFixed(2)} ms for unknown ones, ${(difference * 100).toFixed(1)} % apart (at most ${DIFFERENCE_MAX * 100} %)`,
  );
  if (difference > DIFFERENCE_MAX) throw new Error('the time tells who has an account');
}

function median(times: number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
}

try {
  await compare();
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
