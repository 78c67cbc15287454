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
      while (sleepers.length > 0) {
        sleepers.sort((a, b) => a.at - b.at);
        const [next, ...rest] = sleepers;
        sleepers = rest;
        now = Math.max(now, next?.at ?? 0);
        next?.wake();
        await new Promise(setImmediate);
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

const NOMINAL_MS = 20;

describe('hash gate', () => {
  it('runs the first hash at once and answers its result', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const result = createHashGate(machine.clock)(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
    expect(machine.begun).toEqual([0]);
  });

  it('gives hashes that arrive together turns, with time between them for other requests', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    const results = Promise.all(Array.from({ length: 5 }, () => takeTurn(NOMINAL_MS, machine.hash)));
    await machine.run();
    await results;
    expect(machine.begun).toEqual([0, 25, 50, 75, 100]);
  });

  it('refuses whoever would wait longer than the limit, and says when to come back', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    const inTime = Array.from({ length: MAX_WAIT_MS / 25 + 1 }, () => takeTurn(NOMINAL_MS, machine.hash));
    const refused = await takeTurn(NOMINAL_MS, machine.hash).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HashingBusy);
    expect(refused).toMatchObject({ retryAfterSeconds: 5 });
    await machine.run();
    expect(await Promise.all(inTime)).toHaveLength(161);
  });

  it('is free again after the time of requests that were cancelled while they waited', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    for (let waiting = 0; waiting < 100; waiting += 1) void takeTurn(NOMINAL_MS, machine.hash);
    machine.abandonAll();
    machine.setClock(100 * 25);

    const result = takeTurn(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
    expect(machine.begun.at(-1)).toBe(100 * 25);
  });

  it('is free although the clock was set back', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    machine.setClock(3_600_000);
    void takeTurn(NOMINAL_MS, machine.hash);
    machine.setClock(0);
    void takeTurn(NOMINAL_MS, machine.hash);
    expect(machine.begun).toEqual([3_600_000, 0]);
  });

  it('learns that the machine is slower than assumed and spaces later turns accordingly', async () => {
    const machine = aMachine({ hashMs: 4 * NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    for (let round = 0; round < 50; round += 1) {
      const result = takeTurn(NOMINAL_MS, machine.hash);
      await machine.run();
      await result;
    }
    const results = Promise.all([takeTurn(NOMINAL_MS, machine.hash), takeTurn(NOMINAL_MS, machine.hash)]);
    await machine.run();
    await results;
    const [first = 0, second = 0] = machine.begun.slice(-2);
    expect(second - first).toBeGreaterThan(4 * NOMINAL_MS);
  });

  it('passes the error of a hash on and goes on', async () => {
    const machine = aMachine({ hashMs: NOMINAL_MS });
    const takeTurn = createHashGate(machine.clock);
    const failing = takeTurn(NOMINAL_MS, () => {
      throw new RangeError('out of memory');
    });
    await expect(failing).rejects.toThrow('out of memory');
    const result = takeTurn(NOMINAL_MS, machine.hash);
    await machine.run();
    expect(await result).toBe('hash');
  });
});
