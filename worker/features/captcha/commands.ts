import type { z } from '@hono/zod-openapi';
import type { Ctx } from '../../platform/context';
import { limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { readSettings } from '../../platform/settings/read';
import { captchaRefused } from './problems';
import { isProofOfWork, proofOfWorkChallenge } from './proof-of-work';
import type { CaptchaChallenge } from './schemas';
import { isTurnstileToken } from './turnstile';

/** What other features may use of this one. */
export { captchaRefused } from './problems';
export { CaptchaSolution } from './schemas';

const CHALLENGES: RateLimit = { limit: 60, windowSeconds: 60 };

export async function newChallenge(ctx: Ctx): Promise<z.output<typeof CaptchaChallenge>> {
  await limitNetwork(ctx, 'captcha', CHALLENGES);
  const { registration } = await readSettings(ctx);
  switch (registration.captcha) {
    case 'off':
      return { kind: 'off' };
    case 'turnstile':
      return { kind: 'turnstile', site_key: registration.turnstile_site_key };
    case 'proof_of_work':
      return proofOfWorkChallenge(ctx);
    default:
      return registration.captcha satisfies never;
  }
}

/** @throws captcha_refused when it is missing, wrong, late or used already. */
export async function requireCaptcha(ctx: Ctx, solution: string | undefined): Promise<void> {
  const { registration } = await readSettings(ctx);
  if (registration.captcha === 'off') return;
  const check = registration.captcha === 'turnstile' ? isTurnstileToken : isProofOfWork;
  if (solution !== undefined && (await check(ctx, solution))) return;
  const detail =
    solution === undefined
      ? 'Solve the captcha first.'
      : 'Solve a new captcha: this one was used, or its time is over.';
  throw captchaRefused(detail, { errors: [{ pointer: '/captcha', code: 'captcha_refused', detail }] });
}
