import { type Query, query, rows } from '../../db/client';
import { canonical } from '../../kernel/fold';
import type { Ctx } from '../../platform/context';

export type LinkOwner = {
  token_id: string;
  id: string;
  email: string;
  email_verified: number;
  username: string | null;
  display_name: string;
};

/**
 * Whose link it is, while it is good: unused, in its time, the latest of its kind, and the account active. Only looks: whoever
 * follows a link, such as a mail scanner, uses nothing up.
 */
export async function findLinkOwner(ctx: Ctx, tokenHash: string): Promise<LinkOwner | null> {
  const [owner] = await rows<LinkOwner>(
    ctx.sql,
    query(
      `SELECT action_tokens.id AS token_id, users.id, email, email_verified, username, display_name
       FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE token_hash = ?1 AND kind = 'password_reset' AND used_at IS NULL AND action_tokens.expires_at > ?2
         AND users.deleted_at IS NULL AND users.status = 'active'
         AND NOT EXISTS (SELECT 1 FROM action_tokens AS later WHERE later.user_id = users.id AND later.kind = 'password_reset' AND later.id > action_tokens.id)`,
      tokenHash,
      ctx.now,
    ),
  );
  return owner ?? null;
}

/** Selects a row when somebody else was faster, or the account is no longer active. */
export function linkOvertaken(tokenId: string): Query {
  return query(
    `SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE action_tokens.id = ? AND used_at IS NULL AND users.status = 'active' AND users.deleted_at IS NULL)`,
    tokenId,
  );
}

export type Addressee = { id: string; display_name: string; status: string };

/** Whoever has the address and could use a link: nobody who is suspended, deactivated, archived or past their time. */
export async function findAddressee(ctx: Ctx, email: string): Promise<Addressee | null> {
  const [found] = await rows<Addressee>(
    ctx.sql,
    query(
      `SELECT id, display_name, status FROM users
       WHERE email_key = ?1 AND deleted_at IS NULL AND status IN ('pending', 'active') AND (expires_at IS NULL OR expires_at > ?2)`,
      canonical(email),
      ctx.now,
    ),
  );
  return found ?? null;
}
