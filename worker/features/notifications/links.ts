import { actionToken, actionTokenHash, recoverActionToken } from '../../crypto/action-token';
import { randomToken } from '../../crypto/token';
import { query, rows, toStatement } from '../../db/client';
import type { ActionTokenRow } from '../../db/schema/credentials';
import type { Ctx } from '../../platform/context';

type SeededRow = { id: string; nonce: string; token_hash: string };
type StoredToken = SeededRow & { used_at: number | null; expires_at: number };

export type ActionLink = {
  /** The event that asks for the link. Its id is the token row's, so a repeated delivery makes the same link again. */
  eventId: string;
  userId: string;
  kind: ActionTokenRow['kind'];
  /** Where in the admin app the link leads, such as `/activate`. */
  path: string;
  ttlMs: number;
  /** What the link confirms, such as `{ email }` of an email change. */
  data?: Record<string, string>;
};

/**
 * A single-use link, made when the mail is: the row comes first, and the token is derived from it and stored nowhere.
 * Leads to the configured origin, whatever Host the request had that asked for it (T43).
 * Null when it was used or has expired meanwhile: there is nothing left to mail.
 */
export async function actionLink(ctx: Ctx, link: ActionLink): Promise<string | null> {
  const nonce = randomToken();
  const hash = actionTokenHash(actionToken(ctx.keyring, { id: link.eventId, nonce }));
  const insert = query(
    `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, data, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
    link.eventId,
    link.userId,
    link.kind,
    nonce,
    hash,
    link.data ? JSON.stringify(link.data) : null,
    ctx.now + link.ttlMs,
    ctx.now,
  );
  await toStatement(ctx.sql, insert).run();
  const [stored] = await rows<StoredToken>(
    ctx.sql,
    query('SELECT id, nonce, token_hash, used_at, expires_at FROM action_tokens WHERE id = ?', link.eventId),
  );
  if (!stored || stored.used_at !== null || stored.expires_at <= ctx.now) return null;
  return linkFromRow(ctx, link.path, stored);
}

/** The link of a row that was made before the mail, such as a registration's or an invitation's. */
export function linkFromRow(ctx: Pick<Ctx, 'keyring' | 'publicOrigin'>, path: string, row: SeededRow): string {
  // Recovered rather than made: the master key may have been rotated since the row was written.
  const token = recoverActionToken(ctx.keyring, { id: row.id, nonce: row.nonce }, row.token_hash);
  if (!token) throw new Error('the link can’t be made again: was MASTER_KEY replaced?');
  return `${ctx.publicOrigin}${path}?token=${token}`;
}
