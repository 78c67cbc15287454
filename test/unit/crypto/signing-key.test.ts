import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { generateSigningKey, importPublicSigningKey, unwrapSigningKey } from '../../../worker/crypto/signing-key';
import { foreignRing, ring, rotatedRing } from './rings';

describe('signing key', () => {
  it('RFC 7638: is named by its thumbprint', async () => {
    const key = await generateSigningKey(ring);
    expect(key.kid).toBe(await calculateJwkThumbprint(key.publicJwk));
    expect(key.publicJwk.kid).toBe(key.kid);
  });

  it('publishes no private member and stores the private key only sealed', async () => {
    const key = await generateSigningKey(ring);
    expect(Object.keys(key.publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(key.wrappedPrivateJwk).not.toContain(key.publicJwk.x);
  });

  it('signs what its public half verifies, also after a rotation of the master key', async () => {
    const key = await generateSigningKey(ring);
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const data = new TextEncoder().encode('data');
    const publicKey = await importPublicSigningKey(key.publicJwk);
    for (const keys of [ring, rotatedRing]) {
      const privateKey = await unwrapSigningKey(keys, key);
      if (!privateKey) throw new Error('the key must unwrap');
      expect(privateKey.extractable).toBe(false);
      const signature = await crypto.subtle.sign(algorithm, privateKey, data);
      expect(await crypto.subtle.verify(algorithm, publicKey, signature, data)).toBe(true);
    }
  });

  it('does not unwrap under another kid or another master key', async () => {
    const key = await generateSigningKey(ring);
    expect(await unwrapSigningKey(ring, { ...key, kid: 'other' })).toBeNull();
    expect(await unwrapSigningKey(foreignRing, key)).toBeNull();
  });
});
