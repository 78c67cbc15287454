import { pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pbkdf2Sha256Block } from '../../../../worker/crypto/password/sha256-rounds';

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (block: Uint8Array) => Buffer.from(block).toString('hex');

describe('PBKDF2-HMAC-SHA256 in JavaScript', () => {
  it.each([
    [1, '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc', 1],
    [1, '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783', 2],
  ])('RFC 7914 §11, first vector: %i iteration, %s', (iterations, expected, index) => {
    expect(hex(pbkdf2Sha256Block(bytes('passwd'), bytes('salt'), iterations, index))).toBe(expected);
  });

  it('RFC 7914 §11, second vector', () => {
    const block = pbkdf2Sha256Block(bytes('Password'), bytes('NaCl'), 80_000, 1);
    expect(hex(block)).toBe('4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56');
  });

  it('agrees with OpenSSL about passwords and salts of any length, over block edges too', () => {
    const lengths = fc.uint8Array({ maxLength: 140 });
    fc.assert(
      fc.property(lengths, lengths, fc.integer({ min: 1, max: 5 }), (password, salt, iterations) => {
        const ours = pbkdf2Sha256Block(password, salt, iterations, 1);
        expect(hex(ours)).toBe(pbkdf2Sync(password, salt, iterations, 32, 'sha256').toString('hex'));
      }),
    );
  });
});
