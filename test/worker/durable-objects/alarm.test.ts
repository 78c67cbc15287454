import { runInDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { createAlarm } from '../../../durable-objects/alarm';
import { aPolicyLog } from './stubs';

// Ahead of the real clock: none rings of itself.
const start = Date.UTC(2100, 0, 1);

it('ends at the earliest time that anybody asked for, also when they ask at once', async () => {
  await runInDurableObject(aPolicyLog(), async (_, { storage }) => {
    const alarm = createAlarm(storage);
    await Promise.all([alarm.armBy(start + 2_000), alarm.armBy(start + 1_000), alarm.armBy(start + 3_000)]);
    expect(await storage.getAlarm()).toBe(start + 1_000);
  });
});

it('asks for nothing by null', async () => {
  await runInDurableObject(aPolicyLog(), async (_, { storage }) => {
    await createAlarm(storage).armBy(null);
    expect(await storage.getAlarm()).toBeNull();
  });
});
