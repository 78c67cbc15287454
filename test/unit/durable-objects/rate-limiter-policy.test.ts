import { describe, expect, it } from 'vitest';
import { currentWindow, decideRate, hasRoom } from '../../../durable-objects/rate-limiter-policy';

const now = 1_000_000;

describe('rate limit window', () => {
  it('begins with the first request and lasts the whole time', () => {
    expect(currentWindow(null, 60, now)).toEqual({ count: 0, resetAt: now + 60_000 });
  });

  it('counts on until its last millisecond and starts anew at its end', () => {
    const window = { count: 3, resetAt: now + 60_000 };
    expect(currentWindow(window, 60, now + 59_999)).toBe(window);
    expect(currentWindow(window, 60, now + 60_000)).toEqual({ count: 0, resetAt: now + 120_000 });
  });

  it('has room for exactly the limit', () => {
    expect(hasRoom({ count: 9, resetAt: now }, 10)).toBe(true);
    expect(hasRoom({ count: 10, resetAt: now }, 10)).toBe(false);
  });
});

describe('rate decision', () => {
  it('tells what remains, and to come back at the reset when nothing does', () => {
    const window = { count: 10, resetAt: now + 1_500 };
    expect(decideRate(window, true, 10, now)).toEqual({
      allowed: true,
      limit: 10,
      remaining: 0,
      resetAt: now + 1_500,
      retryAfterSeconds: 0,
    });
    expect(decideRate(window, false, 10, now)).toMatchObject({ allowed: false, retryAfterSeconds: 2 });
  });

  it('never tells a negative remainder after the limit was lowered', () => {
    expect(decideRate({ count: 10, resetAt: now + 1 }, false, 5, now)).toMatchObject({
      remaining: 0,
      retryAfterSeconds: 1,
    });
  });
});
