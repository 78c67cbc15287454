import type { LockoutPolicy } from '../worker/kernel/guard-rpc';
import { MINUTE_MS, SECOND_MS } from '../worker/kernel/time';

/** Counted before it is judged; pending until it has been. */
export type CountedAttempt = { id: string; at: number; isPending: boolean };

/** The attempts that count against one account, one account from one network, or one known device of an account. */
export type Counter = {
  /** Oldest first. */
  attempts: CountedAttempt[];
  lockedUntil: number | null;
};

export type CounterScope = { kind: 'account' } | { kind: 'network'; key: string } | { kind: 'device'; key: string };

export type Verdict =
  | { kind: 'allowed' }
  | { kind: 'locked'; lockedUntil: number }
  /** Full only because of attempts that are still being judged: their outcome decides. */
  | { kind: 'undecided'; lockedUntil: number };

export const EMPTY_COUNTER: Counter = { attempts: [], lockedUntil: null };

/** A reservation that nobody settles counts as a failure from here on; a client must not escape the record by hanging up. */
export const SETTLE_WITHIN_MS = MINUTE_MS;

/** A known device answers for itself alone: it must go on while strangers have locked the account. */
export function countedScopes(attempt: { networkKey: string; deviceKey: string | null }): CounterScope[] {
  if (attempt.deviceKey !== null) return [{ kind: 'device', key: attempt.deviceKey }];
  return [{ kind: 'account' }, { kind: 'network', key: attempt.networkKey }];
}

/** What a success clears: also the account's own counter when it came from a known device, but never other networks'. */
export function clearedScopes(attempt: { networkKey: string; deviceKey: string | null }): CounterScope[] {
  const scopes: CounterScope[] = [{ kind: 'account' }, { kind: 'network', key: attempt.networkKey }];
  return attempt.deviceKey === null ? scopes : [...scopes, { kind: 'device', key: attempt.deviceKey }];
}

/** The counter as it counts at `now`: a lock that ended wipes it, and without a lock attempts age out of the window. */
export function currentCounter(stored: Counter, policy: LockoutPolicy, now: number): Counter {
  if (stored.lockedUntil !== null) return now < stored.lockedUntil ? stored : EMPTY_COUNTER;
  const oldest = now - policy.windowSeconds * SECOND_MS;
  return { ...stored, attempts: stored.attempts.filter((attempt) => attempt.at > oldest) };
}

/** Whether one more attempt may be judged, over all counters that it would count against; each is current. */
export function judge(counters: readonly Counter[], policy: LockoutPolicy): Verdict {
  const locks = counters.flatMap((counter) => {
    const lockedUntil = lockEnd(counter, policy);
    return lockedUntil === null ? [] : [{ lockedUntil, isFinal: !counter.attempts.some(({ isPending }) => isPending) }];
  });
  if (locks.length === 0) return { kind: 'allowed' };
  const lockedUntil = Math.max(...locks.map((lock) => lock.lockedUntil));
  return { kind: locks.some((lock) => lock.isFinal) ? 'locked' : 'undecided', lockedUntil };
}

/** Counts an attempt as if it had failed; the one that fills the counter locks it. */
export function countAttempt(counter: Counter, id: string, policy: LockoutPolicy, now: number): Counter {
  const counted = { ...counter, attempts: [...counter.attempts, { id, at: now, isPending: true }] };
  return { ...counted, lockedUntil: lockEnd(counted, policy) };
}

export function failAttempt(counter: Counter, id: string): Counter {
  const attempts = counter.attempts.map((attempt) => (attempt.id === id ? { ...attempt, isPending: false } : attempt));
  return { ...counter, attempts };
}

/**
 * The end of the lock that this failure has made final: the counter is full and nothing pending can lift it any more. Null
 * for every other failure, also one that no longer counts, so a lock is told of once.
 */
export function finalLock(counter: Counter, id: string): number | null {
  const counts = counter.attempts.some((attempt) => attempt.id === id);
  return counts && counter.attempts.every(({ isPending }) => !isPending) ? counter.lockedUntil : null;
}

/** Gives the reservation back, and with it the lock that it completed. */
export function withdrawAttempt(counter: Counter, id: string): Counter {
  const attempts = counter.attempts.filter((attempt) => attempt.id !== id);
  return attempts.length === counter.attempts.length ? counter : { ...EMPTY_COUNTER, attempts };
}

/** Forgets failures. Attempts still being judged go on counting, or a success could free guesses that are under way. */
export function clearCounter(counter: Counter, id: string): Counter {
  const attempts = counter.attempts.filter((attempt) => attempt.isPending && attempt.id !== id);
  return { ...EMPTY_COUNTER, attempts };
}

/** From when on the counter says nothing any more and can be removed. */
export function counterExpiresAt(counter: Counter, policy: LockoutPolicy): number {
  const lastAt = counter.attempts.at(-1)?.at ?? 0;
  return Math.max(counter.lockedUntil ?? 0, lastAt + policy.windowSeconds * SECOND_MS);
}

export function retryAfterSeconds(lockedUntil: number, now: number): number {
  return Math.max(1, Math.ceil((lockedUntil - now) / SECOND_MS));
}

/** Refusals are counted by clock minute. */
export function minuteEnd(now: number): number {
  return (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
}

function lockEnd(counter: Counter, policy: LockoutPolicy): number | null {
  if (counter.lockedUntil !== null) return counter.lockedUntil;
  const last = counter.attempts.at(-1);
  const isFull = last !== undefined && counter.attempts.length >= policy.maxFailures;
  return isFull ? last.at + policy.lockSeconds * SECOND_MS : null;
}
