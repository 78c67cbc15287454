/** An object has one alarm for everything that it has to do later. */
export type Alarm = {
  /** Sees to it that the alarm rings at `at` or earlier; null asks for nothing. */
  armBy(at: number | null): Promise<void>;
};

export function createAlarm(storage: DurableObjectStorage): Alarm {
  let last: Promise<void> = Promise.resolve();

  const arm = async (at: number): Promise<void> => {
    const current = await storage.getAlarm();
    if (current === null || at < current) await storage.setAlarm(at);
  };
  return {
    armBy: (at) => {
      if (at === null) return last;
      // One after the other: between reading and setting, another call could put the alarm later again.
      last = last.then(
        () => arm(at),
        () => arm(at),
      );
      return last;
    },
  };
}
