import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';

export async function findPasswordHash(ctx: Ctx, userId: string): Promise<string | null> {
  const [found] = await rows<{ password_hash: string | null }>(
    ctx.sql,
    query('SELECT password_hash FROM credentials WHERE user_id = ?', userId),
  );
  return found?.password_hash ?? null;
}
