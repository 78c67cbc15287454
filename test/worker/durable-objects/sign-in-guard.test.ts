import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aSignInGuard } from './stubs';

type Guard = ReturnType<typeof aSignInGuard>;
type ReserveInput = Parameters<Guard['reserve']>[0];

// Ahead of the real clock, which alarms follow: none rings before the test has it ring.
const start = Date.UTC(2100, 0, 1);
const LOCK_MS = 900_000;
const origin = { ip: '192.0.2.1', userAgent: null, location: null, requestId: 'r1' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});

afterEach(() => {
  vi.useRealTimers();
});

function reserve(guard: Guard, changed: Partial<ReserveInput> = {}) {
  return guard.reserve({
    accountKey: 'u1',
    networkKey: 'n1',
    deviceKey: null,
    identifier: 'ada@example.com',
    userId: 'u1',
    origin,
    now: start,
    policy: { maxFailures: 5, lockSeconds: 900, windowSeconds: 900 },
    ...changed,
  });
}

function settle(guard: Guard, attemptId: string, outcome: 'success' | 'failure' | 'other', now = start) {
  return guard.settle({ attemptId, outcome, reason: 'wrong_password', method: 'password', origin, now });
}

/** Answers whether the attempt was judged at all. */
async function attempt(guard: Guard, outcome: 'success' | 'failure' | 'other', changed: Partial<ReserveInput> = {}) {
  const reservation = await reserve(guard, changed);
  if (reservation.allowed) await settle(guard, reservation.attemptId, outcome, changed.now);
  return reservation.allowed;
}

async function fail(guard: Guard, times: number, changed: Partial<ReserveInput> = {}) {
  for (let n = 0; n < times; n += 1) expect(await attempt(guard, 'failure', changed)).toBe(true);
}

async function journal(guard: Guard) {
  return (await guard.pendingEntries(100)).map((entry) => entry.kind);
}

describe('the lock', () => {
  it('judges five wrong passwords and refuses the sixth, for fifteen minutes from the fifth', async () => {
    const guard = aSignInGuard();
    await fail(guard, 4);
    await fail(guard, 1, { now: start + 60_000 });
    expect(await reserve(guard, { now: start + 60_000 })).toEqual({ allowed: false, retryAfterSeconds: 900 });
    expect(await reserve(guard, { now: start + 60_000 + LOCK_MS - 1 })).toEqual({
      allowed: false,
      retryAfterSeconds: 1,
    });
    expect(await reserve(guard, { now: start + 60_000 + LOCK_MS })).toMatchObject({ allowed: true });
  });

  it('judges five of 50 parallel wrong passwords and refuses 45', async () => {
    const guard = aSignInGuard();
    const judged = await Promise.all(Array.from({ length: 50 }, () => attempt(guard, 'failure')));
    expect(judged.filter(Boolean)).toHaveLength(5);
    expect((await journal(guard)).sort()).toEqual(['account_locked', ...Array(5).fill('sign_in_failed')]);
  });

  it('lets 50 parallel right passwords pass, five at a time', async () => {
    const guard = aSignInGuard();
    const judged = await Promise.all(Array.from({ length: 50 }, () => attempt(guard, 'success')));
    expect(judged.every(Boolean)).toBe(true);
  });

  it('refuses a sixth when the five before it stay unsettled, once patience ends', async () => {
    const guard = aSignInGuard();
    const reservations = await Promise.all(Array.from({ length: 6 }, () => reserve(guard)));
    expect(reservations.filter(({ allowed }) => allowed)).toHaveLength(5);
  });

  it('treats an unknown identifier like a known one', async () => {
    const guard = aSignInGuard();
    const unknown = { accountKey: 'nobody@example.com', userId: null, identifier: 'nobody@example.com' };
    await fail(guard, 5, unknown);
    expect(await reserve(guard, unknown)).toEqual({ allowed: false, retryAfterSeconds: 900 });
    expect(await journal(guard)).not.toContain('account_locked');
  });

  it('keeps accounts of one shard apart', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    expect(await attempt(guard, 'success', { accountKey: 'u2', userId: 'u2' })).toBe(true);
  });

  it('holds after the object was evicted', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    await evictDurableObject(guard);
    expect(await reserve(guard)).toMatchObject({ allowed: false });
  });

  it('is lifted by an administrator, for everybody', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    await fail(guard, 5, { deviceKey: 'd1' });
    expect(await guard.status('u1', start)).toEqual({ lockedUntil: start + LOCK_MS });
    await guard.unlock('u1');
    expect(await guard.status('u1', start)).toEqual({ lockedUntil: null });
    expect(await attempt(guard, 'success')).toBe(true);
    expect(await attempt(guard, 'success', { deviceKey: 'd1' })).toBe(true);
  });

  it('shows in the status exactly until it ends', async () => {
    const guard = aSignInGuard();
    expect(await guard.status('u1', start)).toEqual({ lockedUntil: null });
    await fail(guard, 5);
    expect(await guard.status('u1', start + LOCK_MS - 1)).toEqual({ lockedUntil: start + LOCK_MS });
    expect(await guard.status('u1', start + LOCK_MS)).toEqual({ lockedUntil: null });
  });
});

