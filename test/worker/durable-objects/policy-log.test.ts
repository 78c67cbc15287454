import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { aPolicyLog } from './stubs';

const now = Date.UTC(2100, 0, 1);
const role = { kind: 'role', id: 'r1' } as const;
const group = { kind: 'group', id: 'g1' } as const;

it('tells what changed, for two minutes', async () => {
  const log = aPolicyLog();
  await log.record([role, group], now);
  expect(await log.since(now + 119_999)).toEqual([
    { ...group, at: now },
    { ...role, at: now },
  ]);
  expect(await log.since(now + 120_000)).toEqual([]);
});

it('tells the latest change of each, also when a call arrives late', async () => {
  const log = aPolicyLog();
  await log.record([role], now + 10_000);
  await log.record([role], now);
  expect(await log.since(now + 10_000)).toEqual([{ ...role, at: now + 10_000 }]);
});

it('remembers when it was evicted', async () => {
  const log = aPolicyLog();
  await log.record([role], now);
  await evictDurableObject(log);
  expect(await log.since(now)).toEqual([{ ...role, at: now }]);
});

it('has nothing to tell before anything changed', async () => {
  expect(await aPolicyLog().since(now)).toEqual([]);
});

it('does not grow: forgotten changes go with the next record', async () => {
  const log = aPolicyLog();
  await log.record([role], now);
  await log.record([group], now + 120_000);
  const ids = await runInDurableObject(log, (_, { storage }) => storage.sql.exec('SELECT id FROM changes').toArray());
  expect(ids).toEqual([{ id: 'g1' }]);
});
