import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../worker/kernel/time';
import { accountOf } from '../support/worker/bindings';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInBody,
  type SignedInPerson,
  signedIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';

const WHO = '/api/auth/session';
type Pair = { access_token: string; refresh_token: string };
const clock = useClock();

beforeEach(() => resetDatabase());

/** The same session by each of its credentials. */
const waysIn = (person: SignedInPerson) => [client({ token: person.token }), client({ cookie: person.cookie })];

async function statuses(person: SignedInPerson, path = WHO): Promise<number[]> {
  return Promise.all(waysIn(person).map(async (way) => (await way.get(path)).status));
}

describe('refresh', () => {
  const refresh = (refresh_token: string, path = '/api/auth/refresh') => nobody().post<Pair>(path, { refresh_token });

  it.each(['/api/auth/refresh', '/api/auth/refresh-token'])(
    'gives a new pair at %s, for the same session',
    async (path) => {
      const person = await aSignedInUser();
      const { status, body } = await refresh(person.refreshToken, path);
      expect(status).toBe(200);
      expect(body.refresh_token).not.toBe(person.refreshToken);
      expect((await client({ token: body.access_token }).get<SignedInBody>(WHO)).body.session.id).toBe(
        person.sessionId,
      );
    },
  );

  it('is one object call and no D1 statement', async () => {
    const person = await aSignedInUser();
    const { body } = await refresh(person.refreshToken);
    expect((await refresh(body.refresh_token)).cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('gives a retry within ten seconds the same successor', async () => {
    const { refreshToken } = await aSignedInUser();
    const first = await refresh(refreshToken);
    clock.advance(10 * SECOND_MS);
    const second = await refresh(refreshToken);
    expect([second.status, second.body.refresh_token]).toEqual([200, first.body.refresh_token]);
  });

  it.each<[string, (old: string, successor: string) => Promise<unknown>]>([
    ['after ten seconds', async () => clock.advance(10 * SECOND_MS + 1)],
    ['once its successor was used', (_, successor) => refresh(successor)],
  ])('revokes the family when a token comes again %s, and says so in the audit log', async (_, meanwhile) => {
    const person = await aSignedInUser();
    const first = await refresh(person.refreshToken);
    await meanwhile(person.refreshToken, first.body.refresh_token);
    expect((await refresh(person.refreshToken)).status).toBe(401);
    expect((await refresh(first.body.refresh_token)).status).toBe(401);
    expect(await statuses(person)).toEqual([401, 401]);
    await drainQueues();
    const actions = (await auditFor(person.id)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['session.refresh_reused', 'session.ended']));
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('session.refresh_reused');
  });

  it('leaves other sessions of the same person alone when one family is revoked', async () => {
    const person = await aSignedInUser();
    const other = await signedIn(person);
    await refresh(person.refreshToken);
    clock.advance(11 * SECOND_MS);
    await refresh(person.refreshToken);
    expect(await statuses(other)).toEqual([200, 200]);
  });

  it.each<[string, (person: SignedInPerson) => string]>([
    ['invented', () => 'lkr_a.b.c.d'],
    ['changed', ({ refreshToken }) => `${refreshToken.slice(0, -1)}${refreshToken.endsWith('A') ? 'B' : 'A'}`],
    ['an access token', ({ token }) => token],
    ['a cookie', ({ cookie }) => `lkr_${cookie}`],
  ])('refuses a token that is %s without asking anybody', async (_, forge) => {
    const person = await aSignedInUser();
    const answer = await refresh(forge(person).slice(0, 512));
    expect([answer.status, answer.cost]).toEqual([401, { d1: 0, rows: 0, objects: 0 }]);
    expect(await statuses(person)).toEqual([200, 200]);
  });

  it('gives nothing for a session of a browser, which never had a token', async () => {
    const person = await aUser();
    const answer = await login(nobody(), person.email, PASSWORD, { headers: { 'sec-fetch-site': 'same-origin' } });
    const stored = await runInDurableObject(accountOf(person.id), (_, { storage }) =>
      storage.sql
        .exec<{ body: string }>('SELECT body FROM sessions')
        .toArray()
        .map(({ body }) => JSON.parse(body)),
    );
    expect(stored).toMatchObject([{ id: answer.body.session.id, refreshHash: null }]);
  });

  it('stores hashes only: no credential stands in the object', async () => {
    const person = await aSignedInUser();
    const stored = await runInDurableObject(accountOf(person.id), (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM sessions').toArray()),
    );
    for (const credential of [person.cookie, person.refreshToken])
      expect(stored).not.toContain(credential.split('.')[2]);
  });
});
