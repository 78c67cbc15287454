/** `id` is the same at every retry of the same mail, so a transport can send it once. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

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

/** Production: Cloudflare's email binding. Throws when it refuses, and the outbox tries again. */
export function bindingTransport(binding: SendEmail, from: string): MailTransport {
  return {
    async send({ to, subject, text, html }) {
      await binding.send({ from, to, subject, text, html });
    },
  };
}
