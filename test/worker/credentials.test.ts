import { listDurableObjectIds } from 'cloudflare:test';
import { type JWTPayload, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { keySet, signer } from '../../worker/platform/access/signing-keys';
import { aSystemCtx, env, ORIGIN } from '../support/worker/bindings';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, type SignedInPerson } from '../support/worker/people';

const WHO = '/api/auth/session';
const clock = useClock();

beforeEach(() => resetDatabase());

const flipped = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

describe('a session cookie', () => {
  it.each<[string, (own: SignedInPerson, other: SignedInPerson) => string]>([
    ['nothing', () => ''],
    ['text', () => 'hello'],
    ['a cookie without its MAC', ({ cookie }) => cookie.split('.').slice(0, 3).join('.')],
    ['an invented secret', ({ cookie }) => cookie.replace(/\.[^.]+\.[^.]+$/, `.${'A'.repeat(43)}.${'A'.repeat(43)}`)],
    ['a changed user', ({ cookie, id }, other) => cookie.replace(id, other.id)],
    ['a changed session', ({ cookie, sessionId }, other) => cookie.replace(sessionId, other.sessionId)],
    ['a changed secret', ({ cookie }) => flipped(cookie, cookie.split('.').slice(0, 2).join('.').length + 5)],
    ['a changed MAC', ({ cookie }) => flipped(cookie, cookie.length - 10)],
    [
      'the MAC of another cookie',
      ({ cookie }, other) => `${cookie.split('.').slice(0, 3).join('.')}.${other.cookie.split('.')[3]}`,
    ],
    ['the device cookie', ({ device }) => device],
    ['a refresh token', ({ refreshToken }) => refreshToken],
    ['a refresh token without its prefix', ({ refreshToken }) => refreshToken.replace('lkr_', '')],
    ['something far too long', ({ cookie }) => cookie.repeat(100)],
  ])('that is %s is none, and no object is asked', async (_, forge) => {
    const [own, other] = [await aSignedInUser(), await aSignedInUser()];
    const before = (await listDurableObjectIds(env.ACCOUNT)).length;
    const answer = await client({ cookie: forge(own, other) }).get(WHO);
    expect([answer.status, answer.body.code, answer.cost]).toEqual([
      401,
      'unauthenticated',
      { d1: 0, rows: 0, objects: 0 },
    ]);
    expect((await listDurableObjectIds(env.ACCOUNT)).length).toBe(before);
  });

  it('is found among others', async () => {
    const { cookie, id } = await aSignedInUser();
    const headers = { cookie: `a=b; ${SESSION_COOKIE}=${cookie}; ${SESSION_COOKIE}x=1; c` };
    expect((await nobody().get<{ user: { id: string } }>(WHO, headers)).body.user.id).toBe(id);
  });

  it('counts for nothing beside an Authorization header that is no good', async () => {
    const { cookie } = await aSignedInUser();
    for (const authorization of ['Bearer nonsense', 'Basic YTpi', 'Bearer']) {
      expect((await client({ cookie }).get(WHO, { authorization })).status, authorization).toBe(401);
    }
  });
});

