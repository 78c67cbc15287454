import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyring, parseMasterKeys } from '../../../worker/crypto/keyring';
import { aMasterKey, foreignRing, ring, rotatedRing } from './rings';

describe('createKeyring', () => {
  it('makes HMAC-SHA256 under a key derived by HKDF-SHA256 for the purpose', () => {
    const key = hkdfSync('sha256', aMasterKey('a').bytes, '', 'latchkey/mac/device', 32);
    const expected = createHmac('sha256', new Uint8Array(key)).update('text').digest();
    expect(Buffer.from(ring.mac('device', 'text'))).toEqual(expected);
  });

  it('verifies a MAC for the purpose and text that it was made for, and no other', () => {
    const mac = ring.mac('session-cookie', 'text');
    expect(ring.verifyMac('session-cookie', 'text', mac)).toBe(true);
    expect(ring.verifyMac('refresh-token', 'text', mac)).toBe(false);
    expect(ring.verifyMac('session-cookie', 'other', mac)).toBe(false);
    expect(ring.verifyMac('session-cookie', 'text', mac.subarray(0, 31))).toBe(false);
    expect(foreignRing.verifyMac('session-cookie', 'text', mac)).toBe(false);
  });

  it('verifies what an earlier master key made, and makes new MACs with the current one', () => {
    expect(rotatedRing.verifyMac('device', 'text', ring.mac('device', 'text'))).toBe(true);
    expect(ring.verifyMac('device', 'text', rotatedRing.mac('device', 'text'))).toBe(false);
  });

  it.each([
    ['no key at all', []],
    ['a key of 16 bytes', [{ id: 'a', bytes: new Uint8Array(16) }]],
    ['an id that could not stand in a sealed value', [{ id: 'a.b', bytes: new Uint8Array(32) }]],
    ['repeated ids', [aMasterKey('a'), aMasterKey('a')]],
  ])('refuses %s', (_, keys) => {
    expect(() => createKeyring(keys)).toThrow();
  });
});

describe('parseMasterKeys', () => {
  const encoded = Buffer.alloc(32, 1).toString('base64');
  const other = Buffer.alloc(32, 2).toString('base64');

  it('names a single key by its hash, always alike', () => {
    const [key] = parseMasterKeys(encoded);
    expect(key?.id).toMatch(/^[0-9a-f]{8}$/);
    expect(parseMasterKeys(encoded)).toEqual([key]);
    expect(key?.bytes).toEqual(new Uint8Array(32).fill(1));
  });

  it('reads several in order, with or without ids', () => {
    const keys = parseMasterKeys(`k2:${other}, ${encoded}`);
    expect(keys.map(({ id }) => id)).toEqual(['k2', parseMasterKeys(encoded)[0]?.id]);
  });

  it.each(['', 'short', `${encoded},`, `${encoded.slice(0, -3)}!x=`, Buffer.alloc(33).toString('base64')])(
    'refuses %j',
    (setting) => {
      expect(() => parseMasterKeys(setting)).toThrow('MASTER_KEY');
    },
  );
});
