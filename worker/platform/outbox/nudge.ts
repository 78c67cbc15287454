import type { Ctx } from '../context';
import { log } from '../log';

const NUDGE_EVERY_MS = 200;
let lastNudgeAt = 0;

/**
 * Wakes the relay, at most every 200 ms: a burst of commits shares the nudge that follows it. A lost one costs time only, since
 * the cron sweep is the guarantee.
 */
export function nudgeRelay(ctx: Pick<Ctx, 'queue' | 'waitUntil'>): void {
  const now = Date.now();
  // The next nudge is still to come: it will find this event too.
  if (lastNudgeAt > now && lastNudgeAt <= now + NUDGE_EVERY_MS) return;
  const waitMs = now - lastNudgeAt < NUDGE_EVERY_MS ? NUDGE_EVERY_MS : 0;
  lastNudgeAt = now + waitMs;
  ctx.waitUntil(send(ctx, waitMs));
}

async function send(ctx: Pick<Ctx, 'queue'>, waitMs: number): Promise<void> {
  try {
    if (waitMs > 0) await scheduler.wait(waitMs);
    await ctx.queue.send({ type: 'outbox' });
  } catch (error) {
    log.error('outbox.nudge_failed', error);
  }
}
