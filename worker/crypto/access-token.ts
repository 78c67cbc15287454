import { jwtVerify, SignJWT } from 'jose';

/**
 * RFC 9068 §2.2, with `sid` (OpenID Connect Front-Channel Logout 1.0 §3), and `act` (RFC 8693 §4.1) where somebody acts as the
 * user. Permissions are never inside: they would be stale.
 */
export type AccessTokenClaims = {
  userId: string;
  sessionId: string;
  clientId: string;
  tokenId: string;
  actorId?: string;
};
export type VerifiedAccessToken = AccessTokenClaims & { issuedAt: number; expiresAt: number };

export const ACCESS_TOKEN_TTL_SECONDS = 300;
const ALGORITHM = 'ES256';
/** RFC 9068 §2.1: keeps ID tokens and other JWTs of ours from passing as access tokens. */
const TYPE = 'at+jwt';
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_TOKEN_LENGTH = 2048;
const SECOND_MS = 1000;

/** `now` in epoch milliseconds. The token lives `ACCESS_TOKEN_TTL_SECONDS`. */
export function signAccessToken(
  key: { kid: string; privateKey: CryptoKey },
  claims: AccessTokenClaims,
  at: { issuer: string; audience: string; now: number },
): Promise<string> {
  const issuedAt = Math.floor(at.now / SECOND_MS);
  const act = claims.actorId === undefined ? {} : { act: { sub: claims.actorId } };
  return new SignJWT({ sid: claims.sessionId, client_id: claims.clientId, ...act })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.kid })
    .setIssuer(at.issuer)
    .setAudience(at.audience)
    .setSubject(claims.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_TTL_SECONDS)
    .setJti(claims.tokenId)
    .sign(key.privateKey);
}

/**
 * The claims, or null for anything but an unexpired access token of this issuer for this audience, signed with ES256 by
 * one of `publicKeys` (by `kid`). Keys named or carried by the token itself (`jku`, `jwk`, `x5u`) are never looked at.
 */
export async function verifyAccessToken(
  token: string,
  expected: { publicKeys: ReadonlyMap<string, CryptoKey>; issuer: string; audience: string; now: number },
): Promise<VerifiedAccessToken | null> {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => publicKey(expected.publicKeys, kid), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: expected.issuer,
      audience: expected.audience,
      currentDate: new Date(expected.now),
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp', 'jti'],
    });
    const { sub, sid, client_id: clientId, jti, iat, exp } = payload;
    if (!sub || !jti || iat === undefined || exp === undefined) return null;
    if (typeof sid !== 'string' || typeof clientId !== 'string') return null;
    return {
      userId: sub,
      sessionId: sid,
      clientId,
      tokenId: jti,
      issuedAt: iat * SECOND_MS,
      expiresAt: exp * SECOND_MS,
    };
  } catch {
    return null;
  }
}

function publicKey(publicKeys: ReadonlyMap<string, CryptoKey>, kid: string | undefined): CryptoKey {
  const key = publicKeys.get(kid ?? '');
  if (!key) throw new Error('unknown kid');
  return key;
}
