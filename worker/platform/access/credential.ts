import { decodeProtectedHeader } from 'jose';
import { verifyAccessToken } from '../../crypto/access-token';
import { readSessionCookie } from '../../crypto/session-credential';
import type { SessionProof } from '../../kernel/account-rpc';
import type { Ctx } from '../context';
import { readCookie, SESSION_COOKIE } from '../http/cookies';
import { keySetWith } from './signing-keys';

/** A credential that we issued: its MAC or signature is good. Whether its session stands is the Account's to say. */
export type Credential = { userId: string; proof: SessionProof };

const BEARER = /^Bearer +([^\s]+)$/i;

/** Never throws: what can't be read is no credential. An `Authorization` header alone counts when there is one. */
export async function readCredential(ctx: Ctx, headers: Headers): Promise<Credential | null> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return bearer(ctx, authorization);
  const value = readCookie(headers, SESSION_COOKIE);
  const cookie = value === null ? null : readSessionCookie(ctx.keyring, value);
  if (!cookie) return null;
  return {
    userId: cookie.userId,
    proof: { kind: 'cookie', sessionId: cookie.sessionId, secretHash: cookie.secretHash },
  };
}

async function bearer(ctx: Ctx, authorization: string): Promise<Credential | null> {
  const token = BEARER.exec(authorization)?.[1];
  const kid = token && keyId(token);
  if (!token || !kid) return null;
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
