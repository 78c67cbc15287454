import type { FindKey } from './access-token.ts';

export type ReadKeys = () => Promise<unknown>;

/** A key id that isn't known, and an issuer that is down, are asked about no more often than this: neither is for strangers to repeat. */
const RETRY_SECONDS = 30;
/** How long keys are good while the issuer can't be reached. It publishes each a day before and after it signs. */
const STALE_SECONDS = 24 * 60 * 60;
const MAX_KEYS = 20;

type Cached = { readAt: number; keys: Map<string, CryptoKey> };

/** No key of the issuer could be had, now or in the last day: nobody's identity can be proved. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

/**
 * The issuer's published keys, by id. They are read anew after `cacheSeconds` and for an unknown id; while the issuer is down the
 * old ones serve. Holds values and no promise: a Worker must not wait for what another request began.
 */
export function createKeyCache(readKeys: ReadKeys, cacheSeconds: number, nowSeconds: () => number): FindKey {
  let cached: Cached | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;

  async function refresh(): Promise<void> {
    triedAt = nowSeconds();
    const keys = await readKeys().then(importKeys, () => null);
    if (keys) cached = { readAt: nowSeconds(), keys };
  }

  return async (kid) => {
    const now = nowSeconds();
    const isFresh = cached !== null && now - cached.readAt < cacheSeconds && cached.keys.has(kid);
    const mayRetry = now - triedAt >= RETRY_SECONDS;
    if (!cached || (!isFresh && mayRetry)) await refresh();
    if (!cached || nowSeconds() - cached.readAt > Math.max(STALE_SECONDS, cacheSeconds)) throw new KeysUnavailable();
    return cached.keys.get(kid) ?? null;
  };
}

/** Of a JWK set (RFC 7517 §5), the P-256 keys for signatures; null when it is none, or has none. */
async function importKeys(set: unknown): Promise<Map<string, CryptoKey> | null> {
  const listed = (set as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(listed)) return null;
  const keys = new Map<string, CryptoKey>();
  for (const jwk of listed.slice(0, MAX_KEYS) as (Record<string, unknown> | null)[]) {
    const { kid, kty, crv, x, y, alg = 'ES256', use = 'sig' } = jwk ?? {};
    if (typeof kid !== 'string' || kty !== 'EC' || crv !== 'P-256' || alg !== 'ES256' || use !== 'sig') continue;
    if (typeof x !== 'string' || typeof y !== 'string') continue;
    const key = await importKey({ kty, crv, x, y });
    if (key) keys.set(kid, key);
  }
  return keys.size > 0 ? keys : null;
}

function importKey(jwk: JsonWebKey): Promise<CryptoKey | null> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  return crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']).catch(() => null);
}
