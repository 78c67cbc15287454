import { shardName } from '../crypto/shard-name';
import type { Problem } from '../kernel/problem';
import type { Ctx } from './context';

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
  const { allowed, retryAfterSeconds } = await limiter.peek(key, limit, windowSeconds, ctx.now);
  if (!allowed) throw refused(retryAfterSeconds);
  return {
    countFailure: async () => {
      ctx.meter.objectCalls += 1;
      await limiter.take(key, limit, windowSeconds, ctx.now);
    },
  };
}
