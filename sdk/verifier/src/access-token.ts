/** What a verified access token says (RFC 9068 §2.2). Permissions are never inside. Times are epoch seconds. */
export type Identity = {
  /** The user's id. */
  subject: string;
  sessionId: string;
  clientId: string;
  tokenId: string;
  /** Who acts in the subject's name: an impersonating administrator's id (RFC 8693 §4.1). */
  actor: string | null;
  issuedAt: number;
  expiresAt: number;
};

export type Expected = { issuer: string; audience: string; nowSeconds: number; clockToleranceSeconds: number };

/** Finds the issuer's own key by its id, or null. */
export type FindKey = (kid: string) => Promise<CryptoKey | null>;

const MAX_TOKEN_LENGTH = 4096;
const SIGNATURE_BYTES = 64;
const BASE64URL = /^[A-Za-z0-9_-]+$/;
/** RFC 9068 §4: both spellings. ID tokens and every other JWT have another type. */
const TYPES = ['at+jwt', 'application/at+jwt'];

/**
 * The identity, or null for anything but an unexpired access token of this issuer for this audience, signed with ES256 by a key
 * that the issuer publishes. The token has no say in the algorithm, nor in the key beyond its id: `jku`, `jwk` and `x5u` are
 * never looked at, and `crit` is refused (RFC 7515 §4.1.11, RFC 8725 §3.1–3.11).
 */
export async function verifyAccessToken(
  token: unknown,
  expected: Expected,
  findKey: FindKey,
): Promise<Identity | null> {
  if (typeof token !== 'string' || token.length > MAX_TOKEN_LENGTH) return null;
  const [encodedHeader = '', encodedPayload = '', encodedSignature = '', ...more] = token.split('.');
  const header = jsonOf(encodedHeader);
  const payload = jsonOf(encodedPayload);
  const signature = bytesOf(encodedSignature);
  if (more.length > 0 || !header || !payload || signature?.length !== SIGNATURE_BYTES) return null;
  const { alg, typ, kid, crit } = header;
  if (alg !== 'ES256' || typeof typ !== 'string' || !TYPES.includes(typ.toLowerCase())) return null;
  if (crit !== undefined || typeof kid !== 'string') return null;
  const identity = identityOf(payload, expected);
  const key = identity && (await findKey(kid));
  if (!key) return null;
  const signed = new TextEncoder().encode(`${encodedHeader}.${encodedPayload}`);
  const isGood = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
  return isGood ? identity : null;
}

function identityOf(claims: Record<string, unknown>, expected: Expected): Identity | null {
  const { iss, aud, sub, sid, client_id: clientId, jti, iat, exp, nbf, act } = claims;
  const { nowSeconds: now, clockToleranceSeconds: tolerance } = expected;
  if (iss !== expected.issuer || !(Array.isArray(aud) ? aud : [aud]).includes(expected.audience)) return null;
  if (!isText(sub) || !isText(sid) || !isText(clientId) || !isText(jti)) return null;
  if (!isTime(exp) || exp + tolerance <= now || !isTime(iat) || iat - tolerance > now) return null;
  if (nbf !== undefined && (!isTime(nbf) || nbf - tolerance > now)) return null;
  const actor = act === undefined ? null : (act as { sub?: unknown } | null)?.sub;
  if (actor !== null && !isText(actor)) return null;
  return { subject: sub, sessionId: sid, clientId, tokenId: jti, actor, issuedAt: iat, expiresAt: exp };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function jsonOf(encoded: string): Record<string, unknown> | null {
  const bytes = bytesOf(encoded);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function bytesOf(encoded: string): Uint8Array<ArrayBuffer> | null {
  if (!BASE64URL.test(encoded) || encoded.length % 4 === 1) return null;
  return Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
}
