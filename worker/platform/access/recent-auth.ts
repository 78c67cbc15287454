import { MINUTE_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { stepUpRequired } from '../http/problems';

/** ASVS 5.0 7.5.3: highly sensitive operations want a factor proved again. How recently is left to us. */
const RECENT_AUTH_MS = 10 * MINUTE_MS;

/** @throws stepUpRequired unless the session proved a factor in the last ten minutes; the sign-in counts as one. */
export function requireRecentAuth(ctx: Pick<Ctx, 'now'>, authenticatedAt: number): void {
  if (ctx.now - authenticatedAt <= RECENT_AUTH_MS) return;
  throw stepUpRequired('This needs your password, passkey or code once more: prove it’s you, then try again.');
}
