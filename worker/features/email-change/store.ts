import { type Query, query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';

export type PendingChange = { id: string; user_id: string; email: string; from_key: string; expires_at: number };

const SELECT = `SELECT id, user_id, data ->> 'email' AS email, data ->> 'from_key' AS from_key, expires_at FROM action_tokens
  WHERE kind = 'email_change' AND used_at IS NULL AND expires_at > ?`;

export async function findPending(ctx: Ctx, userId: string): Promise<PendingChange | null> {
  return (await rows<PendingChange>(ctx.sql, query(`${SELECT} AND user_id = ?`, ctx.now, userId)))[0] ?? null;
}

export async function findByToken(ctx: Ctx, tokenHash: string): Promise<PendingChange | null> {
  return (await rows<PendingChange>(ctx.sql, query(`${SELECT} AND token_hash = ?`, ctx.now, tokenHash)))[0] ?? null;
}

/** The token follows from the row's id and nonce and the master key, and stands nowhere. */
export function insertPending(ctx: Ctx, change: PendingChange & { nonce: string; tokenHash: string }): Query {
  return query(
    `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, data, expires_at, created_at)
     VALUES (?, ?, 'email_change', ?, ?, ?, ?, ?)`,
    change.id,
    change.user_id,
    change.nonce,
    change.tokenHash,
    JSON.stringify({ email: change.email, from_key: change.from_key }),
    change.expires_at,
    ctx.now,
  );
}

export function endPending(ctx: Ctx, userId: string): Query {
  return query(
    "UPDATE action_tokens SET used_at = ? WHERE user_id = ? AND kind = 'email_change' AND used_at IS NULL",
    ctx.now,
    userId,
  );
}

export function usedAlready(id: string): Query {
  return query('SELECT 1 FROM action_tokens WHERE id = ? AND used_at IS NOT NULL', id);
}

export async function isTaken(ctx: Ctx, emailKey: string): Promise<boolean> {
  const found = await rows(ctx.sql, query('SELECT 1 FROM users WHERE email_key = ? AND deleted_at IS NULL', emailKey));
  return found.length > 0;
}
