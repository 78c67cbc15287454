import { query, rows } from '../../../db/client';
import type { Ctx } from '../../../platform/context';
import type { OutboxEvent } from '../../../platform/outbox/relay';
import { type Notice, text } from './notice';

/** To whoever is to decide, unless they named themselves. */
export async function reviewAssigned(ctx: Ctx, { type, subject, time, data }: OutboxEvent): Promise<Notice[]> {
  const reviewerId = text(data.reviewer_id);
  if (reviewerId === '' || subject === null) return [];
  const [record] = await rows<{ actor_id: string | null; actor_name: string }>(
    ctx.sql,
    query(
      "SELECT actor_id, actor_name FROM audit_log WHERE target_type = 'access_review' AND target_id = ? AND at = ? AND action = ? LIMIT 1",
      subject,
      time,
      type,
    ),
  );
  if (record?.actor_id === reviewerId) return [];
  const facts = { at: time, review: text(data.name), review_id: subject, actor: record?.actor_name ?? 'Latchkey' };
  return [{ kind: 'access_review_assigned', to: { userId: reviewerId }, facts }];
}