describe('outcomes', () => {
  it('a success resets the count', async () => {
    const guard = aSignInGuard();
    await fail(guard, 4);
    expect(await attempt(guard, 'success')).toBe(true);
    await fail(guard, 5);
  });

  it("the owner's success does not reset what a stranger's network has failed", async () => {
    const guard = aSignInGuard();
    await fail(guard, 4, { networkKey: 'stranger' });
    expect(await attempt(guard, 'success', { networkKey: 'home' })).toBe(true);
    await fail(guard, 1, { networkKey: 'stranger' });
    expect(await reserve(guard, { networkKey: 'stranger' })).toMatchObject({ allowed: false });
    expect(await attempt(guard, 'success', { networkKey: 'home' })).toBe(true);
  });

  it('a success does not free guesses that are under way', async () => {
    const guard = aSignInGuard();
    const guesses = await Promise.all(Array.from({ length: 4 }, () => reserve(guard, { networkKey: 'stranger' })));
    expect(await attempt(guard, 'success', { networkKey: 'home' })).toBe(true);
    await fail(guard, 1, { networkKey: 'another' });
    for (const guess of guesses) if (guess.allowed) await settle(guard, guess.attemptId, 'failure');
    expect(await reserve(guard, { networkKey: 'another' })).toMatchObject({ allowed: false });
  });

  it('a right password of an account that is not active is not counted and not journaled', async () => {
    const guard = aSignInGuard();
    for (let n = 0; n < 10; n += 1) expect(await attempt(guard, 'other')).toBe(true);
    expect(await journal(guard)).toEqual([]);
  });

  it('an attempt is settled once', async () => {
    const guard = aSignInGuard();
    const reservation = await reserve(guard);
    if (!reservation.allowed) throw new Error('the first attempt is allowed');
    await settle(guard, reservation.attemptId, 'failure');
    await settle(guard, reservation.attemptId, 'failure');
    await settle(guard, reservation.attemptId, 'success');
    expect(await journal(guard)).toEqual(['sign_in_failed']);
    await fail(guard, 4);
    expect(await reserve(guard)).toMatchObject({ allowed: false });
  });

  it('an outcome of an unknown attempt does nothing', async () => {
    const guard = aSignInGuard();
    await settle(guard, 'unknown', 'success');
    expect(await journal(guard)).toEqual([]);
  });
});

describe('a known device', () => {
  it('goes on while strangers have locked the account', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    expect(await attempt(guard, 'success', { deviceKey: 'd1', networkKey: 'home' })).toBe(true);
  });

  it("lifts the lock of the account by its success, but not that of the strangers' network", async () => {
    const guard = aSignInGuard();
    await fail(guard, 5, { networkKey: 'strangers' });
    expect(await attempt(guard, 'success', { deviceKey: 'd1', networkKey: 'home' })).toBe(true);
    expect(await attempt(guard, 'success', { networkKey: 'home' })).toBe(true);
    expect(await reserve(guard, { networkKey: 'strangers' })).toMatchObject({ allowed: false });
  });

  it('has a counter of its own, and its failures do not lock the account', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5, { deviceKey: 'd1' });
    expect(await reserve(guard, { deviceKey: 'd1' })).toEqual({ allowed: false, retryAfterSeconds: 900 });
    expect(await attempt(guard, 'success', { deviceKey: 'd2' })).toBe(true);
    expect(await attempt(guard, 'success')).toBe(true);
  });

  it('counts anew after its success', async () => {
    const guard = aSignInGuard();
    await fail(guard, 4, { deviceKey: 'd1' });
    expect(await attempt(guard, 'success', { deviceKey: 'd1' })).toBe(true);
    await fail(guard, 5, { deviceKey: 'd1' });
  });
});

