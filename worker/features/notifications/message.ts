import { z } from '@hono/zod-openapi';
import { KINDS, type Kind } from './kinds';

const KIND_NAMES = Object.keys(KINDS) as [Kind, ...Kind[]];

/**
 * A mail or SMS to be made: the data of a `message.requested` event, whose id is the message's. It says who and why; the text
 * is made when it is sent, so no link and no code stands here in clear.
 */
export const MessageRequest = z.strictObject({
  kind: z.enum(KIND_NAMES),
  channel: z.enum(['email', 'sms']),
  /** The event that it is about: links are keyed by it. */
  event_id: z.string(),
  user_id: z.string().nullable(),
  /** Null is the user's own at the time of sending. */
  address: z.string().nullable(),
  locale: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});

export type MessageRequest = z.output<typeof MessageRequest>;

export const MESSAGE_REQUESTED = 'message.requested';
