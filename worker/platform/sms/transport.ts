import { SECOND_MS } from '../../kernel/time';
import { MessageRefused } from '../mail/refused';

/** `to` is E.164. `id` is the same at every retry of the same message. */
export type Sms = { id: string; to: string; text: string };

/** @throws MessageRefused when it will never go out; anything else when it may later. */
export type SmsTransport = { send(sms: Sms): Promise<void> };

/** Development: captures messages in D1 instead of sending them. */
export function smsMailboxTransport(d1: D1Database): SmsTransport {
  return {
    async send(sms) {
      await d1
        .prepare(
          "INSERT INTO dev_mailbox (id, channel, recipient, subject, text, html, sent_at) VALUES (?, 'sms', ?, '', ?, '', ?) ON CONFLICT DO NOTHING",
        )
        .bind(sms.id, sms.to, sms.text, Date.now())
        .run();
    },
  };
}

const TIMEOUT_MS = 15 * SECOND_MS;
/** Twilio's codes for a number that takes no message: invalid, not mobile, unsubscribed. */
const NUMBER_REFUSED = new Set([21211, 21214, 21217, 21610, 21614]);

/** Twilio's Messages API, and those that copy it: form fields `To`, `From`, `Body`, Basic authentication. */
export function twilioTransport(api: { url: string; account: string; token: string; from: string }): SmsTransport {
  const address = `${api.url.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(api.account)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${api.account}:${api.token}`).toString('base64')}`;
  return {
    async send({ to, text }) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ To: to, From: api.from, Body: text }).toString(),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = await response.text();
      if (response.ok) return;
      const code = codeIn(answer);
      const failure = `the SMS provider answered ${response.status}${code === null ? '' : `, code ${code}`}`;
      if (response.status !== 400) throw new Error(failure);
      throw new MessageRefused(code !== null && NUMBER_REFUSED.has(code) ? 'bounced' : 'dead', failure);
    },
  };
}

function codeIn(answer: string): number | null {
  try {
    const { code } = JSON.parse(answer) as { code?: unknown };
    return typeof code === 'number' ? code : null;
  } catch {
    return null;
  }
}
