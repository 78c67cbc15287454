import { createCipheriv } from 'node:crypto';
import { acceptScrypt, deriveScrypt } from './scrypt';
import { decodeBase64, derivedHash, isDigest, type StoredHash } from './stored-hash';

const NOTATION =
  /^\$firescrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=1\$([^$]{1,200})\$([^$]{1,200})\$([^$]{0,200})\$([^$]{1,200})$/;
const AES_KEY_BYTES = 32;
const ZERO_IV = new Uint8Array(16);

/**
 * Firebase's modification of scrypt: the derived key encrypts the project's signer key, and the ciphertext is the hash.
 * `$firescrypt$ln=<mem_cost>,r=<rounds>,p=1$<salt>$<hash>$<salt separator>$<signer key>`, the four in the base64 of
 * Firebase's export and its project settings (github.com/firebase/scrypt). Null for anything else, and past scrypt's caps.
 */
export function parseFirebaseScrypt(stored: string): StoredHash | null {
  const [, log2, rounds, ...encoded] = NOTATION.exec(stored) ?? [];
  const [salt, digest, separator, signerKey] = encoded.map(decodeBase64);
  if (!log2 || !salt || !separator || !signerKey || !isDigest(digest ?? null) || !digest) return null;
  const accepted = acceptScrypt({ cost: 2 ** Number(log2), blockSize: Number(rounds), parallelism: 1 });
  if (!accepted || signerKey.byteLength !== digest.byteLength) return null;
  const fullSalt = new Uint8Array([...salt, ...separator]);
  return derivedHash(accepted.nominalMs, digest, (password) => {
    const key = deriveScrypt(password, fullSalt, accepted, AES_KEY_BYTES);
    return new Uint8Array(createCipheriv('aes-256-ctr', key, ZERO_IV).update(signerKey));
  });
}
