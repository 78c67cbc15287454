import { query, rows, type Write } from '../../db/client';
import type { Ctx } from '../../platform/context';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { deleteAvatar } from '../../platform/storage/avatars';

/** Deletes a picture that nobody shows any more. Keys are never used again, so doing it twice or late harms nothing. */
export const avatarConsumer: Consumer = {
  name: 'avatars',
  types: ['avatar.unreferenced'],
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const { key } = event.data;
    if (typeof key !== 'string' || event.subject === null) return [];
    const shown = await rows(ctx.sql, query('SELECT 1 FROM users WHERE id = ? AND avatar_key = ?', event.subject, key));
    if (shown.length === 0) await deleteAvatar(ctx, key);
    return [];
  },
};
