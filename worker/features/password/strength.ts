import { lazily } from '../../kernel/lazily';
import { commonPasswords } from './breaches';

/** Longer texts are strong by any count, and reading them all would be a way to keep the Worker busy. */
const READ_MAX_CHARACTERS = 64;

/** Most requests never estimate anything. */
const estimator = lazily(async () => {
  const { ZxcvbnFactory } = await import('./zxcvbn');
  return new ZxcvbnFactory({ dictionary: { 'passwords-common': commonPasswords() } });
});

/** zxcvbn's score, 0 (guessed at once) to 4. `personal` holds what an attacker who knows the person would try. */
export async function strengthOf(password: string, personal: readonly string[]): Promise<number> {
  return (await estimator()).check(password.slice(0, READ_MAX_CHARACTERS), [...personal]).score;
}
