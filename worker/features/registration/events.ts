import { query, type Write } from '../../db/client';
import { canonical } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';
import { followUp } from '../../platform/outbox/follow-up';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { deleteFor, findById, findLatest, findOwner } from './store';

/** Finds out who has the address, where nobody can measure it: a new face gets a link, an old one a hint that they have an account. */
export const registrationConsumer: Consumer = {
  name: 'registration',
  types: ['registration.received', 'verification.requested'],
  handle: (ctx, event) => (event.type === 'registration.received' ? received(ctx, event) : requested(ctx, event)),
};

async function received(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
  const asked = await findById(ctx, String(event.data.registration_id));
  if (!asked) return [];
  const owner = await findOwner(ctx, asked.email_key);
  if (owner) {
    const isTold = owner.status === 'active' || owner.status === 'pending';
    return [
      deleteFor(asked.email_key),
      ...(isTold ? [followUp(ctx, { type: 'registration.address_taken', subject: owner.id, data: {} })] : []),
    ];
  }
  return [followUp(ctx, { type: 'registration.requested', subject: null, data: { registration_id: asked.id } })];
}

async function requested(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
  const emailKey = canonical(String(event.data.email));
  // The address of a stranger has done its service.
  const forget = query("UPDATE outbox SET data = '{}' WHERE id = ?", event.id);
  const owner = await findOwner(ctx, emailKey);
  if (owner) {
    const isOpen = owner.email_verified === 0 && (owner.status === 'active' || owner.status === 'pending');
    const type = 'user.email_verification_requested';
    return isOpen ? [forget, followUp(ctx, { type, subject: owner.id, data: {} })] : [forget];
  }
  const asked = await findLatest(ctx, emailKey);
  if (!asked) return [forget];
  const data = { registration_id: asked.id };
  return [forget, followUp(ctx, { type: 'registration.requested', subject: null, data })];
}
