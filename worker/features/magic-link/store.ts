import { type Query, query, rows } from '../../db/client';
import { canonical } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';

export type LinkOwner = { token_id: string; id: string; email: string; session_version: number };

/** Whose link it is, while it is good: unused, in its time, and the latest that was asked for. */
export async function findLinkOwner(ctx: Ctx, tokenHash: string): Promise<LinkOwner | null> {
  const [owner] = await rows<LinkOwner>(
    ctx.sql,
    query(
      `SELECT action_tokens.id AS token_id, users.id, email, session_version
       FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE token_hash = ?1 AND kind = 'magic_link' AND used_at IS NULL AND action_tokens.expires_at > ?2 AND users.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM action_tokens AS later WHERE later.user_id = users.id AND later.kind = 'magic_link' AND later.id > action_tokens.id)`,
      tokenHash,
      ctx.now,
    ),
  );
  return owner ?? null;
}

export function linkUsed(tokenId: string): Query {
  return query('SELECT 1 FROM action_tokens WHERE id = ? AND used_at IS NOT NULL', tokenId);
}

/** Using the link proves the mailbox. */
export function useLink(ctx: Ctx, { token_id, id }: LinkOwner): Query[] {
  return [
    query('UPDATE action_tokens SET used_at = ? WHERE id = ?', ctx.now, token_id),
    query('UPDATE users SET email_verified = 1 WHERE id = ?', id),
  ];
}

export async function findActive(ctx: Ctx, email: string): Promise<{ id: string } | null> {
  const [found] = await rows<{ id: string }>(
    ctx.sql,
    query(
      `SELECT id FROM users WHERE email_key = ?1 AND deleted_at IS NULL AND status = 'active' AND (expires_at IS NULL OR expires_at > ?2)`,
      canonical(email),
      ctx.now,
    ),
  );
  return found ?? null;
}
