/**
 * Lets a call wait until another call of the same object has settled something. Held in memory only: a waiter lives no
 * longer than its call. Objects may do this and Workers may not, because all calls to an object share one I/O context.
 */
export class Settlements {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** True at the next `notify` for the key, false when the patience ran out. */
  next(key: string, patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiters = this.#waiting.get(key) ?? new Set();
      const finish = (isSettled: boolean) => {
        clearTimeout(timer);
        waiters.delete(wake);
        if (waiters.size === 0 && this.#waiting.get(key) === waiters) this.#waiting.delete(key);
        resolve(isSettled);
      };
      const wake = () => finish(true);
      const timer = setTimeout(() => finish(false), patienceMs);
      this.#waiting.set(key, waiters.add(wake));
    });
  }

  notify(key: string): void {
    for (const wake of [...(this.#waiting.get(key) ?? [])]) wake();
  }
}
