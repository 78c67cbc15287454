import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../../worker/crypto/encoding';
import { encodeBase32, matchTotp, totpCode, totpStep, totpUri } from '../../../worker/crypto/totp';

const SECRET = encodeUtf8('12345678901234567890');

describe('RFC 6238 Appendix B, SHA-1', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s the code is %s', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(seconds * 1000), 8)).toBe(code);
    // Six digits are the last six: RFC 4226 §5.3 takes the number modulo 10^digits.
    expect(totpCode(SECRET, totpStep(seconds * 1000))).toBe(code.slice(2));
  });
});

describe('RFC 6238 §5.2, the window', () => {
  const now = 1_234_567_890_000;
  const step = totpStep(now);

  it.each([-1, 0, 1])('takes the code of step %i', (offset) => {
    expect(matchTotp(SECRET, totpCode(SECRET, step + offset), now)).toBe(step + offset);
  });

  it.each([-2, 2, 20])('refuses the code of step %i', (offset) => {
    expect(matchTotp(SECRET, totpCode(SECRET, step + offset), now)).toBeNull();
  });

  it.each(['', '00000', '0000000', 'abcdef', '００００００'])('refuses “%s”', (code) => {
    expect(matchTotp(SECRET, code, now)).toBeNull();
  });

  it('refuses the code of another secret', () => {
    const other = encodeUtf8('09876543210987654321');
    expect(matchTotp(SECRET, totpCode(other, step), now)).toBeNull();
  });
});

describe('RFC 4648 §10, base 32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('“%s” is “%s”, unpadded', (text, encoded) => {
    expect(encodeBase32(encodeUtf8(text))).toBe(encoded);
  });
});

describe('the address in the QR code', () => {
  it('names issuer, account, secret and what the app must know', () => {
    const uri = new URL(totpUri('Halden Studios', 'zsofia.horvath@halden.example', SECRET));
    expect(decodeURIComponent(uri.pathname)).toContain('Halden Studios:zsofia.horvath@halden.example');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Halden Studios',
      algorithm: 'SHA1',
      secret: encodeBase32(SECRET),
      period: '30',
      digits: '6',
    });
  });

  it('has no plus for a space: authenticator apps show it as it stands', () => {
    expect(totpUri('Halden Studios', 'a@b.example', SECRET)).not.toContain('+');
  });
});