describe('an access token', () => {
  const now = () => Math.floor(clock.now() / SECOND_MS);

  /** What we would sign for the person, changed as the attacker likes. */
  async function aToken(
    person: SignedInPerson,
    {
      claims = {},
      header = {},
      key,
    }: {
      claims?: Record<string, unknown>;
      header?: { alg?: string; typ?: string; kid?: string; [name: string]: unknown };
      key?: CryptoKey | Uint8Array;
    } = {},
  ): Promise<string> {
    const { kid, privateKey } = await signer(aSystemCtx());
    const payload = {
      iss: ORIGIN,
      aud: ORIGIN,
      sub: person.id,
      sid: person.sessionId,
      client_id: 'latchkey',
      jti: newId(),
      iat: now(),
      exp: now() + 300,
      ...claims,
    };
    return new SignJWT(payload as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
      .sign(key ?? privateKey);
  }

  const otherKey = async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    return (pair as CryptoKeyPair).privateKey;
  };
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const publicJwk = async () => JSON.parse((await keySet(aSystemCtx())).jwks).keys[0];

  const attacks: [string, (person: SignedInPerson) => Promise<string>][] = [
    [
      'alg none',
      async ({ token }) =>
        `${base64({ alg: 'none', typ: 'at+jwt', kid: ((await publicJwk()) as { kid?: string }).kid })}.${token.split('.')[1]}.`,
    ],
    ['no signature', async ({ token }) => `${token.split('.').slice(0, 2).join('.')}.`],
    [
      'a changed payload',
      async ({ token }) => [token.split('.')[0], base64({ sub: 'me' }), token.split('.')[2]].join('.'),
    ],
    [
      'HS256 with the public key as the secret',
      async (person) =>
        aToken(person, { header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify(await publicJwk())) }),
    ],
    ['a foreign key under our kid', async (person) => aToken(person, { key: await otherKey() })],
    ['a foreign kid', async (person) => aToken(person, { key: await otherKey(), header: { kid: 'of-mine' } })],
    [
      'a key of its own inside (jwk)',
      async (person) => aToken(person, { key: await otherKey(), header: { kid: 'of-mine', jwk: await publicJwk() } }),
    ],
    [
      'the address of a key set of its own (jku)',
      async (person) =>
        aToken(person, { key: await otherKey(), header: { kid: 'of-mine', jku: 'https://evil.example/jwks' } }),
    ],
    ['typ JWT, as an ID token has', (person) => aToken(person, { header: { typ: 'JWT' } })],
    ['another issuer', (person) => aToken(person, { claims: { iss: 'https://evil.example' } })],
    ['another audience', (person) => aToken(person, { claims: { aud: 'https://other.example' } })],
    ['an end in the past', (person) => aToken(person, { claims: { exp: now() - 60 } })],
    ['no end', (person) => aToken(person, { claims: { exp: undefined } })],
    ['no session', (person) => aToken(person, { claims: { sid: undefined } })],
    ['no subject', (person) => aToken(person, { claims: { sub: undefined } })],
    ['two kilobytes too many', (person) => aToken(person, { claims: { padding: 'x'.repeat(2048) } })],
    ['a refresh token in its place', async ({ refreshToken }) => refreshToken],
    ['a cookie in its place', async ({ cookie }) => cookie],
  ];

  it.each(attacks)('with %s is none, and no object is asked', async (_, forge) => {
    const person = await aSignedInUser();
    const { status, body, cost } = await client({ token: await forge(person) }).get(WHO);
    expect([status, body.code, cost.objects]).toEqual([401, 'unauthenticated', 0]);
  });

  it('of our own making is one, made by the test as by the product', async () => {
    const person = await aSignedInUser();
    expect((await client({ token: await aToken(person) }).get(WHO)).status).toBe(200);
  });

  it('that names another’s session is refused by the session’s owner', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    for (const claims of [{ sid: other.sessionId }, { sub: other.id }, { sid: newId() }]) {
      expect((await client({ token: await aToken(person, { claims }) }).get(WHO)).status).toBe(401);
    }
  });

  it('lives five minutes, and no longer though its session does', async () => {
    const person = await aSignedInUser();
    clock.advance(5 * MINUTE_MS);
    expect((await person.get(WHO)).status).toBe(200);
    clock.advance(31 * SECOND_MS);
    expect((await person.get(WHO)).status).toBe(401);
    expect((await client({ cookie: person.cookie }).get(WHO)).status).toBe(200);
  });

  it('holds no permissions and no personal data', async () => {
    const { token } = await anAdministrator();
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(Object.keys(claims).sort()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
  });

  it('verifies with the published key set, by anybody', async () => {
    const { createLocalJWKSet, jwtVerify } = await import('jose');
    const { token, id } = await aSignedInUser();
    const { body } = await nobody().get<{ keys: [] }>('/oauth/jwks');
    const verified = await jwtVerify(token, createLocalJWKSet(body), {
      issuer: ORIGIN,
      audience: ORIGIN,
      typ: 'at+jwt',
    });
    expect(verified.payload.sub).toBe(id);
    expect(JSON.stringify(body)).not.toContain('"d"');
  });

  it('outlives a rotation of the signing key', async () => {
    const person = await aSignedInUser();
    clock.advance(2 * MINUTE_MS);
    const before = await signer(aSystemCtx());
    const { rotateSigningKeys, SIGNS_FOR_MS } = await import('../../worker/platform/access/signing-keys');
    const later = { ...aSystemCtx(), now: clock.now() + SIGNS_FOR_MS - 1000 };
    await rotateSigningKeys(later);
    expect((await keySet({ ...aSystemCtx() })).verifiers.size).toBe(2);
    expect((await signer(aSystemCtx())).kid).toBe(before.kid);
    expect((await person.get(WHO)).status).toBe(200);
  });
});
