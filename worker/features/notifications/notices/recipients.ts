import { query, rows } from '../../../db/client';
import { canonical } from '../../../kernel/fold';
import { SYSTEM_ROLES } from '../../../platform/access/catalogue';
import type { Ctx } from '../../../platform/context';
import { readSettings } from '../../../platform/settings/read';
import type { Notice } from './notice';

/** The addresses that the settings name; where they name none, everybody who holds the role of security administrator. */
export async function securityTeam(ctx: Ctx): Promise<Notice['to'][]> {
  const { notifications } = await readSettings(ctx);
  if (notifications.security_recipients.length > 0) return atAddresses(ctx, notifications.security_recipients);
  const holders = await rows<{ id: string }>(
    ctx.sql,
    query(
      `SELECT users.id FROM users JOIN user_roles ON user_roles.user_id = users.id
       WHERE user_roles.role_id = ?1 AND users.status = 'active' AND users.deleted_at IS NULL
       AND user_roles.effective_from <= ?2 AND (user_roles.expires_at IS NULL OR user_roles.expires_at > ?2) LIMIT 50`,
      SYSTEM_ROLES.security_admin,
      ctx.now,
    ),
  );
  return holders.map(({ id }) => ({ userId: id }));
}

/** An address that is somebody's account gets their language, and the bell beside the mail. */
export async function atAddresses(ctx: Ctx, addresses: readonly string[]): Promise<Notice['to'][]> {
  if (addresses.length === 0) return [];
  const known = await rows<{ id: string; email_key: string }>(
    ctx.sql,
    query(
      "SELECT id, email_key FROM users WHERE email_key IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND status = 'active'",
      JSON.stringify(addresses.map(canonical)),
    ),
  );
  const ids = new Map(known.map(({ id, email_key }) => [email_key, id]));
  return addresses.map((address) => {
    const userId = ids.get(canonical(address));
    return userId ? { userId } : { address, locale: null };
  });
}
