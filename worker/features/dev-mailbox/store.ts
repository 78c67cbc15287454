import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';
import type { MailRow } from './schemas';

const SHOWN_MAX = 100;

/** Newest first, to anybody or to one address in any case. */
export function newestMail(ctx: Ctx, to: string | null): Promise<MailRow[]> {
  return rows<MailRow>(
    ctx.sql,
    query(
      `SELECT id, channel, recipient, subject, text, html, sent_at FROM dev_mailbox
       WHERE ?1 IS NULL OR recipient = ?1 COLLATE NOCASE ORDER BY sent_at DESC, id DESC LIMIT ${SHOWN_MAX}`,
      to,
    ),
  );
}
