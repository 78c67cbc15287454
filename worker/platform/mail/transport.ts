import { MessageRefused } from './refused';

/** `id` is the same at every retry of the same mail, so a transport can send it once. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/** @throws MessageRefused when it will never go out; anything else when it may later. */
export type MailTransport = { send(mail: Mail): Promise<void> };

/** Development: captures mail in D1 instead of sending it. */
export function mailboxTransport(d1: D1Database): MailTransport {
  return {
    async send(mail) {
      await d1
        .prepare(
          'INSERT INTO dev_mailbox (id, channel, recipient, subject, text, html, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        )
        .bind(mail.id, 'email', mail.to, mail.subject, mail.text, mail.html, Date.now())
        .run();
    },
  };
}

/** Cloudflare's Email Service names its refusals; what isn't listed may pass. */
const BINDING_REFUSALS: Record<string, 'bounced' | 'dead'> = {
  E_RECIPIENT_SUPPRESSED: 'bounced',
  E_RECIPIENT_NOT_ALLOWED: 'dead',
  E_VALIDATION_ERROR: 'dead',
  E_CONTENT_TOO_LARGE: 'dead',
};

/** Cloudflare's `send_email` binding. */
export function bindingTransport(binding: SendEmail, from: string): MailTransport {
  return {
    async send({ to, subject, text, html }) {
      try {
        await binding.send({ from, to, subject, text, html });
      } catch (error) {
        const fate = BINDING_REFUSALS[String((error as { code?: unknown }).code)];
        throw fate && error instanceof Error ? new MessageRefused(fate, error.message) : error;
      }
    },
  };
}
