import { type Query, query, rows } from '../../db/client';
import { registrations } from '../../db/schema/identities';
import type { Ctx } from '../../platform/context';

export type RegistrationRow = {
  id: string;
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  password_hash: string;
  locale: string;
};

export function insertRegistration(ctx: Ctx, row: typeof registrations.$inferInsert) {
  return ctx.db.insert(registrations).values(row);
}

const SELECT_OPEN =
  'SELECT id, email, email_key, first_name, last_name, password_hash, locale FROM registrations WHERE used_at IS NULL AND expires_at > ?';

export async function findByToken(ctx: Ctx, tokenHash: string): Promise<RegistrationRow | null> {
  return (
    (await rows<RegistrationRow>(ctx.sql, query(`${SELECT_OPEN} AND token_hash = ?`, ctx.now, tokenHash)))[0] ?? null
  );
}

export async function findById(ctx: Ctx, id: string): Promise<RegistrationRow | null> {
  return (await rows<RegistrationRow>(ctx.sql, query(`${SELECT_OPEN} AND id = ?`, ctx.now, id)))[0] ?? null;
}

export async function findLatest(ctx: Ctx, emailKey: string): Promise<RegistrationRow | null> {
  const latest = query(`${SELECT_OPEN} AND email_key = ? ORDER BY id DESC LIMIT 1`, ctx.now, emailKey);
  return (await rows<RegistrationRow>(ctx.sql, latest))[0] ?? null;
}

/** A row when the registration was used meanwhile. */
export function gone(id: string): Query {
  return query('SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM registrations WHERE id = ?)', id);
}

/** They have served, and hold a password hash: every one for the address goes. */
export function deleteFor(emailKey: string): Query {
  return query('DELETE FROM registrations WHERE email_key = ?', emailKey);
}

export type AddressOwner = { id: string; email: string; email_verified: number; display_name: string; status: string };

export async function findOwner(ctx: Ctx, emailKey: string): Promise<AddressOwner | null> {
  const [found] = await rows<AddressOwner>(
    ctx.sql,
    query(
      'SELECT id, email, email_verified, display_name, status FROM users WHERE email_key = ? AND deleted_at IS NULL',
      emailKey,
    ),
  );
  return found ?? null;
}

/** Whose address the link of an existing account confirms. */
export async function findOwnerByLink(
  ctx: Ctx,
  tokenHash: string,
): Promise<(AddressOwner & { token_id: string }) | null> {
  const [found] = await rows<AddressOwner & { token_id: string }>(
    ctx.sql,
    query(
      `SELECT action_tokens.id AS token_id, users.id, users.email, email_verified, display_name, status
       FROM action_tokens JOIN users ON users.id = action_tokens.user_id
       WHERE token_hash = ? AND kind = 'email_verification' AND used_at IS NULL AND action_tokens.expires_at > ?
         AND users.deleted_at IS NULL AND users.status IN ('pending', 'active')`,
      tokenHash,
      ctx.now,
    ),
  );
  return found ?? null;
}

export function linkUsed(tokenId: string): Query {
  return query('SELECT 1 FROM action_tokens WHERE id = ? AND used_at IS NOT NULL', tokenId);
}

export function useLink(ctx: Ctx, tokenId: string): Query {
  return query('UPDATE action_tokens SET used_at = ? WHERE id = ?', ctx.now, tokenId);
}

export function markVerified(userId: string): Query {
  return query('UPDATE users SET email_verified = 1 WHERE id = ?', userId);
}
