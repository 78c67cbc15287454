import { z } from '@hono/zod-openapi';
import { toTimestamp } from '../../kernel/time';

export const Mail = z
  .strictObject({
    id: z.string(),
    channel: z.enum(['email', 'sms']),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    sent_at: z.iso.datetime(),
  })
  .openapi('Mail');

export const Mailbox = z.strictObject({ items: z.array(Mail) }).openapi('Mailbox');
export const MailboxQuery = z.strictObject({ to: z.string().trim().min(1).max(254).optional() });

export type MailRow = {
  id: string;
  channel: 'email' | 'sms';
  recipient: string;
  subject: string;
  text: string;
  html: string;
  sent_at: number;
};

export function toMail({ recipient, sent_at, ...row }: MailRow): z.output<typeof Mail> {
  return {
    id: row.id,
    channel: row.channel,
    to: recipient,
    subject: row.subject,
    text: row.text,
    html: row.html,
    sent_at: toTimestamp(sent_at),
  };
}
