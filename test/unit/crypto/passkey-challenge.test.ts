import { describe, expect, it } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from '../../../worker/crypto/encoding';
import { issuePasskeyChallenge, readPasskeyChallenge } from '../../../worker/crypto/passkey-challenge';
import { foreignRing, ring, rotatedRing } from './rings';

const NOW = 1_800_000_000_000;
const issued = (use: Parameters<typeof issuePasskeyChallenge>[1] = 'sign-in', expiresAt = NOW + 1) =>
  encodeBase64Url(issuePasskeyChallenge(ring, use, expiresAt));

describe('a passkey challenge', () => {
  it('is read back with its expiry, also after a rotation of the master key', () => {
    expect(readPasskeyChallenge(ring, 'sign-in', issued(), NOW)).toEqual({ expiresAt: NOW + 1 });
    expect(readPasskeyChallenge(rotatedRing, 'sign-in', issued(), NOW)).toEqual({ expiresAt: NOW + 1 });
  });

  it('is a new one each time', () => {
    expect(issued()).not.toBe(issued());
  });

  it('is refused for another use, and for another person', () => {
    expect(readPasskeyChallenge(ring, 'factor:a', issued('sign-in'), NOW)).toBeNull();
    expect(readPasskeyChallenge(ring, 'factor:a', issued('factor:b'), NOW)).toBeNull();
    expect(readPasskeyChallenge(ring, 'registration:a', issued('factor:a'), NOW)).toBeNull();
  });

  it('is refused from another deployment', () => {
    expect(readPasskeyChallenge(foreignRing, 'sign-in', issued(), NOW)).toBeNull();
  });

  it('is refused at its expiry', () => {
    expect(readPasskeyChallenge(ring, 'sign-in', issued('sign-in', NOW), NOW)).toBeNull();
  });

  it('is refused with any bit changed, the expiry among them', () => {
    const bytes = decodeBase64Url(issued()) ?? new Uint8Array();
    for (const index of [0, 16, 23, 24, bytes.length - 1]) {
      const changed = Uint8Array.from(bytes, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(readPasskeyChallenge(ring, 'sign-in', encodeBase64Url(changed), NOW)).toBeNull();
    }
  });

  it.each(['', 'AAAA', 'not base64url!', 'A'.repeat(74), 'A'.repeat(76)])('is refused as %j', (text) => {
    expect(readPasskeyChallenge(ring, 'sign-in', text, NOW)).toBeNull();
  });
});
