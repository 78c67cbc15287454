import { send } from './client.ts';
import { median } from './measure.ts';
import type { System } from './system.ts';

/** Platform calls of one request, as the Worker counts them in development. */
export type Cost = { d1: number; rows: number; objects: number };

const HEADER = 'x-latchkey-cost';
const WARM_UP = 6;
const COUNTED = 12;

/** What a request costs once caches are warm: the middle of a dozen. Once a second an isolate also asks for policy changes. */
export async function countedCost(origin: string, system: System): Promise<Cost> {
  await system.prepare?.();
  const costs: Cost[] = [];
  for (let request = 0; request < WARM_UP + COUNTED; request += 1) {
    const { status, headers, body } = await send(origin, system.next());
    if (status >= 300) throw new Error(`${system.name} answered ${status}: ${body}`);
    if (request >= WARM_UP) costs.push(parseCost(headers.get(HEADER)));
  }
  return {
    d1: median(costs.map(({ d1 }) => d1)),
    rows: median(costs.map(({ rows }) => rows)),
    objects: median(costs.map(({ objects }) => objects)),
  };
}

function parseCost(header: string | null): Cost {
  const [, d1, rows, objects] = /^d1=(\d+);rows=(\d+);objects=(\d+)$/.exec(header ?? '') ?? [];
  if (d1 === undefined || rows === undefined || objects === undefined) throw new Error(`no ${HEADER} in the answer`);
  return { d1: Number(d1), rows: Number(rows), objects: Number(objects) };
}
