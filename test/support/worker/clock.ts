import { afterEach, beforeEach, vi } from 'vitest';

/**
 * For a file whose tests move the clock: frozen before each of them, real again afterwards. Worker and objects read the same
 * one; alarms follow the real clock and are run by the test.
 */
export function useClock(startsAt?: number): { advance(ms: number): void; now(): number } {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], ...(startsAt === undefined ? {} : { now: startsAt }) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  return {
    advance: (ms) => {
      vi.setSystemTime(Date.now() + ms);
    },
    now: () => Date.now(),
  };
}
