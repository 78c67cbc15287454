import { open } from '../../crypto/secret-box';
import { query, rows } from '../../db/client';
import type { Ctx } from '../../platform/context';
import { withoutIsolates } from '../../platform/mail/isolates';
import { renderMail } from '../../platform/mail/layout';
import { readSettings } from '../../platform/settings/read';
import { linkOf } from './link-kinds';
import type { MessageRequest } from './message';
import { wordingOf } from './wording';

export type Recipient = {
  id: string;
  email: string;
  phone: string | null;
  display_name: string;
  status: string;
  locale: string;
  timezone: string;
};

export type Composed = { to: string; subject: string; text: string; html: string };

/**
 * Makes the text of a message, in the recipient's language and time zone, with its link or code.
 * Null when there is nobody or nothing left to tell: the person was deleted, the link is used, the code has expired.
 */
export async function composeMessage(ctx: Ctx, request: MessageRequest): Promise<Composed | null> {
  const recipient = request.user_id === null ? null : await findRecipient(ctx, request.user_id);
  if (request.user_id !== null && !recipient) return null;
  const to = request.address ?? (request.channel === 'sms' ? recipient?.phone : recipient?.email);
  if (!to) return null;
  const link = await linkOf(ctx, request, recipient);
  if (link === null) return null;
  const { branding } = await readSettings(ctx);
  const code = codeIn(ctx, request);
  if (code === null) return null;
  const wording = wordingOf(
    request.kind,
    code === undefined ? request.facts : { ...request.facts, code },
    {
      locale: recipient?.locale ?? request.locale,
      timeZone: recipient?.timezone ?? 'UTC',
      name: recipient?.display_name ?? null,
    },
    branding,
  );
  if (request.channel === 'sms') return { to, subject: '', text: withoutIsolates(wording.sms), html: '' };
  const mail = renderMail({
    language: wording.language,
    organization: branding.organization_name,
    subject: wording.title,
    greeting: wording.greeting,
    paragraphs: [wording.body, ...wording.more],
    ...(code === undefined ? {} : { code }),
    ...(link && wording.action ? { action: { label: wording.action, url: link, copyHint: wording.copyHint } } : {}),
    footer: wording.footer,
  });
  return { to, ...mail };
}

/** Undefined where the kind has none; null when it has expired or can't be opened any more. */
function codeIn(ctx: Ctx, { kind, user_id, facts }: MessageRequest): string | null | undefined {
  if (kind !== 'mfa_code') return undefined;
  if (typeof facts.code !== 'string' || typeof facts.expires_at !== 'number' || facts.expires_at <= ctx.now)
    return null;
  const opened = open(ctx.keyring, 'message-code', facts.code, user_id ?? '');
  return opened && new TextDecoder().decode(opened);
}

async function findRecipient(ctx: Ctx, userId: string): Promise<Recipient | null> {
  const [found] = await rows<Recipient>(
    ctx.sql,
    query(
      'SELECT id, email, phone, display_name, status, locale, timezone FROM users WHERE id = ? AND deleted_at IS NULL',
      userId,
    ),
  );
  return found ?? null;
}
