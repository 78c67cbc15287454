/**
 * Hashes take turns, one at a time per isolate. An isolate has one thread and a hash never lets go of it, so a hundred
 * sign-ins that arrive together would run back to back and hold up every cheap request behind them for seconds.
 *
 * The turns are a timetable and not a queue: whoever comes takes the next free slot and sleeps until then. Nobody wakes
 * anybody, because a request that ends early (its client hangs up) never runs its `finally` in workerd: a counter
 * would leak a place and a chain of promises would break. Here an abandoned slot just passes.
 */
export type HashGate = {
  /**
   * Books the next slot and waits for it. Whoever does other work before the hash takes the turn first: a thousand requests
   * that arrive together then cost one after the other, and those that can't be served cost nothing.
   * @throws HashingBusy when the timetable is full.
   */
  take(nominalMs: number): Promise<Turn>;
  /** Runs the hash in its turn, or takes one. */
  hash<T>(nominalMs: number, work: () => T, turn?: Turn): Promise<T>;
};

/** A slot of the timetable that has come. Good for one hash. */
export type Turn = { readonly endsAt: number };

/** The timetable is full: answer 503 with `Retry-After`. */
export class HashingBusy extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('too many password hashes are waiting');
    this.name = 'HashingBusy';
  }
}

/** About 140 argon2id or 13 bcrypt hashes; behind them people would rather be told to come back. */
export const MAX_WAIT_MS = 4_000;
/** Slots are this much longer than a hash takes: the rest of a sign-in and other requests run between two of them. */
const BREATHING = 1.5;
/** Those who are turned away are told different times, as if they queued: coming back together they would all be late again. */
const MAX_RETRY_AFTER_MS = 30_000;
/** How far this machine's measured speed may move the nominal times, and how quickly. */
const SLOWNESS = { min: 0.25, max: 4, smoothing: 0.1 };
/** Shorter hashes say little about the machine: the clock has whole milliseconds. */
const MIN_MEASURED_MS = 10;
const SECOND_MS = 1000;

export type GateClock = { now(): number; wait(ms: number): Promise<void> };

export function createHashGate(clock: GateClock): HashGate {
  let freeAt = 0;
  let promisedAt = 0;
  let lastArrivalAt = 0;
  let slowness = 1;

  const learn = (measured: number): void => {
    const bounded = Math.min(SLOWNESS.max, Math.max(SLOWNESS.min, measured));
    slowness += SLOWNESS.smoothing * (bounded - slowness);
  };

  const take = async (nominalMs: number): Promise<Turn> => {
    const arrivedAt = clock.now();
    // A clock that was set back would leave the timetable full until it has caught up with itself.
    if (arrivedAt < lastArrivalAt - SECOND_MS) freeAt = arrivedAt;
    lastArrivalAt = arrivedAt;
    const lengthMs = nominalMs * slowness * BREATHING;
    const startsAt = Math.max(arrivedAt, freeAt);
    if (startsAt - arrivedAt > MAX_WAIT_MS) throw new HashingBusy(comeBackInSeconds(arrivedAt, lengthMs));
    const endsAt = startsAt + lengthMs;
    freeAt = endsAt;
    if (startsAt > arrivedAt) await clock.wait(startsAt - arrivedAt);
    return { endsAt };
  };

  const comeBackInSeconds = (now: number, lengthMs: number): number => {
    const latest = now + MAX_RETRY_AFTER_MS;
    promisedAt = Math.min(latest, Math.max(freeAt, promisedAt > latest ? 0 : promisedAt) + lengthMs);
    return Math.ceil((promisedAt - now) / SECOND_MS);
  };

  return {
    take,
    async hash(nominalMs, work, turn) {
      const { endsAt } = turn ?? (await take(nominalMs));
      const begunAt = clock.now();
      const result = work();
      // Workers stop the clock while code runs: it has to let go once to see how long that took.
      await clock.wait(0);
      const endedAt = clock.now();
      if (nominalMs >= MIN_MEASURED_MS) learn((endedAt - begunAt) / nominalMs);
      // Nobody comes after: the rest of the slot needn't pass.
      if (freeAt === endsAt) freeAt = endedAt;
      return result;
    },
  };
}
