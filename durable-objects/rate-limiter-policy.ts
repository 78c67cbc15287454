import type { RateDecision } from '../worker/kernel/guard-rpc';
import { SECOND_MS } from '../worker/kernel/time';

/** A fixed window that began with the key's first request. */
export type RateWindow = { count: number; resetAt: number };

/** The window that counts at `now`: the stored one, or a new one that begins now. */
export function currentWindow(stored: RateWindow | null, windowSeconds: number, now: number): RateWindow {
  return stored && now < stored.resetAt ? stored : { count: 0, resetAt: now + windowSeconds * SECOND_MS };
}

export function hasRoom(window: RateWindow, limit: number): boolean {
  return window.count < limit;
}

/** `window` as it stands after the request has been counted, if it was. */
export function decideRate(window: RateWindow, allowed: boolean, limit: number, now: number): RateDecision {
  return {
    allowed,
    limit,
    remaining: Math.max(0, limit - window.count),
    resetAt: window.resetAt,
    retryAfterSeconds: allowed ? 0 : Math.ceil((window.resetAt - now) / SECOND_MS),
  };
}
