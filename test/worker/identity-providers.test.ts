import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import type { Provider, ProviderList, ProviderTest } from '../../worker/features/identity-providers/schemas';
import { MINUTE_MS } from '../../worker/kernel/time';
import { OIDC_CLIENT } from '../support/oidc/client';
import { deps } from '../support/worker/bindings';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Body = z.output<typeof Provider>;

const clock = useClock();
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});
afterEach(() => {
  deps().allowLocalTargets = true;
});

const GOOGLE = {
  key: 'google',
  name: 'Google',
  issuer: 'https://accounts.google.com',
  client_id: '4711.apps.googleusercontent.com',
  client_secret: 'GOCSPX-of-the-tests',
};
const create = (fields: object = {}) => admin.post<Body>('/api/identity-providers', { ...GOOGLE, ...fields });
const refusal = (fields: object) => admin.post('/api/identity-providers', { ...GOOGLE, ...fields });

async function connect(providerId: string) {
  const person = await aUser();
  await run(
    'INSERT INTO external_identities (id, user_id, provider_id, issuer, subject, created_at) VALUES (?1, ?1, ?2, ?2, ?1, 1)',
    person.id,
    providerId,
  );
}

describe('identity providers', () => {
  it('are added with their secret sealed and never answered', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      has_client_secret: true,
      enabled: true,
      scopes: 'openid email profile',
      callback_url: 'http://localhost:8787/api/auth/social/google/callback',
      connected_count: 0,
    });
    const [stored] = await select<{ client_secret: string }>('SELECT client_secret FROM identity_providers');
    expect(stored?.client_secret).not.toContain(GOOGLE.client_secret);
    const listed = await admin.get<z.output<typeof ProviderList>>('/api/identity-providers');
    expect(JSON.stringify(listed.body)).not.toContain(GOOGLE.client_secret);
    const [record] = await auditFor(body.id);
    expect(record?.changes).toContainEqual({ field: 'client_secret', before: null, after: '[changed]' });
  });

  it('stand at the door by key and name alone, while they are enabled', async () => {
    const { body } = await create();
    const door = () => nobody().get<{ items: unknown[] }>('/api/auth/providers');
    expect((await door()).body.items).toEqual([{ key: 'google', name: 'Google' }]);
    await admin.patch(`/api/identity-providers/${body.id}`, { enabled: false });
    expect((await door()).body.items).toEqual([]);
  });

  it.each([
    ['http://id.example.com'],
    ['https://127.0.0.1'],
    ['https://0x7f.1'],
    ['https://[::1]'],
    ['https://10.0.0.1'],
    ['https://intranet'],
    ['https://id.internal'],
    ['https://id.localhost'],
    ['https://user:pass@id.example.com'],
    ['https://id.example.com:22'],
    ['http://localhost:9000'],
  ])('aren’t looked for at %s outside development', async (issuer) => {
    deps().allowLocalTargets = false;
    const { status, body } = await refusal({ issuer });
    expect([status, body.errors?.[0]?.pointer, body.errors?.[0]?.code]).toEqual([422, '/issuer', 'target_refused']);
  });

  it.each([
    [{ key: 'Google' }],
    [{ key: 'a' }],
    [{ key: '../x' }],
    [{ scopes: 'email profile' }],
    [{ scopes: 'openid  email' }],
    [{ issuer: 'google' }],
    [{ client_id: ' ' }],
    [{ surprise: 1 }],
  ])('refuse %j', async (fields) => {
    expect((await refusal(fields)).status).toBe(422);
  });

  it('have keys of their own', async () => {
    await create();
    const { status, body } = await refusal({ name: 'Another' });
    expect([status, body.code]).toEqual([409, 'identity_provider_key_taken']);
  });

  it('change what is named and keep the rest, the secret too', async () => {
    const { body } = await create();
    const path = `/api/identity-providers/${body.id}`;
    const stored = () => select<{ client_secret: string | null }>('SELECT client_secret FROM identity_providers');
    const [before] = await stored();
    const renamed = await admin.patch<Body>(path, { name: 'Work account' });
    expect(renamed.body).toMatchObject({ name: 'Work account', has_client_secret: true, version: 2 });
    expect((await stored())[0]).toEqual(before);
    expect((await admin.patch<Body>(path, { client_secret: null })).body.has_client_secret).toBe(false);
    const stale = await admin.patch(path, { name: 'Late' }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    expect((await admin.patch(path, { issuer: 'https://other.example.com' })).status).toBe(422);
  });

  it('aren’t deleted while people are connected, unless that is meant', async () => {
    const { body } = await create();
    const path = `/api/identity-providers/${body.id}`;
    await connect(body.id);
    const refused = await admin.delete<{ code: string; connected_count: number }>(path);
    expect([refused.status, refused.body.code, refused.body.connected_count]).toEqual([
      409,
      'identity_provider_in_use',
      1,
    ]);
    expect((await admin.delete(`${path}?disconnect=true`)).status).toBe(204);
    expect([await count('identity_providers'), await count('external_identities')]).toEqual([0, 0]);
  });

  it('need a recent proof to be changed', async () => {
    const { body } = await create();
    clock.advance(11 * MINUTE_MS);
    const later = client({ cookie: admin.cookie }, admin);
    const path = `/api/identity-providers/${body.id}`;
    for (const answer of [
      await later.post('/api/identity-providers', GOOGLE),
      await later.patch(path, { name: 'x' }),
      await later.delete(path),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'step_up_required']);
    }
  });
});

describe('the test of a provider', () => {
  async function tested(issuer: string) {
    const made = await create({ issuer, client_id: OIDC_CLIENT.id });
    return (await admin.post<z.output<typeof ProviderTest>>(`/api/identity-providers/${made.body.id}/test`)).body;
  }

  it('finds the endpoints and the keys of one that answers', async () => {
    const issuer = inject('oidcIssuer');
    expect(await tested(issuer)).toEqual({
      ok: true,
      faults: [],
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      signing_keys: 1,
    });
  });

  it.each([
    ['foreign-discovery', 'foreign_issuer', /another issuer/],
    ['redirecting', 'unreachable', /redirects elsewhere/],
    ['endless', 'unreachable', /more than \d+ bytes/],
    ['failing', 'no_discovery', /no OpenID Connect discovery document/],
  ])('says what is wrong with one that is %s', async (fault, code, words) => {
    const { ok, faults } = await tested(`${inject('rogueIssuer')}/${fault}`);
    expect(ok).toBe(false);
    expect(faults[0]?.code).toBe(code);
    expect(faults[0]?.detail).toMatch(words);
  });

  it('says that one can’t be reached', async () => {
    expect((await tested('http://127.0.0.1:9')).faults[0]?.detail).toMatch(/can’t be reached/);
  });
});
