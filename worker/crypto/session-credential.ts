import { encodeBase64Url } from './encoding';
import type { Keyring, MacPurpose } from './keyring';
import { appendMac, stripMac } from './mac-text';
import { randomToken, sha256 } from './token';

/** What a presented credential names. `secretHash` is for the Account object to compare: the secret itself stays here. */
export type SessionCredential = { userId: string; sessionId: string; secretHash: string };
export type IssuedCredential = { value: string; secretHash: string };
type SessionNames = { userId: string; sessionId: string };

/** Ours have 161, 165 and 198 characters. Anything longer is refused before a byte of it is hashed. */
const MAX_CREDENTIAL_LENGTH = 256;
/** Lets secret scanners recognise a leaked token. */
const REFRESH_TOKEN_PREFIX = 'lkr_';

/** A new session cookie value `userId.sessionId.secret.mac`. Only `secretHash` is stored. */
export function issueSessionCookie(keyring: Keyring, names: SessionNames): IssuedCredential {
  return issue(keyring, 'session-cookie', names, randomToken());
}

/** Null unless we issued it. Proves only that: whether the session stands is the Account object's to say. */
export function readSessionCookie(keyring: Keyring, value: string): SessionCredential | null {
  const credential = read(keyring, 'session-cookie', value);
  return (
    credential && { userId: credential.userId, sessionId: credential.sessionId, secretHash: credential.secretHash }
  );
}

/**
 * A new impersonation cookie value `userId.sessionId.secret.ownSessionId.mac`: good only beside the cookie of the session that
 * it names last, so that it never meets somebody else who signs in to the same browser.
 */
export function issueImpersonationCookie(
  keyring: Keyring,
  names: SessionNames,
  ownSessionId: string,
): IssuedCredential {
  const secret = randomToken();
  const text = `${names.userId}.${names.sessionId}.${secret}.${ownSessionId}`;
  return { value: appendMac(keyring, 'impersonation-cookie', text), secretHash: sha256(secret) };
}

/** Null unless we issued it. */
export function readImpersonationCookie(
  keyring: Keyring,
  value: string,
): (SessionCredential & { ownSessionId: string }) | null {
  if (value.length > MAX_CREDENTIAL_LENGTH) return null;
  const parts = stripMac(keyring, 'impersonation-cookie', value)?.split('.') ?? [];
  const [userId, sessionId, secret, ownSessionId] = parts;
  if (!userId || !sessionId || !secret || !ownSessionId || parts.length !== 4) return null;
  return { userId, sessionId, secretHash: sha256(secret), ownSessionId };
}

/** A new refresh token `lkr_userId.sessionId.secret.mac`. Only `secretHash` is stored. */
export function issueRefreshToken(keyring: Keyring, names: SessionNames): IssuedCredential {
  return issueRefresh(keyring, names, randomToken());
}

/**
 * Null unless we issued it. `successor` is the token that takes its place: derived from the presented secret, so a retry
 * within the grace time gets the same one although only hashes are stored.
 */
export function readRefreshToken(
  keyring: Keyring,
  token: string,
): (SessionCredential & { successor: IssuedCredential }) | null {
  if (!token.startsWith(REFRESH_TOKEN_PREFIX)) return null;
  const credential = read(keyring, 'refresh-token', token.slice(REFRESH_TOKEN_PREFIX.length));
  if (!credential) return null;
  const { userId, sessionId, secret, secretHash } = credential;
  const successor = issueRefresh(keyring, { userId, sessionId }, successorSecret(keyring, secret));
  return { userId, sessionId, secretHash, successor };
}

function issueRefresh(keyring: Keyring, names: SessionNames, secret: string): IssuedCredential {
  const { value, secretHash } = issue(keyring, 'refresh-token', names, secret);
  return { value: `${REFRESH_TOKEN_PREFIX}${value}`, secretHash };
}

function successorSecret(keyring: Keyring, secret: string): string {
  return encodeBase64Url(keyring.mac('refresh-successor', secret));
}

function issue(keyring: Keyring, purpose: MacPurpose, names: SessionNames, secret: string): IssuedCredential {
  const value = appendMac(keyring, purpose, `${names.userId}.${names.sessionId}.${secret}`);
  return { value, secretHash: sha256(secret) };
}

function read(keyring: Keyring, purpose: MacPurpose, value: string): (SessionCredential & { secret: string }) | null {
  if (value.length > MAX_CREDENTIAL_LENGTH) return null;
  const [userId, sessionId, secret, ...rest] = stripMac(keyring, purpose, value)?.split('.') ?? [];
  if (!userId || !sessionId || !secret || rest.length > 0) return null;
  return { userId, sessionId, secret, secretHash: sha256(secret) };
}
