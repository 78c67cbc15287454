import type { z } from '@hono/zod-openapi';
import type { Problem } from '../../kernel/problem';
import type { Ctx } from '../../platform/context';
import { limitNetwork, type RateLimit } from '../../platform/rate-limit';
import { readSettings } from '../../platform/settings/read';
import type { Settings } from '../../platform/settings/sections';
import { captchaRefused } from './problems';
import { isProofOfWork, proofOfWorkChallenge } from './proof-of-work';
import type { CaptchaChallenge, CaptchaPurpose } from './schemas';
import { isTurnstileToken } from './turnstile';

/** What other features may use of this one. */
export { captchaRefused } from './problems';
export { CaptchaSolution } from './schemas';

const CHALLENGES: RateLimit = { limit: 60, windowSeconds: 60 };

export async function newChallenge(ctx: Ctx, purpose: CaptchaPurpose): Promise<z.output<typeof CaptchaChallenge>> {
  await limitNetwork(ctx, 'captcha', CHALLENGES);
  const settings = await readSettings(ctx);
  const kind = captchaKind(settings, purpose);
  switch (kind) {
    case 'off':
      return { kind };
    case 'turnstile':
      return { kind, site_key: settings.registration.turnstile_site_key };
    case 'proof_of_work':
      return proofOfWorkChallenge(ctx);
    default:
      return kind satisfies never;
  }
}

/** Which captcha stands before it; `off` is none. */
export function captchaKind({ registration, lockout }: Settings, purpose: CaptchaPurpose) {
  if (purpose === 'registration') return registration.captcha;
  if (!lockout.captcha) return 'off';
  return registration.captcha === 'off' ? 'proof_of_work' : registration.captcha;
}

/** False when it is missing, wrong, late or used already. A solution is used up by being right. */
export async function isCaptchaSolved(
  ctx: Ctx,
  settings: Settings,
  purpose: CaptchaPurpose,
  solution: string | undefined,
): Promise<boolean> {
  const kind = captchaKind(settings, purpose);
  if (kind === 'off') return true;
  const check = kind === 'turnstile' ? isTurnstileToken : isProofOfWork;
  return solution !== undefined && (await check(ctx, solution));
}

/** @throws captcha_refused before a registration that needs one. */
export async function requireCaptcha(ctx: Ctx, solution: string | undefined): Promise<void> {
  if (await isCaptchaSolved(ctx, await readSettings(ctx), 'registration', solution)) return;
  throw captchaRefusal(solution);
}

export function captchaRefusal(solution: string | undefined): Problem {
  const detail =
    solution === undefined
      ? 'Solve the captcha first.'
      : 'Solve a new captcha: this one was used, or its time is over.';
  return captchaRefused(detail, { errors: [{ pointer: '/captcha', code: 'captcha_refused', detail }] });
}
