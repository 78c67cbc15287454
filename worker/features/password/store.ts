import { type Query, query, rows } from '../../db/client';
import { credentials, passwordHistory } from '../../db/schema/credentials';
import { newId } from '../../kernel/ids';
import type { Ctx } from '../../platform/context';

export type PasswordOwner = {
  id: string;
  email: string;
  username: string | null;
  display_name: string;
  status: string;
  session_version: number;
  version: number;
  password_hash: string | null;
};

export async function findOwner(ctx: Ctx, userId: string): Promise<PasswordOwner | null> {
  const [owner] = await rows<PasswordOwner>(
    ctx.sql,
    query(
      `SELECT users.id, email, username, display_name, status, session_version, version, password_hash
       FROM users LEFT JOIN credentials ON credentials.user_id = users.id WHERE users.id = ? AND deleted_at IS NULL`,
      userId,
    ),
  );
  return owner ?? null;
}

export async function recentHashes(ctx: Ctx, userId: string, count: number): Promise<string[]> {
  const found = await rows<{ password_hash: string }>(
    ctx.sql,
    query(
      'SELECT password_hash FROM password_history WHERE user_id = ? ORDER BY created_at DESC LIMIT ?',
      userId,
      count,
    ),
  );
  return found.map(({ password_hash }) => password_hash);
}

/** The new hash, and its entry in the history. A temporary password ends at `temporaryUntil`. */
export function storePassword(
  ctx: Ctx,
  userId: string,
  passwordHash: string,
  mustChange: boolean,
  temporaryUntil: number | null = null,
): Query[] {
  const values = { passwordHash, passwordChangedAt: ctx.now, mustChangePassword: mustChange, temporaryUntil };
  return [
    ctx.db
      .insert(credentials)
      .values({ userId, ...values })
      .onConflictDoUpdate({ target: credentials.userId, set: values }),
    ctx.db.insert(passwordHistory).values({ id: newId(), userId, passwordHash, createdAt: ctx.now }),
  ];
}

/** Every mailed link that acts for the account: whoever took the account over may have asked for them. */
export function endLinks(ctx: Ctx, userId: string): Query {
  return query(
    `UPDATE action_tokens SET used_at = ? WHERE user_id = ? AND used_at IS NULL AND kind IN ('activation', 'password_reset', 'magic_link', 'email_change')`,
    ctx.now,
    userId,
  );
}
