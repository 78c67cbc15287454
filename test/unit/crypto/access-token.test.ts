import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN_TTL_SECONDS, signAccessToken, verifyAccessToken } from '../../../worker/crypto/access-token';
import { encodeBase64Url } from '../../../worker/crypto/encoding';
import { generateSigningKey, importPublicSigningKey, unwrapSigningKey } from '../../../worker/crypto/signing-key';
import { ring } from './rings';

const claims = { userId: 'u1', sessionId: 's1', clientId: 'latchkey', tokenId: 't1' };
const now = Date.UTC(2026, 0, 1);
const at = { issuer: 'https://id.example', audience: 'https://id.example/api', now };
const TOLERANCE_MS = 30_000;

let key: { kid: string; privateKey: CryptoKey };
let publicKeys: Map<string, CryptoKey>;

beforeAll(async () => {
  const stored = await generateSigningKey(ring);
  const privateKey = await unwrapSigningKey(ring, stored);
  if (!privateKey) throw new Error('the key must unwrap');
  key = { kid: stored.kid, privateKey };
  publicKeys = new Map([[stored.kid, await importPublicSigningKey(stored.publicJwk)]]);
});

/** A token like ours but for what the test changes. */
function craft(header: Record<string, unknown> = {}, payload: Record<string, unknown> = {}): SignJWT {
  const issuedAt = now / 1000;
  const ours = { iss: at.issuer, aud: at.audience, sub: 'u1', sid: 's1', client_id: 'latchkey', jti: 't1' };
  return new SignJWT({ ...ours, iat: issuedAt, exp: issuedAt + 300, ...payload }).setProtectedHeader({
    alg: 'ES256',
    typ: 'at+jwt',
    kid: key.kid,
    ...header,
  });
}

const verify = (token: string, changed: Partial<typeof at> = {}) =>
  verifyAccessToken(token, { publicKeys, ...at, ...changed });

describe('access token (RFC 9068)', () => {
  it('carries the claims and lives five minutes', async () => {
    const token = await signAccessToken(key, claims, at);
    expect(await verify(token)).toEqual({ ...claims, issuedAt: now, expiresAt: now + ACCESS_TOKEN_TTL_SECONDS * 1000 });
  });

  it('says nothing but who, when and for whom', async () => {
    const [header = '', payload = ''] = (await signAccessToken(key, claims, at)).split('.');
    const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(parse(header)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: key.kid });
    expect(Object.keys(parse(payload)).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
  });

  it('RFC 8693 §4.1: names whoever acts as the subject', async () => {
    const [, payload = ''] = (await signAccessToken(key, { ...claims, actorId: 'a1' }, at)).split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ sub: 'u1', act: { sub: 'a1' } });
  });

  it('is accepted up to the clock tolerance after its expiry and refused from there on', async () => {
    const token = await signAccessToken(key, claims, at);
    const expiresAt = now + ACCESS_TOKEN_TTL_SECONDS * 1000;
    expect(await verify(token, { now: expiresAt + TOLERANCE_MS - 1000 })).not.toBeNull();
    expect(await verify(token, { now: expiresAt + TOLERANCE_MS })).toBeNull();
  });

  it('is refused by another issuer or audience', async () => {
    const token = await signAccessToken(key, claims, at);
    expect(await verify(token, { issuer: 'https://evil.example' })).toBeNull();
    expect(await verify(token, { audience: 'https://other.example' })).toBeNull();
  });

  it('is refused with a changed payload', async () => {
    const [header, payload = '', signature] = (await signAccessToken(key, claims, at)).split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('"u1"', '"u2"');
    expect(await verify(`${header}.${Buffer.from(changed).toString('base64url')}.${signature}`)).toBeNull();
  });

  it('accepts the crafted token that the following tests change', async () => {
    expect(await verify(await craft().sign(key.privateKey))).toMatchObject(claims);
  });

  it.each([['JWT'], ['id+jwt'], [undefined]])('RFC 9068 §4: refuses typ %s', async (typ) => {
    expect(await verify(await craft({ typ }).sign(key.privateKey))).toBeNull();
  });

  it.each(['sub', 'sid', 'client_id', 'jti', 'iat', 'exp', 'iss', 'aud'])(
    'refuses a token without %s',
    async (claim) => {
      expect(await verify(await craft({}, { [claim]: undefined }).sign(key.privateKey))).toBeNull();
    },
  );

  it('RFC 8725 §2.1: refuses alg none', async () => {
    const unsecured = new UnsecuredJWT({ sid: 's1', client_id: 'latchkey' }).setSubject('u1').setJti('t1');
    const token = unsecured
      .setIssuer(at.issuer)
      .setAudience(at.audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .encode();
    expect(await verify(token)).toBeNull();
  });

  it('RFC 8725 §2.1: refuses HS256 keyed with the public key', async () => {
    const [publicKey] = publicKeys.values();
    if (!publicKey) throw new Error('there is a public key');
    const [, payload] = (await craft().sign(key.privateKey)).split('.');
    const header = encodeBase64Url(Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })));
    const mac = createHmac('sha256', await exportSPKI(publicKey))
      .update(`${header}.${payload}`)
      .digest('base64url');
    expect(await verify(`${header}.${payload}.${mac}`)).toBeNull();
  });

  it('refuses a kid that is not ours, and none', async () => {
    expect(await verify(await craft({ kid: 'other' }).sign(key.privateKey))).toBeNull();
    expect(await verify(await craft({ kid: undefined }).sign(key.privateKey))).toBeNull();
  });

  it('RFC 8725 §2.9: trusts no key that the token brings along', async () => {
    const foreign = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(foreign.publicKey);
    expect(await verify(await craft({ jwk }).sign(foreign.privateKey))).toBeNull();
    expect(await verify(await craft({ jku: 'https://evil.example/jwks' }).sign(foreign.privateKey))).toBeNull();
  });

  it.each(['', 'a.b.c', '..', `${'a'.repeat(3000)}.b.c`])('refuses what is no token', async (text) => {
    expect(await verify(text)).toBeNull();
  });
});
