import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { commonPasswords } from './breaches';

/** Longer texts are strong by any count, and reading them all would be a way to keep the Worker busy. */
const READ_MAX_CHARACTERS = 64;

let estimator: ZxcvbnFactory | null = null;

/** zxcvbn's score, 0 (guessed at once) to 4. `personal` holds what an attacker who knows the person would try. */
export async function strengthOf(password: string, personal: readonly string[]): Promise<number> {
  // Loaded when first asked for: most requests never estimate anything.
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core');
  estimator ??= new ZxcvbnFactory({ dictionary: { 'passwords-common': commonPasswords() } });
  return estimator.check(password.slice(0, READ_MAX_CHARACTERS), [...personal]).score;
}
