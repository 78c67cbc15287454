import { SECOND_MS } from '../../kernel/time';
import { MessageRefused } from './refused';
import type { MailTransport } from './transport';

const TIMEOUT_MS = 15 * SECOND_MS;
const SHOWN_CHARACTERS = 200;
/** Nothing about the request will be better next time. */
const REFUSING = new Set([400, 413, 422]);

/**
 * A provider's HTTP API: `POST { from, to: [address], subject, text, html }` with a bearer token, as Resend and those that
 * follow it take it. `Idempotency-Key` is the mail's id, so a retry after a lost answer sends nothing twice.
 */
export function httpTransport(api: { url: string; token: string }, from: string): MailTransport {
  return {
    async send({ id, to, subject, text, html }) {
      const response = await fetch(api.url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${api.token}`,
          'content-type': 'application/json',
          'idempotency-key': id,
        },
        body: JSON.stringify({ from, to: [to], subject, text, html }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = (await response.text()).slice(0, SHOWN_CHARACTERS);
      if (response.ok) return;
      const failure = `the mail provider answered ${response.status}: ${answer}`;
      if (REFUSING.has(response.status)) throw new MessageRefused('dead', failure);
      throw new Error(failure);
    },
  };
}
