import { describe, expect, it } from 'vitest';
import { dummyBcrypt, hashBcrypt, parseBcrypt, verifyBcrypt } from '../../../../worker/crypto/password/bcrypt';

function verify(stored: string, password: string): boolean {
  const parsed = parseBcrypt(stored);
  if (!parsed) throw new Error(`not understood: ${stored}`);
  return verifyBcrypt(parsed, password);
}

/** Published with crypt_blowfish and with passlib 1.7. */
const VECTORS: [string, string][] = [
  ['U*U*U*U*', '$2a$05$c92SVSfjeiCD6F2nAD6y0uBpJDjdRkt0EgeC4/31Rf2LUZbDRDE.O'],
  ['password', '$bcrypt-sha256$v=2,t=2b,r=5$5Hg1DKFqPE8C2aflZ5vVoe$wOK1VFFtS8IGTrGa7.h5fs0u84qyPbS'],
  ['t\u00e1\u0411\u2113\u0259', '$bcrypt-sha256$v=2,t=2b,r=5$.US1fQ4TQS.ZTz/uJ5Kyn.$pzzgp40k8reM1CuQb03PvE0IDPQSdV6'],
  ['abc123'.repeat(12), '$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$zu1cloESVFIOsUIo7fCEgkdHaI9SSue'],
  [`${'abc123'.repeat(12)}qwr`, '$bcrypt-sha256$v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$CBF9csfEdW68xv3DwE6xSULXMtqEFP.'],
];

describe('bcrypt', () => {
  it.each(VECTORS)('verifies the published hash of %j and refuses a neighbour', (password, stored) => {
    expect(verify(stored, password)).toBe(true);
    expect(verify(stored, `${password}x`)).toBe(false);
  });

  it('verifies $2b$ and $2y$ like $2a$', () => {
    const [password, stored] = VECTORS[0] ?? ['', ''];
    expect(verify(stored.replace('$2a$', '$2b$'), password)).toBe(true);
    expect(verify(stored.replace('$2a$', '$2y$'), password)).toBe(true);
  });

  it('makes a plain $2b$ hash at the asked cost of what bcrypt can hold', () => {
    const stored = hashBcrypt(12, 'p'.repeat(72));
    expect(stored).toMatch(/^\$2b\$12\$/);
    expect(verify(stored, 'p'.repeat(72))).toBe(true);
    expect(verify(stored, 'p'.repeat(71))).toBe(false);
  });

  it('keeps passwords apart that differ only behind byte 72', () => {
    const stored = hashBcrypt(12, `${'p'.repeat(72)}1`);
    expect(stored).toMatch(/^\$bcrypt-sha256\$v=2,t=2b,r=12\$/);
    expect(verify(stored, `${'p'.repeat(72)}1`)).toBe(true);
    expect(verify(stored, `${'p'.repeat(72)}2`)).toBe(false);
  });

  it('counts bytes, not characters', () => {
    expect(hashBcrypt(12, 'é'.repeat(37))).toMatch(/^\$bcrypt-sha256\$/);
  });

  it('refuses a longer password against a plain hash, though bcrypt would truncate it to a match', () => {
    const stored = hashBcrypt(12, 'p'.repeat(72));
    expect(verify(stored, `${'p'.repeat(72)}anything`)).toBe(false);
  });

  it('keeps passwords apart that bcrypt takes for one because of a NUL', () => {
    const stored = hashBcrypt(12, 'a');
    expect(verify(stored, 'a\0a')).toBe(false);
    expect(hashBcrypt(12, 'a\0a')).toMatch(/^\$bcrypt-sha256\$/);
  });

  it.each([4, 11, 16])('refuses to hash at cost %i', (cost) => {
    expect(() => hashBcrypt(cost, 'password')).toThrow();
  });

  it.each([
    ['a cost above the cap', '$2b$16$c92SVSfjeiCD6F2nAD6y0uBpJDjdRkt0EgeC4/31Rf2LUZbDRDE.O'],
    ['a cost below what bcrypt has', '$2b$03$c92SVSfjeiCD6F2nAD6y0uBpJDjdRkt0EgeC4/31Rf2LUZbDRDE.O'],
    ['the broken $2x$', '$2x$05$c92SVSfjeiCD6F2nAD6y0uBpJDjdRkt0EgeC4/31Rf2LUZbDRDE.O'],
    ['a short digest', '$2b$05$c92SVSfjeiCD6F2nAD6y0uBpJDjdRkt0EgeC4/31Rf2LUZbDRDE'],
    [
      'an excessive pre-hashed cost',
      '$bcrypt-sha256$v=2,t=2b,r=31$5Hg1DKFqPE8C2aflZ5vVoe$wOK1VFFtS8IGTrGa7.h5fs0u84qyPbS',
    ],
    ['nothing', ''],
  ])('does not take %s', (_, stored) => {
    expect(parseBcrypt(stored)).toBeNull();
  });

  it('makes a dummy that is well-formed, costs the same and matches nothing', () => {
    const dummy = dummyBcrypt(12);
    expect(parseBcrypt(dummy)).toMatchObject({ kind: 'plain', cost: 12 });
    expect(verify(dummy, 'password')).toBe(false);
  });
});
