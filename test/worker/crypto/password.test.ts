import { describe, expect, it } from 'vitest';
import { ARGON2ID_DEFAULT, BCRYPT_DEFAULT } from '../../../worker/crypto/password/policy';
import { dummyHash, hashPassword, isSupportedHash, verifyPassword } from '../../../worker/crypto/password/registry';

const CHEAP = { algorithm: 'argon2id', memoryKib: 64, passes: 1, parallelism: 1 } as const;

/** Made by OpenSSL (Node's `crypto.argon2Sync`) over the UTF-8 of the password. */
const OPENSSL_HASHES: [string, string][] = [
  ['password', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE'],
  ['пароль', '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$qjZOb2uAQSQg+Yk74BSPQgFOHGLAeDEcFOCqTsMG80E'],
  ['pässwort😀', '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$f+ac5XqxXw4RksgDhjAUYi5Sx2gVqWJ428I8iJlaABg'],
  ['a\0b', '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$TyLKtHtKTbTSeZ9eJQ/AsFxbUOYUnEpTfEpO/wTxGqM'],
];
const OPENSSL_TAIL = 'c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE';

describe('argon2id', () => {
  it("hashes with OWASP's parameters and verifies", async () => {
    const stored = await hashPassword(ARGON2ID_DEFAULT, 'correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'correct horse', stored)).toEqual({ ok: true, needsUpgrade: false });
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'correct horsf', stored)).toEqual({ ok: false, needsUpgrade: false });
  });

  it.each(OPENSSL_HASHES)('RFC 9106: agrees with OpenSSL about %j', async (password, stored) => {
    expect((await verifyPassword(CHEAP, password, stored)).ok).toBe(true);
    expect((await verifyPassword(CHEAP, `${password.slice(0, -1)}?`, stored)).ok).toBe(false);
  });

  it('reads passwords outside ASCII to their last character', async () => {
    const stored = await hashPassword(CHEAP, 'пароль1');
    expect((await verifyPassword(CHEAP, 'пароль1', stored)).ok).toBe(true);
    expect((await verifyPassword(CHEAP, 'пароль2', stored)).ok).toBe(false);
    expect((await verifyPassword(CHEAP, 'пароль', stored)).ok).toBe(false);
  });

  it('salts: the same password has another hash each time', async () => {
    expect(await hashPassword(CHEAP, 'password')).not.toBe(await hashPassword(CHEAP, 'password'));
  });
});

describe('verifyPassword', () => {
  it('takes a letter composed or decomposed for the same', async () => {
    const stored = await hashPassword(CHEAP, 'p\u00e4sswort');
    expect((await verifyPassword(CHEAP, 'pa\u0308sswort', stored)).ok).toBe(true);
  });

  it('asks for an upgrade of hashes below the policy, and only with the right password', async () => {
    const weak = await hashPassword(CHEAP, 'password');
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'password', weak)).toEqual({ ok: true, needsUpgrade: true });
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'wrong', weak)).toEqual({ ok: false, needsUpgrade: false });
    expect(await verifyPassword(BCRYPT_DEFAULT, 'password', weak)).toEqual({ ok: true, needsUpgrade: true });
    const bcrypt = await hashPassword(BCRYPT_DEFAULT, 'password');
    expect(await verifyPassword(BCRYPT_DEFAULT, 'password', bcrypt)).toEqual({ ok: true, needsUpgrade: false });
    expect(await verifyPassword({ ...BCRYPT_DEFAULT, cost: 13 }, 'password', bcrypt)).toMatchObject({
      needsUpgrade: true,
    });
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'password', bcrypt)).toEqual({ ok: true, needsUpgrade: true });
  });

  it.each([
    ['', 'nothing'],
    ['password', 'the password itself'],
    ['$md5$password', 'an unknown format'],
    [`$argon2id$v=19$m=65537,t=2,p=1$${OPENSSL_TAIL}`, 'more memory than an isolate can spare'],
    [`$argon2id$v=19$m=19456,t=6,p=1$${OPENSSL_TAIL}`, 'too many passes'],
    [`$argon2id$v=19$m=19456,t=2,p=5$${OPENSSL_TAIL}`, 'too many lanes'],
    [`$argon2id$v=19$m=0,t=2,p=1$${OPENSSL_TAIL}`, 'no memory'],
    [`$argon2id$v=17$m=19456,t=2,p=1$${OPENSSL_TAIL}`, 'an unknown version'],
    [`$argon2d$v=19$m=19456,t=2,p=1$${OPENSSL_TAIL}`, 'Argon2d, which gives way to side channels'],
    [`$argon2id$v=19$m=19456,t=2,p=1$${OPENSSL_TAIL}$`, 'something behind the tag'],
  ])('%j is false, not an error (%s)', async (stored) => {
    expect(isSupportedHash(stored)).toBe(false);
    expect(await verifyPassword(CHEAP, 'password', stored)).toEqual({ ok: false, needsUpgrade: false });
  });

  it('refuses overlong passwords before any work', async () => {
    const long = 'a'.repeat(257);
    await expect(hashPassword(CHEAP, long)).rejects.toThrow(RangeError);
    const stored = await hashPassword(CHEAP, long.slice(1));
    expect((await verifyPassword(CHEAP, long, stored)).ok).toBe(false);
    expect((await verifyPassword(CHEAP, long.slice(1), stored)).ok).toBe(true);
  });

  it.each([ARGON2ID_DEFAULT, BCRYPT_DEFAULT])(
    'has a dummy of equal parameters for unknown users: $algorithm',
    async (policy) => {
      const dummy = dummyHash(policy);
      expect(isSupportedHash(dummy)).toBe(true);
      const parameters = (stored: string) => stored.split('$').slice(0, -2).join('$');
      if (policy.algorithm === 'argon2id')
        expect(parameters(dummy)).toBe(parameters(await hashPassword(policy, 'any')));
      expect(await verifyPassword(policy, 'password', dummy)).toEqual({ ok: false, needsUpgrade: false });
    },
  );
});

describe('many hashes at once', () => {
  it('lets other work run between two hashes', async () => {
    let hashed = 0;
    const seen = new Set<number>();
    const hashes = Promise.all(
      Array.from({ length: 10 }, async () => {
        await hashPassword(ARGON2ID_DEFAULT, 'password');
        hashed += 1;
      }),
    );
    while (hashed < 10) {
      seen.add(hashed);
      await scheduler.wait(1);
    }
    await hashes;
    expect(seen.size).toBeGreaterThanOrEqual(8);
  });
});
