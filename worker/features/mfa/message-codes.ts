import { randomInt } from 'node:crypto';
import { encodeBase64Url, encodeUtf8 } from '../../crypto/encoding';
import type { Keyring } from '../../crypto/keyring';
import { seal } from '../../crypto/secret-box';
import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { tooManyAttempts } from '../../platform/http/problems';

export type Channel = 'email' | 'sms';
export type CodePurpose = 'sign_in' | 'step_up' | 'enrollment';

/** NIST SP 800-63B-4 §3.1.3.1: an out-of-band code is valid for ten minutes at most. */
export const MESSAGE_CODE_SECONDS = 10 * 60;
/** The Account object starts one code a minute. */
export const RESEND_SECONDS = 60;
const CODES = 1_000_000;

/**
 * Starts a code and has it sent. It stands in clear nowhere: the Account keeps its HMAC, the outbox the sealed text that the
 * consumer opens when it writes the message. `to` is the number of an SMS; mail goes to the account's address.
 * @throws too_many_attempts when codes are asked for too fast.
 */
export async function sendCode(
  ctx: Ctx,
  { userId, channel, to, purpose }: { userId: string; channel: Channel; to: string | null; purpose: CodePurpose },
): Promise<{ expires_in: number; resend_after: number }> {
  const code = randomInt(CODES).toString().padStart(6, '0');
  ctx.meter.objectCalls += 1;
  const started = await ctx.account(userId).startMessageCode({
    channel,
    codeHash: messageCodeHash(ctx.keyring, userId, channel, code),
    ttlSeconds: MESSAGE_CODE_SECONDS,
    now: ctx.now,
  });
  if (!started.ok) {
    throw tooManyAttempts('A code was sent just now. Wait before you ask for another.', {
      retryAfterSeconds: started.retryAfterSeconds,
    });
  }
  await commit(ctx, {
    writes: [],
    audit: [],
    events: [
      {
        type: 'user.mfa_code_requested',
        subject: userId,
        data: {
          channel,
          code: seal(ctx.keyring, 'message-code', encodeUtf8(code), userId),
          ttl_seconds: MESSAGE_CODE_SECONDS,
          purpose,
          to,
        },
      },
    ],
  });
  return { expires_in: MESSAGE_CODE_SECONDS, resend_after: RESEND_SECONDS };
}

export function messageCodeHash(keyring: Keyring, userId: string, channel: Channel, code: string): string {
  return encodeBase64Url(keyring.mac('mfa-code', `${channel}.${userId}.${code}`));
}
