import { describe, expect, it } from 'vitest';
import { issueDeviceCookie, readDeviceCookie } from '../../../worker/crypto/device-credential';
import { foreignRing, ring, rotatedRing } from './rings';

const owner = { userId: 'u1', sessionVersion: 3 };

describe('known-device cookie', () => {
  it('names the device to its owner', () => {
    const cookie = issueDeviceCookie(ring, 'd1', owner);
    expect(readDeviceCookie(ring, cookie, owner)).toBe('d1');
    expect(readDeviceCookie(rotatedRing, cookie, owner)).toBe('d1');
  });

  it('is worth nothing for another user, after the session version rose, or under foreign keys', () => {
    const cookie = issueDeviceCookie(ring, 'd1', owner);
    expect(readDeviceCookie(ring, cookie, { ...owner, userId: 'u2' })).toBeNull();
    expect(readDeviceCookie(ring, cookie, { ...owner, sessionVersion: 4 })).toBeNull();
    expect(readDeviceCookie(foreignRing, cookie, owner)).toBeNull();
  });

  it('is refused for another device id, malformed or overlong', () => {
    const mac = issueDeviceCookie(ring, 'd1', owner).split('.')[1];
    for (const cookie of [`d2.${mac}`, `d1.${mac}.x`, `.${mac}`, 'd1', 'd1.', '']) {
      expect(readDeviceCookie(ring, cookie, owner)).toBeNull();
    }
    const long = issueDeviceCookie(ring, 'd'.repeat(100), owner);
    expect(readDeviceCookie(ring, long, owner)).toBeNull();
  });
});
