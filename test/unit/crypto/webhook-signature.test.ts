import { describe, expect, it } from 'vitest';
import { isWebhookSigned } from '../../../worker/crypto/webhook-signature';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NOW = 1_614_265_330_000;
/** The example of the specification's reference libraries. */
const EXAMPLE = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: '{"test": 2432232314}',
};
const MINUTE_MS = 60_000;

describe('Standard Webhooks, signature scheme v1', () => {
  it('accepts the published example', () => {
    expect(isWebhookSigned(SECRET, EXAMPLE, NOW)).toBe(true);
  });

  it('accepts one right signature among others, as while a secret is rotated', () => {
    expect(isWebhookSigned(SECRET, { ...EXAMPLE, signature: `v1,AAAA v2,BBBB ${EXAMPLE.signature}` }, NOW)).toBe(true);
  });

  it.each([
    ['another body', { body: '{"test":2432232314}' }],
    ['another id', { id: 'msg_other' }],
    ['another time', { timestamp: '1614265331' }],
    ['no signature', { signature: '' }],
    ['the signature without its version', { signature: EXAMPLE.signature.slice(3) }],
    ['no time', { timestamp: '' }],
    ['a time that is none', { timestamp: '1e10' }],
  ])('refuses %s', (_, change) => {
    expect(isWebhookSigned(SECRET, { ...EXAMPLE, ...change }, NOW)).toBe(false);
  });

  it('is good for five minutes, before and after', () => {
    expect(isWebhookSigned(SECRET, EXAMPLE, NOW + 5 * MINUTE_MS)).toBe(true);
    expect(isWebhookSigned(SECRET, EXAMPLE, NOW - 5 * MINUTE_MS)).toBe(true);
    expect(isWebhookSigned(SECRET, EXAMPLE, NOW + 5 * MINUTE_MS + 1000)).toBe(false);
    expect(isWebhookSigned(SECRET, EXAMPLE, NOW - 5 * MINUTE_MS - 1000)).toBe(false);
  });
});
