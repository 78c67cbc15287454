import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createVerifier, KeysUnavailable, type Verifier } from '../../../sdk/verifier/src/verifier';
import { anIssuer, ISSUER, type Issuer } from './issuer';

const NOW = Date.UTC(2026, 0, 1);
const seconds = NOW / 1000;
let issuer: Issuer;
let verifier: Verifier;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  issuer = await anIssuer();
  verifier = createVerifier({ issuer: ISSUER, fetch: issuer.fetch });
});
afterEach(() => vi.useRealTimers());

const signed = (claims?: Record<string, unknown>, header?: Record<string, unknown>) =>
  issuer.token(claims, header).sign(issuer.privateKey);

describe('identify', () => {
  it('says whom an access token proves', async () => {
    expect(await verifier.identify(await signed())).toEqual({
      subject: 'u1',
      sessionId: 's1',
      clientId: 'latchkey',
      tokenId: 't1',
      actor: null,
      issuedAt: seconds,
      expiresAt: seconds + 300,
    });
  });

  it('names who acts in the subject’s name (RFC 8693 §4.1)', async () => {
    expect(await verifier.identify(await signed({ act: { sub: 'u2' } }))).toMatchObject({ subject: 'u1', actor: 'u2' });
    expect(await verifier.identify(await signed({ act: {} }))).toBeNull();
  });

  it('takes the type by both its names (RFC 9068 §4), and an audience among several', async () => {
    expect(await verifier.identify(await signed({}, { typ: 'application/at+jwt' }))).not.toBeNull();
    expect(await verifier.identify(await signed({ aud: ['https://other.example', ISSUER] }))).not.toBeNull();
  });
});

