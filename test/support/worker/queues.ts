import { createExecutionContext, createMessageBatch, getQueueResult, listDurableObjectIds } from 'cloudflare:test';
import worker from '../../../worker/index';
import type { QueueMessage } from '../../../worker/platform/context';
import { deps, env } from './bindings';
import { count, select } from './sql';

let held: QueueMessage[] = [];

/** From now on what the Worker sends waits until a test delivers it, so that nothing happens behind a test's back. */
export function holdQueue(): void {
  held = [];
  deps().queue = {
    send: async (message) => {
      held.push(message);
    },
  };
}

/** What waits, oldest first; it is gone afterwards: a lost nudge. */
export function takeHeld(): QueueMessage[] {
  return held.splice(0);
}

/** Delivers the messages to the Worker's queue handler in one batch, as the platform does. */
export async function deliver(messages: QueueMessage[], attempts = 1) {
  const batch = createMessageBatch(
    'latchkey-events',
    messages.map((body, index) => ({ id: `m${index}`, timestamp: new Date(), attempts, body })),
  );
  const execution = createExecutionContext();
  await worker.queue(batch, env, execution);
  return getQueueResult(batch, execution);
}

/** Delivers everything that objects have journaled and the outbox holds, until nothing that is due is left. */
export async function drainQueues(): Promise<void> {
  takeHeld();
  await deliver([...(await journals()), { type: 'outbox' }]);
  for (let round = 0; round < ROUNDS_MAX && (await dueEvents()) > 0; round += 1) await deliver([{ type: 'outbox' }]);
  takeHeld();
}

/** A relay takes fifty events; what fails is no longer due. */
const ROUNDS_MAX = 50;

const dueEvents = () => count('outbox', 'relayed_at IS NULL AND dead_at IS NULL AND due_at <= ?', Date.now());

/** Runs a cron expression of wrangler.toml. */
export async function tick(cron: string): Promise<void> {
  const execution = createExecutionContext();
  await worker.scheduled({ cron, scheduledTime: Date.now(), noRetry: () => {} }, env, execution);
}

async function journals(): Promise<QueueMessage[]> {
  const [accounts, guards, signedIn] = await Promise.all([
    listDurableObjectIds(env.ACCOUNT),
    listDurableObjectIds(env.SIGN_IN_GUARD),
    select<{ id: string }>('SELECT id FROM users'),
  ]);
  const existing = new Set([...accounts, ...guards].map(String));
  const messages: QueueMessage[] = [
    ...signedIn.map(({ id }) => ({ type: 'journal' as const, object: 'account' as const, name: id })),
    ...SHARDS.map((name) => ({ type: 'journal' as const, object: 'sign_in_guard' as const, name })),
  ];
  return messages.filter((message) => {
    if (message.type !== 'journal') return false;
    const namespace = message.object === 'account' ? env.ACCOUNT : env.SIGN_IN_GUARD;
    return existing.has(String(namespace.idFromName(message.name)));
  });
}

const SHARDS = Array.from({ length: 256 }, (_, shard) => shard.toString(16).padStart(2, '0'));
