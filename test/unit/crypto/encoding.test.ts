import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Url, decodeHex, encodeBase64Url, encodeHex } from '../../../worker/crypto/encoding';

describe('base64url', () => {
  it('decodes what it encodes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['padding', 'Zg=='],
    ['the standard alphabet', '+/+/'],
    ['white space', 'Zm 9v'],
    ['a length no bytes encode to', 'A'],
    ['stray bits in the last character', 'Zh'],
    ['a character outside ASCII', 'Zm9ó'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64Url(text)).toBeNull();
  });

  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foobar', 'Zm9vYmFy'],
  ])('RFC 4648 §10: %j', (text, encoded) => {
    expect(encodeBase64Url(new TextEncoder().encode(text))).toBe(encoded);
  });
});

describe('hex', () => {
  it('decodes what it encodes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['a', 'AB', '0g', 'ab '])('refuses %j', (text) => {
    expect(decodeHex(text)).toBeNull();
  });
});
