import { actionToken, actionTokenHash, recoverActionToken } from '../../crypto/action-token';
import { randomToken } from '../../crypto/token';
import { query, rows, toStatement, type Write } from '../../db/client';
import { HOUR_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { type MailText, renderMail } from '../../platform/mail/layout';
import type { Consumer, OutboxEvent } from '../../platform/outbox/relay';
import { readSettings } from '../../platform/settings/read';
import { activationMail, lockedMail, passwordChangedMail, statusMail } from './mails';

type Recipient = { id: string; email: string; display_name: string; status: string };

const ACTIVATION_HOURS = 72;

/** Mails people about their accounts. The mail's id is the event's, so a repeated delivery sends nothing twice. */
export const mailConsumer: Consumer = {
  name: 'mail',
  types: ['user.activation_requested', 'user.status_changed', 'account.locked', 'user.password_changed'],
  async handle(ctx: Ctx, event: OutboxEvent): Promise<Write[]> {
    const recipient = event.subject === null ? null : await findRecipient(ctx, event.subject);
    const text = recipient && (await textOf(ctx, event, recipient));
    if (recipient && text) await ctx.mail.send({ id: event.id, to: recipient.email, ...renderMail(text) });
    return [];
  },
};

async function textOf(ctx: Ctx, event: OutboxEvent, recipient: Recipient): Promise<MailText | null> {
  const { branding } = await readSettings(ctx);
  const to = { name: recipient.display_name };
  switch (event.type) {
    case 'user.activation_requested':
      if (recipient.status !== 'pending' && recipient.status !== 'active') return null;
      return activationMail(
        to,
        branding.organization_name,
        await activationUrl(ctx, event, recipient),
        ACTIVATION_HOURS,
      );
    case 'user.status_changed':
      return isOwnerTold(event)
        ? statusMail(to, branding.organization_name, String(event.data.to), branding.support_email)
        : null;
    case 'account.locked':
      return lockedMail(to, branding.organization_name, lockedUntil(event));
    default:
      return passwordChangedMail(to, branding.organization_name);
  }
}

/** Whoever is shut out for security or by termination isn't warned (C-39). */
function isOwnerTold(event: OutboxEvent): boolean {
  return event.data.reason_code !== 'security' && event.data.reason_code !== 'termination';
}

/** Hours and minutes, UTC. */
function lockedUntil(event: OutboxEvent): string {
  const until = event.data.locked_until;
  return typeof until === 'number' ? new Date(until).toISOString().slice(11, 16) : 'later';
}

/** The row comes first and the mail is made from it: a second delivery makes the same link again. */
async function activationUrl(ctx: Ctx, event: OutboxEvent, recipient: Recipient): Promise<string> {
  const nonce = randomToken();
  const hash = actionTokenHash(actionToken(ctx.keyring, { id: event.id, nonce }));
  const insert = query(
    `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, expires_at, created_at) VALUES (?, ?, 'activation', ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
    event.id,
    recipient.id,
    nonce,
    hash,
    ctx.now + ACTIVATION_HOURS * HOUR_MS,
    ctx.now,
  );
  await toStatement(ctx.sql, insert).run();
  const [stored] = await rows<{ nonce: string; token_hash: string }>(
    ctx.sql,
    query('SELECT nonce, token_hash FROM action_tokens WHERE id = ?', event.id),
  );
  // Recovered rather than made: the master key may have been rotated since the first delivery.
  const token = stored && recoverActionToken(ctx.keyring, { id: event.id, nonce: stored.nonce }, stored.token_hash);
  if (!token) throw new Error('the activation link can’t be made again: was MASTER_KEY replaced?');
  return `${ctx.publicOrigin}/activate?token=${token}`;
}

async function findRecipient(ctx: Ctx, userId: string): Promise<Recipient | null> {
  const [found] = await rows<Recipient>(
    ctx.sql,
    query('SELECT id, email, display_name, status FROM users WHERE id = ? AND deleted_at IS NULL', userId),
  );
  return found ?? null;
}
