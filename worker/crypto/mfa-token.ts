import type { Aal } from '../kernel/account-rpc';
import type { SignInRisk } from '../kernel/journal';
import { decodeBase64Url, decodeUtf8, encodeBase64Url, encodeUtf8 } from './encoding';
import type { Keyring } from './keyring';
import { appendMac, stripMac } from './mac-text';
import { sha256 } from './token';

/** What a first factor has proved, carried to the second by whoever proved it. Nothing in it is secret. */
export type PendingSignIn = {
  userId: string;
  sessionVersion: number;
  identifier: string;
  method: string;
  aal: Aal;
  byEmail: boolean;
  rememberMe: boolean;
  knownDeviceId: string | null;
  risks: SignInRisk[];
  /** Random: what makes the token single-use. */
  id: string;
  expiresAt: number;
};

const MAX_TOKEN_LENGTH = 2048;

/** `base64url(JSON).mac`: good for naming a sign-in under way and for nothing else; no other purpose shares its key. */
export function issueMfaToken(keyring: Keyring, pending: PendingSignIn): string {
  return appendMac(keyring, 'mfa-token', encodeBase64Url(encodeUtf8(JSON.stringify(pending))));
}

/** Null unless we issued it and its time isn't over. Whether it was used is the Account's to say, by `mfaTokenHash`. */
export function readMfaToken(keyring: Keyring, token: string, now: number): PendingSignIn | null {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  const body = stripMac(keyring, 'mfa-token', token);
  const bytes = body === null ? null : decodeBase64Url(body);
  if (!bytes) return null;
  // Its MAC is ours: `issueMfaToken` wrote this very text.
  const pending = JSON.parse(decodeUtf8(bytes)) as PendingSignIn;
  return pending.expiresAt > now ? pending : null;
}

export function mfaTokenHash(pending: PendingSignIn): string {
  return sha256(`mfa-token.${pending.id}`);
}
