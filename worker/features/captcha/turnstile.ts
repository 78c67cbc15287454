import { z } from 'zod';
import type { Ctx } from '../../platform/context';
import { unavailable } from '../../platform/http/problems';
import { log } from '../../platform/log';
import { outboundFetch } from '../../platform/outbound/fetch';

const VERIFY_URL = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
const LIMITS = { timeoutMs: 5_000, maxBytes: 16 * 1024 };
const Verdict = z.object({ success: z.boolean() });

/** Asks Cloudflare, which takes each token once. @throws unavailable when it can't be asked: nobody comes in unchecked. */
export async function isTurnstileToken(ctx: Ctx, token: string): Promise<boolean> {
  if (ctx.turnstileSecret === null) {
    log.error('captcha.turnstile_secret_missing', new Error('set TURNSTILE_SECRET, or choose another captcha'));
    throw unavailable('The captcha isn’t set up. Tell your administrator.', { retryAfterSeconds: 60 });
  }
  const body = new URLSearchParams({ secret: ctx.turnstileSecret, response: token, remoteip: ctx.origin.ip });
  try {
    const response = await outboundFetch(ctx, VERIFY_URL, { method: 'POST', body }, LIMITS);
    return Verdict.parse(await response.json()).success;
  } catch (failure) {
    log.error('captcha.turnstile_unreachable', failure);
    throw unavailable('The captcha can’t be checked right now. Try again.', { retryAfterSeconds: 10 });
  }
}
