import { describe, expect, it } from 'vitest';
import { ARGON2ID_DEFAULT } from '../../../worker/crypto/password/policy';
import { isSupportedHash, verifyPassword } from '../../../worker/crypto/password/registry';

type Vector = [source: string, password: string, stored: string];

const VECTORS: Vector[] = [
  // phc-winner-argon2, src/test.c: versions 1.3 and 1.0 of Argon2i.
  ['argon2i 1.3', 'password', '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA'],
  ['argon2i 1.0', 'password', '$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ'],
  // OpenWall crypt_blowfish, wrapper.c.
  ['bcrypt $2a$', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt $2y$', 'U*U', '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt $2b$', 'U*U', '$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt by Django', 'U*U', 'bcrypt$$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  // passlib, documentation of passlib.hash.scrypt.
  [
    'scrypt, PHC',
    'password',
    '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E',
  ],
  // RFC 7914 §12, third vector, in libscrypt's and Werkzeug's notation.
  [
    'scrypt, libscrypt',
    'pleaseletmein',
    '$s1$0e0801$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw==',
  ],
  [
    'scrypt, Werkzeug',
    'pleaseletmein',
    'scrypt:16384:8:1$SodiumChloride$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  ],
  // Django, tests/auth_tests/test_hashers.py.
  [
    'scrypt, Django',
    'lètmein',
    'scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==',
  ],
  // crypto.scryptSync('password', '00112233445566778899aabbccddeeff', 64) of Node.
  [
    'scrypt, Node',
    'password',
    '00112233445566778899aabbccddeeff:8cf743cb18c6fd5ba7f69c6ae8b9f2a4fae0f66626123c3658cde9eab5801df509f860ef44238d749bc9eb6604262b60b66d9c8e6aa975476e40f598d63eadc1',
  ],
  // RFC 6070 and RFC 7914 §11, in several notations.
  ['PBKDF2-SHA1, passlib', 'password', '$pbkdf2$4096$c2FsdA$SwB5AbdlSJq.rUnZJvch0GWkKcE'],
  ['PBKDF2-SHA1, LDAP', 'password', '{PBKDF2}4096$c2FsdA$SwB5AbdlSJq.rUnZJvch0GWkKcE'],
  [
    'PBKDF2-SHA256, PHC',
    'Password',
    '$pbkdf2-sha256$i=80000,l=64$TmFDbA$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ',
  ],
  [
    'PBKDF2-SHA256, Werkzeug',
    'Password',
    'pbkdf2:sha256:80000$NaCl$4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
  ],
  // Django, tests/auth_tests/test_hashers.py: below and far above what production derives natively.
  ['PBKDF2-SHA256, Django', 'lètmein', 'pbkdf2_sha256$20000$seasalt2$Flpve/uAcyo6+IFI6YAhjeABGPVbRQjzHDxRhqxewgw='],
  ['PBKDF2-SHA256, Django', 'lètmein', 'pbkdf2_sha256$1000000$seasalt$r1uLUxoxpP2Ued/qxvmje7UH9PUJBkRrvf9gGPL7Cps='],
  // firebase/scrypt, README.
  [
    'Firebase scrypt',
    'user1password',
    '$firescrypt$ln=14,r=8,p=1$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$Bw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==',
  ],
  // openwall.com/phpass, test.php, and passlib's tests.
  ['phpass $P$', 'test12345', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
  ['phpass $H$', 'test12345', '$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
  ['phpass', 'compL3X!', '$P$FiS0N5L672xzQx1rt1vgdJQRYKnQM9/'],
  // akkadia.org/drepper/SHA-crypt.txt.
  ['SHA-crypt $5$', 'Hello world!', '$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5'],
  ['SHA-crypt $5$', 'Hello world!', '$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA'],
  [
    'SHA-crypt $5$',
    'a very much longer text to encrypt.  This one even stretches over morethan one line.',
    '$5$rounds=1400$anotherlongsalts$Rx.j8H.h8HjEDGomFU8bDkXm3XIUnzyxf12oP84Bnq1',
  ],
  [
    'SHA-crypt $6$',
    'Hello world!',
    '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  ],
  [
    'SHA-crypt $6$',
    'Hello world!',
    '$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.',
  ],
  [
    'SHA-crypt $6$ in LDAP',
    'Hello world!',
    '{CRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  ],
];

describe('a hash of another system', () => {
  it.each(VECTORS)('%s verifies, for %j and nothing else, and is to be replaced', async (_, password, stored) => {
    expect(isSupportedHash(stored)).toBe(true);
    expect(await verifyPassword(ARGON2ID_DEFAULT, password, stored)).toEqual({ ok: true, needsUpgrade: true });
    expect(await verifyPassword(ARGON2ID_DEFAULT, `${password}x`, stored)).toEqual({ ok: false, needsUpgrade: false });
  });

  const DIGEST = 'nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E';
  it.each([
    [`$scrypt$ln=17,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$${DIGEST}`, '128 MB'],
    [`$scrypt$ln=16,r=8,p=3$aM15713r3Xsvxbi31lqr1Q$${DIGEST}`, 'more work than production allows'],
    [`$scrypt$ln=0,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$${DIGEST}`, 'N of one'],
    [`$scrypt$ln=60,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$${DIGEST}`, 'an endless N'],
    ['$scrypt$ln=14,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CU', 'a digest of a few bytes'],
    [`scrypt:16383:8:1$salt$${'ab'.repeat(32)}`, 'an N that is no power of two'],
    [`$pbkdf2-sha256$1500001$c2FsdA$${DIGEST}`, 'too many iterations'],
    [`$pbkdf2-sha512$100001$c2FsdA$${DIGEST}`, 'more SHA-512 than production derives'],
    [`$pbkdf2-sha256$0$c2FsdA$${DIGEST}`, 'no iterations'],
    ['pbkdf2_sha256$20000$seasalt2$', 'no digest'],
    ['$P$ZIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'too many MD5s'],
    ['$5$rounds=400001$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5', 'too many rounds'],
    ['$5$saltstring$5B8vYYiY', 'a digest cut short'],
    ['$6$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5', 'the digest of another function'],
    ['$firescrypt$ln=17,r=8,p=1$42xEC+ixf3L2lw==$lSrf$Bw==$jxsp', 'Firebase’s at too high a cost'],
    ['$2b$16$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 'bcrypt of eight seconds'],
    ['$1$saltstri$YMyguxXMBpd2TEZ.vS/3q1', 'MD5-crypt'],
    ['5f4dcc3b5aa765d61d8327deb882cf99', 'bare MD5'],
    ['{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr', 'one salted SHA-1'],
  ])('%j is refused (%s)', async (stored) => {
    expect(isSupportedHash(stored)).toBe(false);
    expect(await verifyPassword(ARGON2ID_DEFAULT, 'password', stored)).toEqual({ ok: false, needsUpgrade: false });
  });
});
