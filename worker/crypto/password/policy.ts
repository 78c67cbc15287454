/** How new passwords are hashed (`password.hash` of the settings). A stored hash below it is upgraded at sign-in. */
export type PasswordHashPolicy =
  | { algorithm: 'argon2id'; memoryKib: number; passes: number; parallelism: number }
  | { algorithm: 'bcrypt'; cost: number };

/** OWASP Password Storage Cheat Sheet, first choice: 19 MiB, two passes, one lane. */
export const ARGON2ID_DEFAULT = {
  algorithm: 'argon2id',
  memoryKib: 19_456,
  passes: 2,
  parallelism: 1,
} satisfies PasswordHashPolicy;

export const BCRYPT_DEFAULT = { algorithm: 'bcrypt', cost: 12 } satisfies PasswordHashPolicy;

/** Counted in code points. NIST SP 800-63B-4 §3.1.1.2 asks for at least 64; the cap bounds what a stranger can make us hash. */
export const MAX_PASSWORD_LENGTH = 256;

/**
 * The bytes that are hashed: the same letter typed on two keyboards may arrive in two forms (NIST SP 800-63B-4 §3.1.1.2).
 * Null when the password is longer than `MAX_PASSWORD_LENGTH`.
 */
export function normalizePassword(password: string): string | null {
  // A code point is at most two UTF-16 units: what is longer needn't be spread to be counted.
  if (password.length > 2 * MAX_PASSWORD_LENGTH || [...password].length > MAX_PASSWORD_LENGTH) return null;
  return password.normalize('NFKC');
}
