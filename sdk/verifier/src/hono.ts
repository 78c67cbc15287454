import { KeysUnavailable } from './key-cache.ts';
import type { Identity, Verifier } from './verifier.ts';

/** As much of Hono's context as this needs: the package has no dependency. */
type Context = {
  req: { header(name: string): string | undefined; param(name: string): string | undefined };
  set(key: 'identity', identity: Identity): void;
};

export type Guard<C extends Context> = { permission?: string; object?: (c: C) => string | undefined };

/**
 * Lets requests with a good access token pass, and puts who it is into `c.get('identity')`; with `permission` only those who hold it.
 * 401 without one, 403 when denied, 503 when Latchkey can't be asked (RFC 6750 §3).
 */
export function latchkey<C extends Context = Context>(verifier: Verifier, { permission, object }: Guard<C> = {}) {
  return async (c: C, next: () => Promise<void>): Promise<Response | undefined> => {
    const token = /^Bearer +([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const identity = token === undefined ? null : await verifier.identify(token).catch(unavailable);
    if (identity === 'unavailable') return refusal(503);
    if (token === undefined || !identity)
      return refusal(401, token === undefined ? 'Bearer' : 'Bearer error="invalid_token"');
    if (permission !== undefined) {
      const ip = c.req.header('cf-connecting-ip');
      const answer = await verifier.may(token, permission, object?.(c), ip === undefined ? {} : { ip });
      if (answer === 'unavailable') return refusal(503);
      if (answer !== 'allowed') return refusal(403, 'Bearer error="insufficient_scope"');
    }
    c.set('identity', identity);
    await next();
    return undefined;
  };
}

const TITLES = { 401: 'Unauthorized', 403: 'Forbidden', 503: 'Service Unavailable' };

function refusal(status: keyof typeof TITLES, challenge?: string): Response {
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(challenge === undefined ? { 'retry-after': '5' } : { 'www-authenticate': challenge }),
  };
  return new Response(JSON.stringify({ status, title: TITLES[status] }), { status, headers });
}

function unavailable(failure: unknown): 'unavailable' {
  if (failure instanceof KeysUnavailable) return 'unavailable';
  throw failure;
}
