import { isWebhookSigned } from '../../crypto/webhook-signature';
import { ask } from '../../platform/access/authorize';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { notFound } from '../../platform/http/problems';
import { callerOf } from '../sessions/commands';
import { bounceEvents } from './bounces';
import { MESSAGES_CONSUMER } from './consumer-name';
import { messageAlive, messageGone, messageNotFound, signatureRefused } from './problems';
import { type DeliveryRow, findDelivery, findSentTo, isKept, markBounced, revive } from './store';

/** Whether the caller may see whom messages went to. */
export async function seesRecipients(ctx: Ctx): Promise<boolean> {
  const answer = await ask(ctx, callerOf(ctx).credential, { kind: 'may_each', permissions: ['users:read'] });
  return answer.ok && answer.each?.[0]?.allowed === true;
}

/** @throws messageNotFound; messageAlive unless it is dead; messageGone when what it was made from is swept away. */
export async function retryMessage(ctx: Ctx, id: string): Promise<DeliveryRow> {
  const message = await findDelivery(ctx, id);
  if (!message) throw messageNotFound('It may have been swept away: messages are kept for 90 days.');
  if (message.state !== 'dead') throw messageAlive('Only a message that was given up can be sent again.');
  if (!(await isKept(ctx, id))) throw messageGone('What it was about is older than 30 days.');
  await commit(ctx, {
    writes: revive(ctx, id, MESSAGES_CONSUMER),
    audit: [
      {
        action: 'message.retried',
        type: 'UPDATE',
        target: { type: 'message', id, name: message.kind },
        changes: [{ field: 'state', before: 'dead', after: 'failed' }],
      },
    ],
    events: [{ type: 'message.retried', subject: message.user_id, data: { message_id: id } }],
  });
  return { ...message, state: 'failed', attempts: 0, updated_at: ctx.now };
}

/** @throws notFound where no secret is set up; signatureRefused for anybody but the provider. */
export function requireProvider(ctx: Ctx, headers: Headers, body: string): void {
  if (ctx.mailWebhookSecret === null) throw notFound('There is no such address.');
  // Svix, which many providers use, names the headers of Standard Webhooks after itself.
  const header = (name: string) => headers.get(`webhook-${name}`) ?? headers.get(`svix-${name}`) ?? '';
  const webhook = { id: header('id'), timestamp: header('timestamp'), signature: header('signature'), body };
  if (!isWebhookSigned(ctx.mailWebhookSecret, webhook, ctx.now))
    throw signatureRefused('Sign it with the shared secret.');
}

type Bounce = { isBounce: boolean; messageId: string | null; addresses: string[]; detail: string };

/** Marks what came back. Said twice, the second time changes nothing; other notices are taken and left. */
export async function takeBounce(ctx: Ctx, bounce: Bounce): Promise<void> {
  if (!bounce.isBounce) return;
  const found = bounce.messageId
    ? [await findDelivery(ctx, bounce.messageId)]
    : await Promise.all(bounce.addresses.map((address) => findSentTo(ctx, address)));
  const returned = found.filter((message) => message !== null).filter(({ state }) => state === 'sent');
  if (returned.length === 0) return;
  await commit(ctx, {
    writes: returned.map(({ id }) => markBounced(ctx, id, bounce.detail)),
    audit: returned.map(({ id, kind }) => ({
      action: 'message.bounced',
      type: 'UPDATE',
      actor: { id: null, name: 'Mail provider', type: 'system' },
      target: { type: 'message', id, name: kind },
      changes: [{ field: 'state', before: 'sent', after: 'bounced' }],
    })),
    events: returned.flatMap(bounceEvents),
  });
}
