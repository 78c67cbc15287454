import { z } from '@hono/zod-openapi';
import { MESSAGE_STATES } from '../../db/schema/messages';
import { toTimestamp } from '../../kernel/time';
import { listOf, multiple, pageFields } from '../../platform/query/page';
import { masked } from './rules';
import type { DeliveryRow } from './store';

export const Message = z
  .strictObject({
    id: z.string(),
    channel: z.enum(['email', 'sms']),
    kind: z.string(),
    user_id: z.string().nullable(),
    /** Masked for those who may not see users. */
    recipient: z.string(),
    /** `failed` is tried again, `dead` was given up, `bounced` came back. */
    state: z.enum(MESSAGE_STATES),
    attempts: z.number().int(),
    last_error: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .openapi('Message');

export const MessagePage = listOf(Message, 'MessagePage');

export const ListMessages = z.strictObject({
  ...pageFields(['created_at'], '-created_at'),
  state: multiple(z.enum(MESSAGE_STATES)),
  channel: z.enum(['email', 'sms']).optional(),
  q: z.string().trim().min(1).max(254).optional(),
});

export const MessageId = z.strictObject({ id: z.uuid() });

const reason = z.string().max(500).optional();

/** As Resend and those that follow it say it; `message_id` is ours, for providers that keep it. */
export const BounceNotice = z
  .looseObject({
    type: z.string().max(100),
    data: z.looseObject({
      message_id: z.string().max(100).optional(),
      to: z.union([z.string().max(254), z.array(z.string().max(254)).max(50)]).optional(),
      reason,
      bounce: z.looseObject({ message: reason }).optional(),
    }),
  })
  .transform(({ type, data }) => ({
    isBounce: type === 'email.bounced',
    messageId: data.message_id ?? null,
    addresses: [data.to ?? []].flat(),
    detail: data.reason ?? data.bounce?.message ?? 'The provider reported a bounce.',
  }));

export const MESSAGE_EXAMPLE = {
  id: '01939f2a-7c1e-8b52-9a30-5d0c5e9a1f50',
  channel: 'email',
  kind: 'password_changed',
  user_id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f51',
  recipient: 'ola.nordmann@halden.example',
  state: 'dead',
  attempts: 8,
  last_error: 'the mail provider answered 503',
  created_at: '2026-11-19T13:44:09.771Z',
  updated_at: '2026-11-19T14:06:29.771Z',
} as const;

export function toMessage(row: DeliveryRow, showsRecipient: boolean): z.output<typeof Message> {
  return {
    ...row,
    recipient: showsRecipient ? row.recipient : masked(row.recipient),
    // Servers repeat the address in their refusals.
    last_error: showsRecipient
      ? row.last_error
      : (row.last_error?.replaceAll(row.recipient, masked(row.recipient)) ?? null),
    created_at: toTimestamp(row.created_at),
    updated_at: toTimestamp(row.updated_at),
  };
}
