import { createHash, randomBytes } from 'node:crypto';

const DEFAULT_TOKEN_BYTES = 32;

/** Random base64url text; 43 characters for the default 32 bytes. */
export function randomToken(bytes = DEFAULT_TOKEN_BYTES): string {
  return randomBytes(bytes).toString('base64url');
}

/** SHA-256 as base64url, 43 characters. Only for secrets of high entropy: passwords go to `password/`. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
