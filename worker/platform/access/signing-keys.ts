import { generateSigningKey, importPublicSigningKey, unwrapSigningKey } from '../../crypto/signing-key';
import { query, rows, toStatement } from '../../db/client';
import { signingKeys } from '../../db/schema/credentials';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { log } from '../log';

/** A key signs for 30 days, is published a day before, and stays for a day after for those who cached it. */
export const SIGNS_FOR_MS = 30 * DAY_MS;
const PUBLISHED_BEFORE_MS = DAY_MS;
const KEPT_AFTER_MS = DAY_MS;

type StoredKey = { kid: string; public_jwk: string; wrapped_private_jwk: string; active_from: number };
export type KeySet = {
  readAt: number;
  signer: { kid: string; privateKey: CryptoKey } | null;
  verifiers: Map<string, CryptoKey>;
  /** RFC 7517 §5, as JSON text. */
  jwks: string;
};

const KEEP_MS = 5 * MINUTE_MS;
const RELOAD_AT_MOST_EVERY_MS = 10 * SECOND_MS;
let cached: KeySet | null = null;

type KeyCtx = Pick<Ctx, 'sql' | 'db' | 'keyring' | 'now'>;

/** The published keys and the one that signs now, kept by this isolate for five minutes. */
export async function keySet(ctx: KeyCtx): Promise<KeySet> {
  if (cached && Math.abs(ctx.now - cached.readAt) < KEEP_MS) return cached;
  cached = await load(ctx);
  return cached;
}

/** For a `kid` that this isolate hasn't met: reads anew, but not more often than every ten seconds. */
export async function keySetWith(ctx: KeyCtx, kid: string): Promise<KeySet> {
  const known = await keySet(ctx);
  if (known.verifiers.has(kid) || Math.abs(ctx.now - known.readAt) < RELOAD_AT_MOST_EVERY_MS) return known;
  cached = await load(ctx);
  return cached;
}

export async function signer(ctx: KeyCtx): Promise<{ kid: string; privateKey: CryptoKey }> {
  const known = await keySet(ctx);
  if (known.signer) return known.signer;
  await rotateSigningKeys(ctx);
  cached = await load(ctx);
  if (!cached.signer) throw new Error('no signing key can be unwrapped: was MASTER_KEY replaced?');
  return cached.signer;
}

/** Makes the next key in time and drops those long retired. Safe to run at any time, and twice. */
export async function rotateSigningKeys(ctx: KeyCtx): Promise<void> {
  const stored = await loadRows(ctx);
  const newest = stored[0];
  const activeFrom = newest ? newest.active_from + SIGNS_FOR_MS : ctx.now;
  const isNextDue = !newest || activeFrom - PUBLISHED_BEFORE_MS <= ctx.now;
  if (isNextDue) {
    const key = await generateSigningKey(ctx.keyring);
    const from = newest ? Math.max(activeFrom, ctx.now) : ctx.now;
    await toStatement(
      ctx.sql,
      ctx.db.insert(signingKeys).values({ ...key, createdAt: ctx.now, activeFrom: from }),
    ).run();
    log.info('signing_key.created', { 'latchkey.kid': key.kid });
  }
  const gone = ctx.now - SIGNS_FOR_MS - KEPT_AFTER_MS;
  await toStatement(ctx.sql, query('DELETE FROM signing_keys WHERE active_from < ?', gone)).run();
  cached = null;
}

async function load(ctx: KeyCtx): Promise<KeySet> {
  const stored = await loadRows(ctx);
  const verifiers = new Map<string, CryptoKey>();
  const keys: JsonWebKey[] = [];
  for (const row of stored) {
    const jwk = JSON.parse(row.public_jwk) as JsonWebKey;
    verifiers.set(row.kid, await importPublicSigningKey(jwk));
    keys.push(jwk);
  }
  const current = stored.find(({ active_from }) => active_from <= ctx.now);
  const privateKey =
    current &&
    (await unwrapSigningKey(ctx.keyring, { kid: current.kid, wrappedPrivateJwk: current.wrapped_private_jwk }));
  return {
    readAt: ctx.now,
    signer: current && privateKey ? { kid: current.kid, privateKey } : null,
    verifiers,
    jwks: JSON.stringify({ keys }),
  };
}

function loadRows(ctx: KeyCtx): Promise<StoredKey[]> {
  return rows<StoredKey>(
    ctx.sql,
    query(
      'SELECT kid, public_jwk, wrapped_private_jwk, active_from FROM signing_keys ORDER BY active_from DESC LIMIT 10',
    ),
  );
}
