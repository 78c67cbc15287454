import { describe, expect, it } from 'vitest';
import {
  type Counter,
  clearCounter,
  clearedScopes,
  countAttempt,
  countedScopes,
  counterExpiresAt,
  currentCounter,
  EMPTY_COUNTER,
  failAttempt,
  finalLock,
  judge,
  minuteEnd,
  retryAfterSeconds,
  withdrawAttempt,
} from '../../../durable-objects/sign-in-guard-policy';

const policy = { maxFailures: 5, lockSeconds: 900, windowSeconds: 600 };
const LOCK_MS = 900_000;
const WINDOW_MS = 600_000;
const start = 1_000_000;

/** A counter with attempts `a0`, `a1` … a second apart. */
function counted(attempts: number, { isPending = true, from = start } = {}): Counter {
  let counter = EMPTY_COUNTER;
  for (let n = 0; n < attempts; n += 1) {
    counter = countAttempt(counter, `a${n}`, policy, from + n * 1000);
    if (!isPending) counter = failAttempt(counter, `a${n}`);
  }
  return counter;
}

describe('counting', () => {
  it('locks with the fifth attempt, for fifteen minutes from the fifth', () => {
    expect(counted(4).lockedUntil).toBeNull();
    expect(counted(5).lockedUntil).toBe(start + 4_000 + LOCK_MS);
  });

  it('judges five and refuses the sixth', () => {
    expect(judge([counted(4, { isPending: false })], policy)).toEqual({ kind: 'allowed' });
    const lockedUntil = start + 4_000 + LOCK_MS;
    expect(judge([counted(5, { isPending: false })], policy)).toEqual({ kind: 'locked', lockedUntil });
  });

  it('leaves a sixth undecided while the lock rests on an attempt that is still being judged', () => {
    const counter = failAttempt(failAttempt(failAttempt(failAttempt(counted(5), 'a0'), 'a1'), 'a2'), 'a3');
    expect(judge([counter], policy).kind).toBe('undecided');
    expect(judge([failAttempt(counter, 'a4')], policy).kind).toBe('locked');
  });

  it('refuses when any of the counters is locked, until the last of their locks ends', () => {
    const earlier = counted(5, { isPending: false });
    const later = counted(5, { isPending: false, from: start + 60_000 });
    expect(judge([earlier, EMPTY_COUNTER], policy).kind).toBe('locked');
    expect(judge([earlier, later], policy)).toMatchObject({ lockedUntil: later.lockedUntil });
  });

  it('is final when one lock is, whatever else is pending', () => {
    expect(judge([counted(5), counted(5, { isPending: false })], policy).kind).toBe('locked');
  });

  it('applies a limit that was lowered meanwhile', () => {
    expect(judge([counted(3, { isPending: false })], { ...policy, maxFailures: 3 }).kind).toBe('locked');
  });
});

describe('time', () => {
  it('keeps an attempt for the window and forgets it at its end', () => {
    const counter = counted(1);
    expect(currentCounter(counter, policy, start + WINDOW_MS - 1).attempts).toHaveLength(1);
    expect(currentCounter(counter, policy, start + WINDOW_MS).attempts).toHaveLength(0);
  });

  it('slides: of four failures the oldest goes first', () => {
    const counter = currentCounter(counted(4), policy, start + WINDOW_MS + 1_000);
    expect(counter.attempts.map(({ id }) => id)).toEqual(['a2', 'a3']);
  });

  it('holds a lock to its last millisecond, though the window of its failures is over', () => {
    const counter = counted(5);
    const end = start + 4_000 + LOCK_MS;
    expect(currentCounter(counter, policy, end - 1)).toBe(counter);
    expect(currentCounter(counter, policy, end)).toEqual(EMPTY_COUNTER);
  });

  it('wipes the counter at the end of a lock that is shorter than the window', () => {
    const short = { ...policy, lockSeconds: 60 };
    let counter = EMPTY_COUNTER;
    for (const id of ['a', 'b', 'c', 'd', 'e']) counter = countAttempt(counter, id, short, start);
    expect(currentCounter(counter, short, start + 60_000)).toEqual(EMPTY_COUNTER);
  });

  it('keeps a row as long as its window or its lock counts', () => {
    expect(counterExpiresAt(counted(1), policy)).toBe(start + WINDOW_MS);
    expect(counterExpiresAt(counted(5), policy)).toBe(start + 4_000 + LOCK_MS);
  });

  it('asks to come back in whole seconds, rounded up, and never in none', () => {
    expect(retryAfterSeconds(start + 900_000, start)).toBe(900);
    expect(retryAfterSeconds(start + 1_001, start)).toBe(2);
    expect(retryAfterSeconds(start, start)).toBe(1);
  });

  it('ends a minute with the clock', () => {
    expect(minuteEnd(60_000)).toBe(120_000);
    expect(minuteEnd(119_999)).toBe(120_000);
  });
});

describe('settling', () => {
  it('a success forgets failures and its own attempt, and goes on counting what is still being judged', () => {
    const counter = clearCounter(failAttempt(counted(5), 'a0'), 'a1');
    expect(counter.attempts.map(({ id }) => id)).toEqual(['a2', 'a3', 'a4']);
    expect(counter.lockedUntil).toBeNull();
  });

  it('a withdrawn attempt does not count, and takes the lock along that it completed', () => {
    const counter = withdrawAttempt(counted(5), 'a4');
    expect(counter.attempts).toHaveLength(4);
    expect(counter.lockedUntil).toBeNull();
  });

  it('an attempt that no longer counts changes nothing', () => {
    const counter = counted(5, { isPending: false });
    expect(withdrawAttempt(counter, 'gone')).toBe(counter);
    expect(failAttempt(counter, 'gone')).toEqual(counter);
  });

  it('makes a lock final when nothing pending can lift it any more', () => {
    expect(finalLock(counted(4, { isPending: false }), 'a3')).toBeNull();
    expect(finalLock(failAttempt(counted(5), 'a0'), 'a0')).toBeNull();
    const locked = counted(5, { isPending: false });
    expect(finalLock(locked, 'a0')).toBe(start + 4_000 + LOCK_MS);
    expect(finalLock(locked, 'of before an unlock')).toBeNull();
  });
});

describe('scopes', () => {
  const account = { kind: 'account' };
  const network = { kind: 'network', key: 'n1' };
  const device = { kind: 'device', key: 'd1' };

  it('an unknown device counts against the account and against the account from its network', () => {
    expect(countedScopes({ networkKey: 'n1', deviceKey: null })).toEqual([account, network]);
  });

  it('a known device counts against itself alone, so the lock of the account does not hold it up', () => {
    expect(countedScopes({ networkKey: 'n1', deviceKey: 'd1' })).toEqual([device]);
  });

  it('a success clears the account, its own network and its own device', () => {
    expect(clearedScopes({ networkKey: 'n1', deviceKey: null })).toEqual([account, network]);
    expect(clearedScopes({ networkKey: 'n1', deviceKey: 'd1' })).toEqual([account, network, device]);
  });
});
