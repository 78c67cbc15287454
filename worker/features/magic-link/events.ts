import { query, type Write } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { followUp } from '../../platform/outbox/follow-up';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { findActive } from './store';

/** Finds out whose address it is, where nobody can measure it. */
export const magicLinkConsumer: Consumer = {
  name: 'magic-link',
  types: ['magic_link.requested'],
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const user = await findActive(ctx, String(event.data.email));
    // The address of a stranger has done its service.
    const forget = query("UPDATE outbox SET data = '{}' WHERE id = ?", event.id);
    if (!user) return [forget];
    return [forget, followUp(ctx, { type: 'user.magic_link_requested', subject: user.id, data: {} })];
  },
};
