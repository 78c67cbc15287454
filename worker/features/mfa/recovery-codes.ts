import { randomBytes } from 'node:crypto';
import { encodeBase64Url } from '../../crypto/encoding';
import type { Keyring } from '../../crypto/keyring';

export const RECOVERY_CODES = 10;
/** From so few left on people are told to make new ones. */
export const RECOVERY_CODES_LOW = 3;

/** Crockford's base 32: no I, L, O, U to misread. 10 characters are 50 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_CHARACTERS = 10;

/** `XXXXX-XXXXX`, ten of them: shown once and stored as hashes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 256 is a multiple of 32: no character is likelier than another.
    const text = Array.from(randomBytes(CODE_CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    return `${text.slice(0, CODE_CHARACTERS / 2)}-${text.slice(CODE_CHARACTERS / 2)}`;
  });
}

/** What is stored. Keyed, because fifty bits alone could be searched by whoever steals the database. */
export function recoveryCodeHash(keyring: Keyring, userId: string, code: string): string {
  return encodeBase64Url(keyring.mac('mfa-code', boundText(userId, code)));
}

/** The hashes that a typed code may be stored by, one for each master key. */
export function recoveryCodeHashes(keyring: Keyring, userId: string, code: string): string[] {
  return keyring.macs('mfa-code', boundText(userId, code)).map(encodeBase64Url);
}

function boundText(userId: string, code: string): string {
  return `recovery.${userId}.${canonicalCode(code)}`;
}

/** However it was typed: in small letters, with spaces, with the letters that look like digits. */
function canonicalCode(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
