import { query, rows, type Write } from '../../db/client';
import { canonical } from '../../kernel/fold';
import { insertAudit } from '../../platform/audit/record';
import type { EventDraft } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { followUp } from '../../platform/outbox/follow-up';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { type DeliveryRow, markUnreachable } from './store';

const BOUNCED = 'message.bounced';
const SYSTEM = { id: null, name: 'Latchkey', type: 'system' } as const;

type Returned = Pick<DeliveryRow, 'id' | 'user_id' | 'recipient' | 'channel'>;

/** A mail to a person came back. What was sent to an address without an account concerns nobody. */
export function bounceEvents({ id, user_id, recipient, channel }: Returned): EventDraft[] {
  if (user_id === null || channel !== 'email') return [];
  return [{ type: BOUNCED, subject: user_id, data: { message_id: id, address: recipient } }];
}

export function announceBounce(ctx: Ctx, returned: Returned): Write[] {
  return bounceEvents(returned).map((event) => followUp(ctx, event));
}

/** The address no longer counts as verified, if it still is the account's: one that was given up may well bounce. */
export const bounceConsumer: Consumer = {
  name: 'bounces',
  types: [BOUNCED],
  async handle(ctx: Ctx, { subject, data }: OutboxEvent): Promise<Write[]> {
    const key = canonical(String(data.address));
    const [user] = await rows<{ display_name: string }>(
      ctx.sql,
      query(
        'SELECT display_name FROM users WHERE id = ? AND email_key = ? AND email_verified = 1 AND deleted_at IS NULL',
        subject,
        key,
      ),
    );
    if (!user || subject === null) return [];
    const audit = insertAudit(ctx, [
      {
        action: 'user.email_bounced',
        type: 'SYSTEM',
        actor: SYSTEM,
        target: { type: 'user', id: subject, name: user.display_name },
        changes: [{ field: 'email_verified', before: true, after: false }],
      },
    ]);
    return [markUnreachable(ctx, subject, key), ...audit];
  },
};
