import { describe, expect, it } from 'vitest';
import { shardName } from '../../../worker/crypto/shard-name';
import { foreignRing, ring } from './rings';

const keys = Array.from({ length: 4096 }, (_, n) => `user-${n}`);

describe('shardName', () => {
  it('spreads any number of keys over 256 names at most', () => {
    const names = new Set(keys.map((key) => shardName(ring, key)));
    expect([...names].every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(true);
    expect(names.size).toBe(256);
  });

  it('always gives a key the same name', () => {
    expect(shardName(ring, 'user-1')).toBe(shardName(ring, 'user-1'));
  });

  it('cannot be foretold without the master key', () => {
    const agreeing = keys.filter((key) => shardName(ring, key) === shardName(foreignRing, key));
    expect(agreeing.length).toBeLessThan(keys.length / 32);
  });
});
