import { createHmac } from 'node:crypto';
import { equalSecretTexts } from './constant-time';

/** Standard Webhooks: a signature is good for five minutes either way. */
const TOLERANCE_SECONDS = 5 * 60;
const SECRET_PREFIX = 'whsec_';

export type SignedWebhook = {
  id: string;
  /** Seconds since the epoch, as the header says it. */
  timestamp: string;
  /** One or more of `v1,<base64>`, separated by spaces: while a secret rotates there are two. */
  signature: string;
  /** The body exactly as it came. */
  body: string;
};

/** Standard Webhooks (HMAC-SHA256 over `id.timestamp.body`). `now` is epoch milliseconds. */
export function isWebhookSigned(secret: string, webhook: SignedWebhook, now: number): boolean {
  const seconds = /^\d{1,12}$/.test(webhook.timestamp) ? Number(webhook.timestamp) : Number.NaN;
  if (!(Math.abs(now / 1000 - seconds) <= TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const expected = createHmac('sha256', key)
    .update(`${webhook.id}.${webhook.timestamp}.${webhook.body}`)
    .digest('base64');
  return webhook.signature.split(' ').some((one) => equalSecretTexts(one, `v1,${expected}`));
}
