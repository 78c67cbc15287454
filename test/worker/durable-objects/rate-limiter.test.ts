import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aRateLimiter } from './stubs';

// Ahead of the real clock, which alarms follow: none rings before the test has it ring.
const now = Date.UTC(2100, 0, 1);

afterEach(() => {
  vi.useRealTimers();
});

function storedKeys(limiter: ReturnType<typeof aRateLimiter>): Promise<string[]> {
  return runInDurableObject(limiter, (_, { storage }) =>
    storage.sql
      .exec<{ key: string }>('SELECT key FROM windows ORDER BY key')
      .toArray()
      .map(({ key }) => key),
  );
}

it('lets exactly the limit pass of 50 parallel requests', async () => {
  const limiter = aRateLimiter();
  const decisions = await Promise.all(Array.from({ length: 50 }, () => limiter.take('k', 10, 60, now)));
  expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(10);
  expect(decisions.map(({ remaining }) => remaining).slice(0, 11)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
});

it('opens again when a minute has passed since the first request, and not before', async () => {
  const limiter = aRateLimiter();
  await limiter.take('k', 1, 60, now);
  expect(await limiter.take('k', 1, 60, now + 59_999)).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
  expect(await limiter.take('k', 1, 60, now + 60_000)).toMatchObject({ allowed: true, resetAt: now + 120_000 });
});

it('counts keys apart', async () => {
  const limiter = aRateLimiter();
  await limiter.take('a', 1, 60, now);
  expect(await limiter.take('b', 1, 60, now)).toMatchObject({ allowed: true });
});

it('answers a peek without counting it, and without making tables', async () => {
  const limiter = aRateLimiter();
  expect(await limiter.peek('k', 1, 60, now)).toMatchObject({ allowed: true, remaining: 1 });
  const tables = await runInDurableObject(limiter, (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'windows'").toArray(),
  );
  expect(tables).toEqual([]);
  await limiter.take('k', 1, 60, now);
  expect(await limiter.peek('k', 1, 60, now)).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 60 });
});

it('remembers its counts when it was evicted', async () => {
  const limiter = aRateLimiter();
  await limiter.take('k', 1, 60, now);
  await evictDurableObject(limiter);
  expect(await limiter.take('k', 1, 60, now)).toMatchObject({ allowed: false });
});

it('removes rows by alarm when their window is over, keeps the others and rings again for them', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const limiter = aRateLimiter();
  await limiter.take('short', 1, 60, now);
  await limiter.take('long', 1, 3_600, now);

  vi.setSystemTime(now + 60_000);
  expect(await runDurableObjectAlarm(limiter)).toBe(true);
  expect(await storedKeys(limiter)).toEqual(['long']);
  expect(await runInDurableObject(limiter, (_, { storage }) => storage.getAlarm())).toBe(now + 3_600_000);
});

it('keeps everything when the alarm rings early or twice', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  const limiter = aRateLimiter();
  await limiter.take('k', 1, 3_600, now);
  expect(await runDurableObjectAlarm(limiter)).toBe(true);
  expect(await runDurableObjectAlarm(limiter)).toBe(true);
  expect(await limiter.take('k', 1, 3_600, now)).toMatchObject({ allowed: false });
});

describe('members', () => {
  const note = (limiter: ReturnType<typeof aRateLimiter>, member: string, at = now) =>
    limiter.peekAndNote('network', member, 10, 600, at);

  it('are counted once each, and count nothing against the limit', async () => {
    const limiter = aRateLimiter();
    expect(await note(limiter, 'ann')).toMatchObject({ allowed: true, remaining: 10, members: 1 });
    await note(limiter, 'ann');
    expect(await note(limiter, 'ben')).toMatchObject({ remaining: 10, members: 2 });
  });

  it('are forgotten after as long as the window lasts', async () => {
    const limiter = aRateLimiter();
    await note(limiter, 'ann');
    expect((await note(limiter, 'ben', now + 600_000)).members).toBe(1);
  });

  it('noted at once are all counted, to a hundred', async () => {
    const limiter = aRateLimiter();
    await Promise.all(Array.from({ length: 30 }, (_, index) => note(limiter, `person ${index}`)));
    expect((await note(limiter, 'person 0')).members).toBe(30);
    await Promise.all(Array.from({ length: 120 }, (_, index) => note(limiter, `other ${index}`)));
    expect((await note(limiter, 'one more')).members).toBe(100);
  });

  it('are removed by alarm', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    const limiter = aRateLimiter();
    await note(limiter, 'ann');
    vi.setSystemTime(now + 600_000);
    expect(await runDurableObjectAlarm(limiter)).toBe(true);
    const left = await runInDurableObject(limiter, (_, { storage }) =>
      storage.sql.exec('SELECT count(*) AS total FROM members').one(),
    );
    expect(left).toEqual({ total: 0 });
  });
});
