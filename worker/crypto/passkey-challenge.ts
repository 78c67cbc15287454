import { randomBytes } from 'node:crypto';
import { decodeBase64Url, encodeBase64Url } from './encoding';
import type { Keyring } from './keyring';

/** What the answer may be used for: to add a passkey, to sign in by discoverable credential, or as somebody's further factor. */
export type ChallengeUse = 'sign-in' | `registration:${string}` | `factor:${string}`;

/** WebAuthn Level 3 §13.4.3 wants at least 16. */
const NONCE_BYTES = 16;
const EXPIRY_BYTES = 8;
const MAC_BYTES = 32;
const TOTAL_BYTES = NONCE_BYTES + EXPIRY_BYTES + MAC_BYTES;

/** `nonce ‖ expiry ‖ mac`: whoever asks for a challenge makes the server remember nothing. */
export function issuePasskeyChallenge(keyring: Keyring, use: ChallengeUse, expiresAt: number): Uint8Array<ArrayBuffer> {
  const expiry = Buffer.alloc(EXPIRY_BYTES);
  expiry.writeBigUInt64BE(BigInt(expiresAt));
  const body = Buffer.concat([randomBytes(NONCE_BYTES), expiry]);
  return Uint8Array.from(Buffer.concat([body, keyring.mac('passkey-challenge', boundText(use, body))]));
}

/** When it expires, or null unless we issued it for this use and it hasn't expired. Once-only is the Account's to say. */
export function readPasskeyChallenge(
  keyring: Keyring,
  use: ChallengeUse,
  challenge: string,
  now: number,
): { expiresAt: number } | null {
  const bytes = decodeBase64Url(challenge);
  if (bytes?.byteLength !== TOTAL_BYTES) return null;
  const body = bytes.subarray(0, NONCE_BYTES + EXPIRY_BYTES);
  const mac = bytes.subarray(NONCE_BYTES + EXPIRY_BYTES);
  if (!keyring.verifyMac('passkey-challenge', boundText(use, body), mac)) return null;
  const expiresAt = Number(Buffer.from(body).readBigUInt64BE(NONCE_BYTES));
  return expiresAt > now ? { expiresAt } : null;
}

function boundText(use: ChallengeUse, body: Uint8Array): string {
  return `${use}.${encodeBase64Url(body)}`;
}
