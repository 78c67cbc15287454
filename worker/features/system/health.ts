import { query, rows } from '../../db/client';
import { SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { log } from '../../platform/log';

export const CHECKS = ['database', 'objects', 'queues', 'files'] as const;
type Check = (typeof CHECKS)[number];
export type Health = { status: 'ok' | 'degraded'; checks: Record<Check, 'ok' | 'failed'> };

const CHECK_TIMEOUT_MS = 3 * SECOND_MS;
/** Anybody may ask: however often they do, this isolate looks once a second. */
const LOOK_AT_MOST_EVERY_MS = SECOND_MS;

let latest: { at: number; health: Health } | null = null;

/** Whether what the Worker stands on answers. Says nothing of why it doesn't: the log does. */
export async function healthOf(ctx: Ctx): Promise<Health> {
  if (latest && Math.abs(ctx.now - latest.at) < LOOK_AT_MOST_EVERY_MS) return latest.health;
  const probes: Record<Check, () => unknown> = {
    database: () => rows(ctx.sql, query('SELECT 1')),
    objects: () => ctx.policyLog().since(ctx.now),
    // A queue can't be asked; that it is bound is all there is to know without sending.
    queues: () => {
      if (typeof ctx.queue.send !== 'function') throw new Error('no queue is bound');
    },
    files: () => ctx.files.head('health'),
  };
  const outcomes = await Promise.all(CHECKS.map(async (name) => [name, await outcomeOf(name, probes[name])] as const));
  const checks = Object.fromEntries(outcomes) as Health['checks'];
  const health: Health = { status: outcomes.every(([, outcome]) => outcome === 'ok') ? 'ok' : 'degraded', checks };
  latest = { at: ctx.now, health };
  return health;
}

async function outcomeOf(name: Check, probe: () => unknown): Promise<'ok' | 'failed'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([Promise.resolve().then(probe), timeout]);
    return 'ok';
  } catch (error) {
    log.error('health.check_failed', error, { 'latchkey.check': name });
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
