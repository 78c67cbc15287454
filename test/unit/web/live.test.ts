import { describe, expect, it } from 'vitest';
import { waitBefore } from '../../../web/src/lib/notifications/live';

describe('the wait before the live channel is opened again', () => {
  it('doubles each time, up to a minute', () => {
    expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(waitBefore(50, 1)).toBe(60_000);
  });

  it('differs from page to page, and is never less than half', () => {
    expect([0, 0.5, 1].map((random) => waitBefore(3, random))).toEqual([4000, 6000, 8000]);
  });
});