describe('the journal', () => {
  it('records each judged failure with what was typed, from where and why', async () => {
    const guard = aSignInGuard();
    await fail(guard, 1);
    expect(await guard.pendingEntries(10)).toEqual([
      {
        id: expect.any(String),
        at: start,
        origin,
        actor: { id: null, name: 'ada@example.com', type: 'anonymous' },
        kind: 'sign_in_failed',
        userId: 'u1',
        identifier: 'ada@example.com',
        method: 'password',
        reason: 'wrong_password',
      },
    ]);
  });

  it('records a lock once, and the next lock again', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    for (let n = 0; n < 3; n += 1) expect(await attempt(guard, 'failure')).toBe(false);
    expect((await journal(guard)).filter((kind) => kind === 'account_locked')).toHaveLength(1);
    const [lock] = (await guard.pendingEntries(100)).filter((entry) => entry.kind === 'account_locked');
    expect(lock).toMatchObject({ userId: 'u1', lockedUntil: start + LOCK_MS });

    await fail(guard, 5, { now: start + LOCK_MS });
    expect((await journal(guard)).filter((kind) => kind === 'account_locked')).toHaveLength(2);
  });

  it('records refusals as one entry a minute with their count, when the minute is over', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    for (let n = 0; n < 7; n += 1) await reserve(guard);
    for (let n = 0; n < 2; n += 1) await reserve(guard, { now: start + 60_000 });

    vi.setSystemTime(start + 60_000);
    await runDurableObjectAlarm(guard);
    const refused = (await guard.pendingEntries(100)).filter((entry) => entry.kind === 'sign_in_refused');
    expect(refused).toMatchObject([{ userId: 'u1', identifier: 'ada@example.com', count: 7 }]);

    vi.setSystemTime(start + 120_000);
    await runDurableObjectAlarm(guard);
    await runDurableObjectAlarm(guard);
    const counts = (await guard.pendingEntries(100)).flatMap((entry) =>
      entry.kind === 'sign_in_refused' ? entry.count : [],
    );
    expect(counts).toEqual([7, 2]);
  });

  it('counts and records an attempt whose client hung up before it was settled', async () => {
    const guard = aSignInGuard();
    for (let n = 0; n < 5; n += 1) await reserve(guard);
    vi.setSystemTime(start + 60_000);
    await runDurableObjectAlarm(guard);
    const entries = await guard.pendingEntries(100);
    expect(entries.filter((entry) => entry.kind === 'sign_in_failed')).toHaveLength(5);
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'sign_in_failed', reason: 'abandoned', origin }));
    expect(entries.filter((entry) => entry.kind === 'account_locked')).toHaveLength(1);
  });

  it('gives entries until they are acknowledged', async () => {
    const guard = aSignInGuard();
    await fail(guard, 3);
    const [first] = await guard.pendingEntries(1);
    expect(await guard.pendingEntries(10)).toHaveLength(3);
    await guard.acknowledge([first?.id ?? '']);
    await guard.acknowledge([first?.id ?? '']);
    const left = await guard.pendingEntries(10);
    expect(left).toHaveLength(2);
    expect(left.map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('upkeep', () => {
  it('removes what no longer counts, and rings no more', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    await reserve(guard);
    vi.setSystemTime(start + 2 * LOCK_MS);
    await runDurableObjectAlarm(guard);
    await guard.acknowledge((await guard.pendingEntries(100)).map(({ id }) => id));
    await runDurableObjectAlarm(guard);

    const state = await runInDurableObject(guard, async (_, { storage }) => ({
      rows: ['counters', 'attempts', 'refusals', 'journal'].flatMap((table) =>
        storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
      ),
      alarm: await storage.getAlarm(),
    }));
    expect(state).toEqual({ rows: [], alarm: null });
  });

  it('changes no decision when the alarm rings early', async () => {
    const guard = aSignInGuard();
    await fail(guard, 5);
    await runDurableObjectAlarm(guard);
    expect(await reserve(guard)).toEqual({ allowed: false, retryAfterSeconds: 900 });
  });
});
