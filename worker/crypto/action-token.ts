import { equalSecretTexts } from './constant-time';
import { encodeHex } from './encoding';
import type { Keyring } from './keyring';
import { sha256 } from './token';

/** What a row keeps instead of the token: its id and a random nonce. Neither is worth anything without the master key. */
export type ActionTokenSeed = { id: string; nonce: string };

/** The token of a mail link: 64 lower-case hexadecimal characters, the same whenever it is derived from the same seed. */
export function actionToken(keyring: Keyring, seed: ActionTokenSeed): string {
  return encodeHex(keyring.mac('action-token', boundText(seed)));
}

/** What is stored, and what a presented token is looked up by. */
export function actionTokenHash(token: string): string {
  return sha256(token);
}

/** Derives the token again when the mail is made, also if the master key was rotated since; null when none fits. */
export function recoverActionToken(keyring: Keyring, seed: ActionTokenSeed, storedHash: string): string | null {
  const candidates = keyring.macs('action-token', boundText(seed)).map(encodeHex);
  return candidates.find((token) => equalSecretTexts(actionTokenHash(token), storedHash)) ?? null;
}

function boundText(seed: ActionTokenSeed): string {
  return `${seed.id}.${seed.nonce}`;
}
