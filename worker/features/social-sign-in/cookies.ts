import { z } from '@hono/zod-openapi';
import { decodeUtf8, encodeUtf8 } from '../../crypto/encoding';
import { open, seal } from '../../crypto/secret-box';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { clearCookie, readCookie, setCookie } from '../../platform/http/cookies';

const FLOW_COOKIE = '__Host-latchkey-social';
const PENDING_COOKIE = '__Host-latchkey-pending-identity';
const FLOW_MS = 10 * MINUTE_MS;
const PENDING_MS = 15 * MINUTE_MS;

/** A journey to a provider and back. Only the browser that set out has it, so nobody can finish another's (RFC 9700 §4.7). */
const Flow = z.object({
  providerId: z.string(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** A path of ours. */
  next: z.string(),
  connect: z.object({ userId: z.string(), sessionId: z.string() }).nullable(),
  expiresAt: z.number(),
});
export type Flow = z.output<typeof Flow>;

/** Somebody proved an identity that nobody has: kept until they have proved an account as well. */
const Pending = z.object({
  providerId: z.string(),
  issuer: z.string(),
  subject: z.string(),
  email: z.string().nullable(),
  expiresAt: z.number(),
});
export type Pending = z.output<typeof Pending>;

export function flowCookie(ctx: Ctx, flow: Omit<Flow, 'expiresAt'>): string {
  return sealedCookie(ctx, FLOW_COOKIE, { ...flow, expiresAt: ctx.now + FLOW_MS }, FLOW_MS);
}

export function readFlow(ctx: Ctx, headers: Headers): Flow | null {
  return readSealed(ctx, headers, FLOW_COOKIE, Flow);
}

export const clearFlow = () => clearCookie(FLOW_COOKIE);

export function pendingCookie(ctx: Ctx, pending: Omit<Pending, 'expiresAt'>): string {
  return sealedCookie(ctx, PENDING_COOKIE, { ...pending, expiresAt: ctx.now + PENDING_MS }, PENDING_MS);
}

export function readPending(ctx: Ctx, headers: Headers): Pending | null {
  return readSealed(ctx, headers, PENDING_COOKIE, Pending);
}

export const clearPending = () => clearCookie(PENDING_COOKIE);

function sealedCookie(ctx: Ctx, name: string, value: object, lifetimeMs: number): string {
  const sealed = seal(ctx.keyring, 'oauth-state', encodeUtf8(JSON.stringify(value)), name);
  return setCookie(name, sealed, lifetimeMs / SECOND_MS);
}

function readSealed<Value extends { expiresAt: number }>(
  ctx: Ctx,
  headers: Headers,
  name: string,
  schema: z.ZodType<Value>,
): Value | null {
  const cookie = readCookie(headers, name);
  const opened = cookie === null ? null : open(ctx.keyring, 'oauth-state', cookie, name);
  // What opens was sealed by us; the schema guards against an earlier release's shape.
  const parsed = opened && schema.safeParse(JSON.parse(decodeUtf8(opened)));
  return parsed?.success && parsed.data.expiresAt > ctx.now ? parsed.data : null;
}
