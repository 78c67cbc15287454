import type { FactorAnswer } from '../worker/kernel/account-rpc';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../worker/kernel/time';

/** Guesses at one kind of factor, across challenges (T45). */
export type FactorCounter = {
  wrong: number;
  lockedUntil: number | null;
  /** TOTP: the highest time step that was accepted (RFC 6238 §5.2: a code is accepted once). */
  lastStep: number | null;
};
export const NO_GUESSES: FactorCounter = { wrong: 0, lockedUntil: null, lastStep: null };

export type MessageCode = { codeHash: string; expiresAt: number; isUsed: boolean };

const WRONG_MAX = 5;
const LOCK_MS = 15 * MINUTE_MS;
const SEND_EVERY_MS = MINUTE_MS;
const SENDS_PER_HOUR = 10;

export type Guess = 'right' | 'wrong' | 'replayed';

/** A replay is refused and not counted: it is the owner's own code, sent twice. */
export function judgeGuess(
  counter: FactorCounter,
  guess: Guess,
  now: number,
): { answer: FactorAnswer; counter: FactorCounter } {
  const current = currentCounter(counter, now);
  const lockedFor = lockedForSeconds(current, now);
  if (lockedFor !== null) return { answer: { outcome: 'locked', retryAfterSeconds: lockedFor }, counter: current };
  if (guess === 'replayed') return { answer: { outcome: 'replayed' }, counter: current };
  if (guess === 'right') {
    return { answer: { outcome: 'accepted' }, counter: { ...NO_GUESSES, lastStep: current.lastStep } };
  }
  const wrong = current.wrong + 1;
  const lockedUntil = wrong >= WRONG_MAX ? now + LOCK_MS : null;
  return { answer: { outcome: 'refused' }, counter: { ...current, wrong, lockedUntil } };
}

/** Null when guesses are taken. */
export function lockedForSeconds({ lockedUntil }: FactorCounter, now: number): number | null {
  return lockedUntil !== null && now < lockedUntil ? Math.ceil((lockedUntil - now) / SECOND_MS) : null;
}

export function judgeStep(counter: FactorCounter, step: number | null): Guess {
  if (step === null) return 'wrong';
  return counter.lastStep !== null && step <= counter.lastStep ? 'replayed' : 'right';
}

/** `isSame` says whether the guess has the code's hash. */
export function judgeMessageCode(code: MessageCode | null, isSame: boolean, now: number): Guess {
  if (!code || !isSame || code.expiresAt <= now) return 'wrong';
  return code.isUsed ? 'replayed' : 'right';
}

/** How long until a further code may be sent, given when earlier ones were, newest first; null is now. */
export function sendWaitSeconds(sentAt: readonly number[], now: number): number | null {
  const [latest] = sentAt;
  const tenthLatest = sentAt[SENDS_PER_HOUR - 1];
  const freeAt = Math.max((latest ?? -SEND_EVERY_MS) + SEND_EVERY_MS, (tenthLatest ?? -HOUR_MS) + HOUR_MS);
  return freeAt > now ? Math.ceil((freeAt - now) / SECOND_MS) : null;
}

/** Sends before this moment count no more. */
export function sendsForgottenUntil(now: number): number {
  return now - HOUR_MS;
}

/** A lock that has lapsed leaves nothing behind but the last step. */
function currentCounter(counter: FactorCounter, now: number): FactorCounter {
  const isLapsed = counter.lockedUntil !== null && counter.lockedUntil <= now;
  return isLapsed ? { ...NO_GUESSES, lastStep: counter.lastStep } : counter;
}
