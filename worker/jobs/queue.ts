import type { Ctx, QueueMessage } from '../platform/context';
import { drain } from '../platform/journal';
import { log } from '../platform/log';
import { relayAll } from '../platform/outbox/relay';
import { consumers } from './consumers';

const RETRY_SECONDS = 10;

/** Each message stands alone: one that fails is retried, and the others are not held up. */
export async function handleBatch(ctx: Ctx, batch: MessageBatch<QueueMessage>): Promise<void> {
  let hasRelayed = false;
  for (const message of batch.messages) {
    try {
      // One relay does for all nudges of a batch.
      if (message.body.type === 'outbox' && hasRelayed) {
        message.ack();
        continue;
      }
      await handle(ctx, message.body);
      hasRelayed ||= message.body.type === 'outbox';
      message.ack();
    } catch (error) {
      log.error('queue.message_failed', error, {
        'latchkey.message.type': String(message.body?.type),
        'latchkey.attempts': message.attempts,
      });
      message.retry({ delaySeconds: RETRY_SECONDS });
    }
  }
}

async function handle(ctx: Ctx, message: QueueMessage): Promise<void> {
  switch (message.type) {
    case 'outbox':
      await relayAll(ctx, consumers);
      return;
    case 'journal': {
      const object = message.object === 'account' ? ctx.account(message.name) : ctx.signInGuard(message.name);
      // The rest gets an invocation of its own: D1 counts statements by invocation.
      if (await drain(ctx, object)) await ctx.queue.send(message);
      return;
    }
    default:
      message satisfies never;
      throw new Error('unknown message type');
  }
}
