import { decodeProtectedHeader } from 'jose';
import { verifyAccessToken } from '../../crypto/access-token';
import { readImpersonationCookie, readSessionCookie, type SessionCredential } from '../../crypto/session-credential';
import type { SessionProof } from '../../kernel/account-rpc';
import type { Ctx } from '../context';
import { IMPERSONATION_COOKIE, readCookie, SESSION_COOKIE } from '../http/cookies';
import { keySetWith } from './signing-keys';

/** A credential that we issued: its MAC or signature is good. Whether its session stands is the Account's to say. */
export type Credential = {
  userId: string;
  proof: SessionProof;
  /** The browser has a session of its own to go back to. */
  isImpersonationCookie?: true;
};

const BEARER = /^Bearer +([^\s]+)$/i;

/** Never throws: what can't be read is no credential. An `Authorization` header alone counts when there is one. */
export async function readCredential(ctx: Ctx, headers: Headers): Promise<Credential | null> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return bearer(ctx, authorization);
  const value = readCookie(headers, SESSION_COOKIE);
  const own = value === null ? null : readSessionCookie(ctx.keyring, value);
  if (!own) return null;
  const acting = impersonation(ctx, headers, own.sessionId);
  if (acting) return { ...ofCookie(acting), isImpersonationCookie: true };
  return ofCookie(own);
}

function ofCookie({ userId, sessionId, secretHash }: SessionCredential): Credential {
  return { userId, proof: { kind: 'cookie', sessionId, secretHash } };
}

/** Left behind by another session of this browser, it counts for nothing. */
function impersonation(ctx: Ctx, headers: Headers, ownSessionId: string): SessionCredential | null {
  const value = readCookie(headers, IMPERSONATION_COOKIE);
  const cookie = value ? readImpersonationCookie(ctx.keyring, value) : null;
  return cookie?.ownSessionId === ownSessionId ? cookie : null;
}

async function bearer(ctx: Ctx, authorization: string): Promise<Credential | null> {
  const token = BEARER.exec(authorization)?.[1];
  return token === undefined ? null : readAccessToken(ctx, token);
}

/** The same, of a token that didn't come in a header. */
export async function readAccessToken(ctx: Ctx, token: string): Promise<Credential | null> {
  const kid = keyId(token);
  if (!kid) return null;
  const { verifiers } = await keySetWith(ctx, kid);
  const claims = await verifyAccessToken(token, {
    publicKeys: verifiers,
    issuer: ctx.publicOrigin,
    audience: ctx.publicOrigin,
    now: ctx.now,
  });
  return claims && { userId: claims.userId, proof: { kind: 'access_token', sessionId: claims.sessionId } };
}

function keyId(token: string): string | null {
  try {
    return decodeProtectedHeader(token).kid ?? null;
  } catch {
    return null;
  }
}
