import { shardName } from '../crypto/shard-name';
import type { Problem } from '../kernel/problem';
import type { Ctx } from './context';
import { announceLimit } from './rate-limit';

/**
 * Lets `limit` failures a window through: asked before the proof is judged, counted only when it was wrong.
 * @throws `refused(retryAfterSeconds)` when the window is full.
 */
export async function failureGate(
  ctx: Ctx,
  key: string,
  limit: number,
  windowSeconds: number,
  refused: (retryAfterSeconds: number) => Problem,
): Promise<{ countFailure(): Promise<void> }> {
  const limiter = ctx.rateLimiter(shardName(ctx.keyring, key));
  ctx.meter.objectCalls += 1;
  const asked = await limiter.peek(key, limit, windowSeconds, ctx.now);
  announceLimit(ctx, asked);
  if (!asked.allowed) throw refused(asked.retryAfterSeconds);
  return {
    countFailure: async () => {
      ctx.meter.objectCalls += 1;
      announceLimit(ctx, await limiter.take(key, limit, windowSeconds, ctx.now));
    },
  };
}

/**
 * The same for what can be guessed, such as a password: each try counts before it is judged, so that parallel ones can't exceed
 * the limit (T05), and the right one is given back.
 * @throws `refused(retryAfterSeconds)` when the window is full.
 */
export async function guessGate(
  ctx: Ctx,
  key: string,
  limit: number,
  windowSeconds: number,
  refused: (retryAfterSeconds: number) => Problem,
): Promise<{ giveBack(): Promise<void> }> {
  const limiter = ctx.rateLimiter(shardName(ctx.keyring, key));
  ctx.meter.objectCalls += 1;
  const taken = await limiter.take(key, limit, windowSeconds, ctx.now);
  announceLimit(ctx, taken);
  if (!taken.allowed) throw refused(taken.retryAfterSeconds);
  return {
    giveBack: async () => {
      ctx.meter.objectCalls += 1;
      await limiter.giveBack(key, ctx.now);
    },
  };
}
