import { describe, expect, it } from 'vitest';
import { createHashGate, HashingBusy, MAX_WAIT_MS } from '../../../../worker/crypto/password/hash-gate';

/** A clock that stands still until somebody waits, as in Workers; sleepers wake in order of time. */
function aMachine({ hashMs }: { hashMs: number }) {
  let now = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const begun: number[] = [];
  return {
    begun,
    clock: {
      now: () => now,
      wait: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms, wake })),
    },
    hash: () => {
      begun.push(now);
      now += hashMs;
      return 'hash';
    },
    async run() {
      await settled();
      while (sleepers.length > 0) {
        sleepers.sort((a, b) => a.at - b.at);
        const [next, ...rest] = sleepers;
        sleepers = rest;
        now = Math.max(now, next?.at ?? 0);
        next?.wake();
        await settled();
      }
    },
    /** Their requests were cancelled: they never wake. */
    abandonAll() {
      sleepers = [];
    },
    setClock(time: number) {
      now = time;
    },
  };
}

/** Until everything that waits for nothing has run. */
const settled = () => new Promise(setImmediate);

const NOMINAL_MS = 20;
/** With the time for other requests. */
const SLOT_MS = 30;

describe('hash gate', () => {
  it('runs the first hash at once and answers its result', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const result = createHashGate(machine.clock).hash(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
    expect(machine.begun).toEqual([0]);
  });

  it('gives hashes that arrive together turns, with time between them for other requests', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    const results = Promise.all(Array.from({ length: 5 }, () => gate.hash(NOMINAL_MS, machine.hash)));
    await machine.run();
    await results;
    expect(machine.begun).toEqual([0, 30, 60, 90, 120]);
  });

  it('refuses whoever would wait longer than the limit, and says when to come back', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    const inTime = Array.from({ length: Math.floor(MAX_WAIT_MS / SLOT_MS) + 1 }, () =>
      gate.hash(NOMINAL_MS, machine.hash),
    );
    const refused = await gate.hash(NOMINAL_MS, machine.hash).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HashingBusy);
    expect(refused).toMatchObject({ retryAfterSeconds: 5 });
    await machine.run();
    expect(await Promise.all(inTime)).toHaveLength(134);
  });

  it('tells those whom it refuses different times, as if they queued', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    for (let waiting = 0; waiting <= MAX_WAIT_MS / SLOT_MS; waiting += 1) void gate.take(NOMINAL_MS);
    const told: number[] = [];
    for (let late = 0; late < 2000; late += 1) {
      const refused = await gate.take(NOMINAL_MS).catch((error: unknown) => error);
      if (refused instanceof HashingBusy) told.push(refused.retryAfterSeconds);
    }
    expect(told).toHaveLength(2000);
    expect(told[0]).toBe(5);
    expect(told[100]).toBe(8);
    expect(Math.max(...told)).toBe(30);
  });

  it('runs the hash of somebody who has waited for their turn at once', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    const turns = Promise.all([gate.take(NOMINAL_MS), gate.take(NOMINAL_MS)]);
    await machine.run();
    const [, second] = await turns;
    const result = gate.hash(NOMINAL_MS, machine.hash, second);
    await machine.run();
    expect(await result).toBe('hash');
    expect(machine.begun).toEqual([SLOT_MS]);
  });

  it('is free again after the time of requests that were cancelled while they waited', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    for (let waiting = 0; waiting < 100; waiting += 1) void gate.hash(NOMINAL_MS, machine.hash);
    await settled();
    machine.abandonAll();
    machine.setClock(100 * SLOT_MS);

    const result = gate.hash(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
    expect(machine.begun.at(-1)).toBe(100 * SLOT_MS);
  });

  it('is free although the clock was set back', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    machine.setClock(3_600_000);
    void gate.hash(NOMINAL_MS, machine.hash);
    await settled();
    machine.setClock(0);
    void gate.hash(NOMINAL_MS, machine.hash);
    await settled();
    expect(machine.begun).toEqual([3_600_000, 0]);
  });

  it('learns that the machine is slower than assumed and spaces later turns accordingly', async () => {
    const machine = aMachine({ hashMs: 4 * NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    for (let round = 0; round < 50; round += 1) {
      const result = gate.hash(NOMINAL_MS, machine.hash);
      await machine.run();
      await result;
    }
    const results = Promise.all([gate.hash(NOMINAL_MS, machine.hash), gate.hash(NOMINAL_MS, machine.hash)]);
    await machine.run();
    await results;
    const [first = 0, second = 0] = machine.begun.slice(-2);
    expect(second - first).toBeGreaterThan(4 * NOMINAL_MS);
  });

  it('passes the error of a hash on and goes on', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const gate = createHashGate(machine.clock);
    const failing = gate.hash(NOMINAL_MS, () => {
      throw new RangeError('out of memory');
    });
    await expect(failing).rejects.toThrow('out of memory');
    const result = gate.hash(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
  });
});
