import { query, type Write } from '../../db/client';
import { insertAudit } from '../../platform/audit/record';
import type { Ctx } from '../../platform/context';
import { followUp } from '../../platform/outbox/follow-up';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { findAddressee } from './store';

/** Finds out whose address it is, where nobody can measure it. Whoever has no account gets no mail and leaves no trace. */
export const passwordResetConsumer: Consumer = {
  name: 'password-reset',
  types: ['password.reset_requested'],
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const addressee = await findAddressee(ctx, String(event.data.email));
    // The address of a stranger has done its service.
    const forget = query("UPDATE outbox SET data = '{}' WHERE id = ?", event.id);
    if (!addressee) return [forget];
    const target = { type: 'user', id: addressee.id, name: addressee.display_name };
    const type = addressee.status === 'pending' ? 'user.activation_requested' : 'user.password_reset_requested';
    return [
      forget,
      followUp(ctx, { type, subject: addressee.id, data: {} }),
      ...insertAudit(ctx, [
        {
          action: 'user.password_reset_requested',
          type: 'PASSWORD_CHANGE',
          target,
          actor: { id: null, name: 'Nobody signed in', type: 'anonymous' },
          // As the handler wrote it.
          origin: event.data.origin as Ctx['origin'],
          at: event.time,
        },
      ]),
    ];
  },
};
