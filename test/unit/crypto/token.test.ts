import { describe, expect, it } from 'vitest';
import { randomToken, sha256 } from '../../../worker/crypto/token';

describe('tokens', () => {
  it('have 256 bits unless asked otherwise, and never repeat', () => {
    expect(randomToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(randomToken(16)).toHaveLength(22);
    expect(new Set(Array.from({ length: 100 }, () => randomToken())).size).toBe(100);
  });

  it('FIPS 180-2 §B.1: SHA-256 of "abc"', () => {
    expect(sha256('abc')).toBe(
      Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString('base64url'),
    );
  });
});
