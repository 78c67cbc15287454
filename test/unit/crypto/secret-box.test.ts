import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from '../../../worker/crypto/encoding';
import { needsResealing, open, seal } from '../../../worker/crypto/secret-box';
import { foreignRing, ring, rotatedRing } from './rings';

const secret = new TextEncoder().encode('otp seed');

describe('secret box', () => {
  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (plaintext, row) => {
        expect(open(ring, 'totp-secret', seal(ring, 'totp-secret', plaintext, row), row)).toEqual(plaintext);
      }),
    );
  });

  it('seals the same secret differently each time, so equal secrets do not show', () => {
    expect(seal(ring, 'totp-secret', secret, 'u1')).not.toBe(seal(ring, 'totp-secret', secret, 'u1'));
  });

  it('does not open for another row, purpose or deployment', () => {
    const sealed = seal(ring, 'totp-secret', secret, 'u1');
    expect(open(ring, 'totp-secret', sealed, 'u2')).toBeNull();
    expect(open(ring, 'webhook-secret', sealed, 'u1')).toBeNull();
    expect(open(foreignRing, 'totp-secret', sealed, 'u1')).toBeNull();
  });

  it('does not open once any byte of it was changed', () => {
    const [keyId, encoded = ''] = seal(ring, 'totp-secret', secret, 'u1').split('.');
    const box = decodeBase64Url(encoded) ?? new Uint8Array();
    expect(box.byteLength).toBe(12 + secret.byteLength + 16);
    for (const position of box.keys()) {
      const changed = box.with(position, (box[position] ?? 0) ^ 1);
      expect(open(ring, 'totp-secret', `${keyId}.${encodeBase64Url(changed)}`, 'u1')).toBeNull();
    }
  });

  it.each(['', '.', 'a.', 'a.AAAA', 'a', 'a.b.c', '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'does not open %j',
    (text) => {
      expect(open(ring, 'totp-secret', text, 'u1')).toBeNull();
    },
  );

  it('opens what an earlier master key sealed and asks to seal it again', () => {
    const old = seal(ring, 'totp-secret', secret, 'u1');
    expect(open(rotatedRing, 'totp-secret', old, 'u1')).toEqual(secret);
    expect(needsResealing(rotatedRing, 'totp-secret', old)).toBe(true);
    expect(needsResealing(ring, 'totp-secret', old)).toBe(false);
  });
});