describe('refuses (RFC 8725)', () => {
  it('an unsigned token', async () => {
    const claims = { iss: ISSUER, aud: ISSUER, sub: 'u1', sid: 's1', client_id: 'c', jti: 't', iat: seconds };
    const unsigned = new UnsecuredJWT({ ...claims, exp: seconds + 300 }).encode();
    expect(await verifier.identify(unsigned)).toBeNull();
    const [, payload] = (await signed()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: issuer.kid })).toString('base64url');
    for (const signature of ['', 'A'.repeat(86)]) {
      expect(await verifier.identify(`${none}.${payload}.${signature}`)).toBeNull();
    }
  });

  it('HS256 with the public key as its secret', async () => {
    const publicKey = await importJWK(issuer.publicJwk, 'ES256', { extractable: true });
    const secret = Buffer.from(await exportSPKI(publicKey as CryptoKey));
    expect(await verifier.identify(await issuer.token({}, { alg: 'HS256' }).sign(secret))).toBeNull();
  });

  it('a key of its own: by a foreign kid, or carried or named in the header', async () => {
    const stranger = await anIssuer('k2');
    const forged = (header: Record<string, unknown>) => stranger.token({}, header).sign(stranger.privateKey);
    for (const header of [
      {},
      { kid: issuer.kid },
      { kid: issuer.kid, jwk: stranger.publicJwk },
      { kid: 'k2', jku: 'https://evil.example/jwks' },
      { kid: issuer.kid, x5u: 'https://evil.example/x5u' },
    ]) {
      expect(await verifier.identify(await forged(header)), JSON.stringify(header)).toBeNull();
    }
    expect(vi.mocked(issuer.fetch).mock.calls.map(([url]) => url)).toEqual([`${ISSUER}/oauth/jwks`]);
  });

  it('a signature by another algorithm, curve or length', async () => {
    const { privateKey } = await generateKeyPair('ES384');
    expect(await verifier.identify(await issuer.token({}, { alg: 'ES384' }).sign(privateKey))).toBeNull();
    const [header, payload, signature = ''] = (await signed()).split('.');
    for (const changed of [signature.slice(0, -4), `${signature}AAAA`, 'A'.repeat(86)]) {
      expect(await verifier.identify(`${header}.${payload}.${changed}`)).toBeNull();
    }
  });

  it('a changed payload', async () => {
    const [header, , signature] = (await signed()).split('.');
    const [, other] = (await signed({ sub: 'u2' })).split('.');
    expect(await verifier.identify(`${header}.${other}.${signature}`)).toBeNull();
  });

  it.each([
    ['an ID token', { typ: 'JWT' }],
    ['a token without a type', { typ: undefined }],
    ['a type that only ends alike', { typ: 'rat+jwt' }],
    ['a token without a key id', { kid: undefined }],
    ['a critical header that it doesn’t know', { crit: ['exp'] }],
  ])('%s', async (_, header) => {
    // By hand: jose refuses to sign some of these.
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, payload] = (await signed()).split('.');
    const input = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: issuer.kid, ...header })}.${payload}`;
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      issuer.privateKey,
      Buffer.from(input),
    );
    expect(await verifier.identify(`${input}.${Buffer.from(signature).toString('base64url')}`)).toBeNull();
  });

  it.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['an issuer that only begins alike', { iss: `${ISSUER}.evil.example` }],
    ['another audience', { aud: 'https://other.example' }],
    ['no audience', { aud: undefined }],
    ['an audience list without it', { aud: ['https://other.example'] }],
    ['no subject', { sub: undefined }],
    ['a subject that is no text', { sub: 7 }],
    ['no session', { sid: undefined }],
    ['no client', { client_id: undefined }],
    ['no id', { jti: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is no number', { exp: '9999999999' }],
    ['no time of issue', { iat: undefined }],
    ['its expiry past', { exp: seconds - 31 }],
    ['its issue to come', { iat: seconds + 31 }],
    ['its beginning to come', { nbf: seconds + 31 }],
  ])('a token with %s', async (_, claims) => {
    expect(await verifier.identify(await signed(claims))).toBeNull();
  });

  it.each(['', '.', '..', 'a.b.c', 'lkr_refresh.token.of.ours', `${'x'.repeat(5000)}.a.b`, '{}.{}.{}', 'é.é.é'])(
    'what is no token: %.30s',
    async (text) => {
      expect(await verifier.identify(text)).toBeNull();
    },
  );

  it('a token that is exactly at its limits, and takes it within the tolerance', async () => {
    expect(await verifier.identify(await signed({ exp: seconds - 30 }))).toBeNull();
    expect(await verifier.identify(await signed({ exp: seconds - 29 }))).not.toBeNull();
    expect(await verifier.identify(await signed({ iat: seconds + 30 }))).not.toBeNull();
  });

  it('to be set up with an issuer in the clear, or more than a minute of tolerance', () => {
    expect(() => createVerifier({ issuer: 'http://id.example' })).toThrow(RangeError);
    expect(() => createVerifier({ issuer: ISSUER, clockToleranceSeconds: 61 })).toThrow(RangeError);
    expect(() => createVerifier({ issuer: ISSUER, clockToleranceSeconds: -1 })).toThrow(RangeError);
  });
});

describe('the issuer’s keys', () => {
  let second: Issuer;
  beforeAll(async () => {
    second = await anIssuer('k2');
  });
  const later = (addedSeconds: number) => vi.setSystemTime(Date.now() + addedSeconds * 1000);
  const down = () => {
    throw new TypeError('network down');
  };

  it('are read once in five minutes', async () => {
    for (let times = 0; times < 3; times += 1) await verifier.identify(await signed());
    expect(issuer.asked('/oauth/jwks')).toBe(1);
    later(301);
    await verifier.identify(await signed());
    expect(issuer.asked('/oauth/jwks')).toBe(2);
  });

  it('are read anew for an unknown id, at most once in 30 seconds', async () => {
    await verifier.identify(await signed());
    later(30);
    issuer.answers('/oauth/jwks', () => ({ keys: [issuer.publicJwk, second.publicJwk] }));
    expect(await verifier.identify(await second.token().sign(second.privateKey))).toMatchObject({ subject: 'u1' });
    for (let times = 0; times < 5; times += 1) {
      later(5);
      await verifier.identify(await issuer.token({}, { kid: `invented-${times}` }).sign(issuer.privateKey));
    }
    expect(issuer.asked('/oauth/jwks')).toBe(2);
  });

  it('aren’t asked for by tokens that are no good anyway', async () => {
    await verifier.identify(await signed({ aud: 'https://other.example' }));
    await verifier.identify(await signed({ exp: seconds - 60 }));
    expect(issuer.asked('/oauth/jwks')).toBe(0);
  });

  it('serve on while the issuer is down, for a day', async () => {
    await verifier.identify(await signed());
    issuer.answers('/oauth/jwks', down);
    later(3600);
    expect(await verifier.identify(await signed())).not.toBeNull();
    issuer.answers('/oauth/jwks', () => new Response('', { status: 503 }));
    later(3600);
    expect(await verifier.identify(await signed())).not.toBeNull();
    later(86_400);
    await expect(verifier.identify(await signed())).rejects.toThrow(KeysUnavailable);
  });

  it('are gone when the issuer has withdrawn them', async () => {
    await verifier.identify(await signed());
    issuer.answers('/oauth/jwks', () => ({ keys: [second.publicJwk] }));
    later(301);
    expect(await verifier.identify(await signed())).toBeNull();
  });

  it.each([
    ['down', down],
    ['elsewhere', () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } })],
    ['no JSON', () => new Response('<html>')],
    ['no set', () => ({ keys: 'none' })],
    ['without a usable key', () => ({ keys: [null, { kid: 'k1', kty: 'oct', k: 'AAAA' }, { kid: 'k1', kty: 'EC' }] })],
  ])('that were never read, because they are %s, prove nobody', async (_, answer) => {
    issuer.answers('/oauth/jwks', answer);
    await expect(verifier.identify(await signed())).rejects.toThrow(KeysUnavailable);
  });

  it('are only P-256 keys for signatures', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(issuer.privateKey);
    expect(await verifier.identify(token)).toBeNull();
    issuer.answers('/oauth/jwks', () => ({ keys: [{ ...issuer.publicJwk, use: 'enc' }, second.publicJwk] }));
    expect(await verifier.identify(await signed())).toBeNull();
  });
});
