import { encodeHex } from '../crypto/encoding';
import { shardName } from '../crypto/shard-name';
import type { RateDecision, ShownLimit } from '../kernel/guard-rpc';
import { networkOf } from '../kernel/network';
import { SECOND_MS } from '../kernel/time';
import type { Ctx } from './context';
import { rateLimited } from './http/problems';

export type RateLimit = { limit: number; windowSeconds: number };

/**
 * Counts a request of the caller's network against the limit, and says in the answer's headers what is left of it.
 * @throws rateLimited, with Retry-After
 */
export async function limitNetwork(ctx: Ctx, name: string, rate: RateLimit): Promise<void> {
  const key = `${name}:${networkOf(ctx.origin.ip)}`;
  await limit(ctx, key, rate, 'Too many requests from your network. Try again later.');
}

/** The same for what the caller does as themselves. */
export async function limitCaller(ctx: Ctx, name: string, rate: RateLimit, detail: string): Promise<void> {
  await limit(ctx, `${name}:${ctx.actor.id}`, rate, detail);
}

async function limit(ctx: Ctx, key: string, rate: RateLimit, detail: string): Promise<void> {
  const decision = await take(ctx, key, rate);
  announceLimit(ctx, decision);
  if (!decision.allowed) throw rateLimited(detail, { retryAfterSeconds: decision.retryAfterSeconds });
}

/** Has the answer say what is left, whatever it will be. Only of limits that tell the caller nothing about others. */
export function announceLimit(ctx: Pick<Ctx, 'limit'>, { limit, remaining, resetAt }: ShownLimit): void {
  ctx.limit.shown = { limit, remaining, resetAt };
}

export function addLimitHeaders(headers: Headers, { limit, remaining, resetAt }: ShownLimit): void {
  headers.set('x-ratelimit-limit', String(limit));
  headers.set('x-ratelimit-remaining', String(remaining));
  headers.set('x-ratelimit-reset', String(Math.ceil(resetAt / SECOND_MS)));
}

/** Whether there was room for one more about this address. Says nothing to the caller, who may not own it. */
export async function hasRoomFor(ctx: Ctx, name: string, subject: string, rate: RateLimit): Promise<boolean> {
  // Keyed, so that the limiter keeps no addresses of strangers.
  const hidden = encodeHex(ctx.keyring.mac('guard-shard', `${name}:${subject}`));
  return (await take(ctx, `${name}:${hidden}`, rate)).allowed;
}

/** True the first time within the window. */
export async function isFirstUse(ctx: Ctx, name: string, value: string, windowSeconds: number): Promise<boolean> {
  return (await take(ctx, `${name}:${value}`, { limit: 1, windowSeconds })).allowed;
}

function take(ctx: Ctx, key: string, { limit, windowSeconds }: RateLimit): Promise<RateDecision> {
  ctx.meter.objectCalls += 1;
  return ctx.rateLimiter(shardName(ctx.keyring, key)).take(key, limit, windowSeconds, ctx.now);
}
