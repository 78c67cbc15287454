import { describe, expect, it } from 'vitest';
import { actionToken, actionTokenHash, recoverActionToken } from '../../../worker/crypto/action-token';
import { foreignRing, ring, rotatedRing } from './rings';

const seed = { id: 't1', nonce: 'n1' };

describe('action token', () => {
  it('is 64 lower-case hexadecimal characters, the same at each derivation', () => {
    expect(actionToken(ring, seed)).toMatch(/^[0-9a-f]{64}$/);
    expect(actionToken(ring, seed)).toBe(actionToken(ring, { ...seed }));
  });

  it('depends on the id, the nonce and the master key', () => {
    const token = actionToken(ring, seed);
    expect(actionToken(ring, { ...seed, id: 't2' })).not.toBe(token);
    expect(actionToken(ring, { ...seed, nonce: 'n2' })).not.toBe(token);
    expect(actionToken(foreignRing, seed)).not.toBe(token);
  });

  it('is derived again from what is stored, also after the master key was rotated', () => {
    const token = actionToken(ring, seed);
    const hash = actionTokenHash(token);
    expect(hash).not.toContain(token);
    expect(recoverActionToken(ring, seed, hash)).toBe(token);
    expect(recoverActionToken(rotatedRing, seed, hash)).toBe(token);
    expect(recoverActionToken(foreignRing, seed, hash)).toBeNull();
  });
});
