import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Settlements } from '../../../durable-objects/settlements';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('wakes everybody who waits for the key, and nobody else', async () => {
  const settlements = new Settlements();
  const waiting = [settlements.next('a', 1000), settlements.next('a', 1000), settlements.next('b', 1000)];
  settlements.notify('a');
  vi.advanceTimersByTime(1000);
  expect(await Promise.all(waiting)).toEqual([true, true, false]);
});

it('wakes only for what is settled after the wait began', async () => {
  const settlements = new Settlements();
  settlements.notify('a');
  const waiting = settlements.next('a', 1000);
  vi.advanceTimersByTime(1000);
  expect(await waiting).toBe(false);
});

it('leaves no timer behind', async () => {
  const settlements = new Settlements();
  const waiting = settlements.next('a', 1000);
  settlements.notify('a');
  await waiting;
  expect(vi.getTimerCount()).toBe(0);
});
