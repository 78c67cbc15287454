import { query, rows } from '../../db/client';
import { loginHistory } from '../../db/schema/audit';
import type { UserStatus } from '../../db/schema/users';
import { canonical } from '../../kernel/fold';
import { newId } from '../../kernel/ids';
import type { Ctx } from '../../platform/context';
import { deviceOf } from '../../platform/device';

export type SignInAccount = {
  id: string;
  display_name: string;
  status: UserStatus;
  session_version: number;
  expires_at: number | null;
  password_hash: string | null;
  must_change_password: number;
  is_high_privilege: number;
};

/** By email where there is an `@`, by username otherwise: usernames have none. One statement, known or unknown. */
export async function findForSignIn(ctx: Ctx, identifier: string): Promise<SignInAccount | null> {
  const column = identifier.includes('@') ? 'email_key' : 'username_key';
  const [account] = await rows<SignInAccount>(
    ctx.sql,
    query(
      `SELECT users.id, display_name, status, session_version, users.expires_at, password_hash, coalesce(must_change_password, 0) AS must_change_password,
         EXISTS (SELECT 1 FROM user_roles JOIN roles ON roles.id = user_roles.role_id WHERE user_roles.user_id = users.id AND roles.is_high_privilege = 1) AS is_high_privilege
       FROM users LEFT JOIN credentials ON credentials.user_id = users.id
       WHERE ${column} = ? AND deleted_at IS NULL`,
      canonical(identifier),
    ),
  );
  return account ?? null;
}

/** A right password that opens nothing: the history says why. */
export function refusedHistory(ctx: Ctx, account: SignInAccount, identifier: string, reason: string) {
  const { ip, userAgent, location } = ctx.origin;
  const { os, browser } = deviceOf(userAgent);
  return ctx.db.insert(loginHistory).values({
    id: newId(),
    at: ctx.now,
    identifier,
    userId: account.id,
    result: 'OTHER',
    reason,
    method: 'password',
    ip,
    userAgent,
    os,
    browser,
    country: location?.country ?? null,
    city: location?.city ?? null,
  });
}

/** The new hash replaces the very one that was verified, or nothing. */
export function upgradeHash(userId: string, from: string, to: string) {
  return query('UPDATE credentials SET password_hash = ? WHERE user_id = ? AND password_hash = ?', to, userId, from);
}
