import { toStatement, type Write } from '../../db/client';
import { SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { MessageRefused } from '../../platform/mail/refused';
import { type Consumer, MAX_ATTEMPTS, type OutboxEvent } from '../../platform/outbox/relay';
import { type Composed, composeMessage, MESSAGE_REQUESTED, MessageRequest } from '../notifications/commands';
import { announceBounce } from './bounces';
import { MESSAGES_CONSUMER } from './consumer-name';
import { findDelivery, type MessageState, recordAttempt } from './store';

/** What else of this feature reacts to events. */
export { bounceConsumer } from './bounces';

/** Whatever a transport allows itself: a send must be over before the relay's lease is. */
const SEND_MS = 25 * SECOND_MS;
const ERROR_CHARACTERS = 300;

/**
 * Sends mail and SMS, one event a message; the event's id is the message's, at every retry. What may pass is thrown, and the
 * outbox tries again with growing pauses, eight times in all; what never will is recorded as bounced or dead and left.
 * Sent is recorded after the fact: a Worker that dies in between sends again, with the same id.
 */
export const messageConsumer: Consumer = {
  name: MESSAGES_CONSUMER,
  types: [MESSAGE_REQUESTED],
  isIndependent: true,
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const request = MessageRequest.parse(event.data);
    const known = await findDelivery(ctx, event.id);
    if (known && known.state !== 'failed') return [];
    const record = (state: MessageState, recipient: string, error: unknown = null) =>
      recordAttempt(ctx, {
        id: event.id,
        channel: request.channel,
        kind: request.kind,
        user_id: request.user_id,
        recipient,
        state,
        last_error: error === null ? null : messageOf(error),
      });
    let recipient = known?.recipient ?? request.address ?? '';
    try {
      const message = await composeMessage(ctx, request);
      if (!message) return known ? [record('dead', recipient, 'It no longer applies.')] : [];
      recipient = message.to;
      await inTime(send(ctx, event.id, request.channel, message));
    } catch (error) {
      if (error instanceof MessageRefused) {
        const returned = { id: event.id, user_id: request.user_id, recipient, channel: request.channel };
        return [
          record(error.fate, recipient, error),
          ...(error.fate === 'bounced' ? announceBounce(ctx, returned) : []),
        ];
      }
      const isLast = (known?.attempts ?? 0) + 1 >= MAX_ATTEMPTS;
      await toStatement(ctx.sql, record(isLast ? 'dead' : 'failed', recipient, error)).run();
      throw error;
    }
    return [record('sent', recipient)];
  },
};

async function send(ctx: Ctx, id: string, channel: 'email' | 'sms', message: Composed): Promise<void> {
  if (channel === 'email') return ctx.mail.send({ id, ...message });
  if (!ctx.sms) throw new MessageRefused('dead', 'No SMS provider is set up.');
  return ctx.sms.send({ id, to: message.to, text: message.text });
}

async function inTime(sending: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the transport did not answer in time')), SEND_MS);
  });
  return Promise.race([sending, timeout]).finally(() => clearTimeout(timer));
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, ERROR_CHARACTERS);
}
