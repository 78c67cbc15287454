import { runInDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { createSchema } from '../../../durable-objects/schema';
import { aPolicyLog } from './stubs';

const STEPS = [
  'CREATE TABLE notes (text TEXT NOT NULL) STRICT',
  "ALTER TABLE notes ADD COLUMN author TEXT DEFAULT 'nobody'",
];

it('makes the tables at the first write and upgrades what an earlier version left, keeping its rows', async () => {
  await runInDurableObject(aPolicyLog(), (_, { storage }) => {
    const first = createSchema(storage, STEPS.slice(0, 1));
    expect(first.exists()).toBe(false);
    first.ensure();
    expect(first.exists()).toBe(true);
    storage.sql.exec("INSERT INTO notes (text) VALUES ('kept')");

    expect(createSchema(storage, STEPS).exists()).toBe(true);
    expect(storage.sql.exec('SELECT * FROM notes').toArray()).toEqual([{ text: 'kept', author: 'nobody' }]);
    createSchema(storage, STEPS).ensure();
  });
});

it('leaves the former version in place when a step fails', async () => {
  await runInDurableObject(aPolicyLog(), (_, { storage }) => {
    createSchema(storage, STEPS.slice(0, 1)).ensure();
    const broken = createSchema(storage, [...STEPS, 'CREATE NONSENSE']);
    expect(() => broken.ensure()).toThrow();
    expect(storage.sql.exec('SELECT * FROM pragma_table_info(?)', 'notes').toArray()).toHaveLength(1);
    expect(createSchema(storage, STEPS.slice(0, 1)).exists()).toBe(true);
  });
});
