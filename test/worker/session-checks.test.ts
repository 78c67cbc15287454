import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { accountOf } from '../support/worker/bindings';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInBody,
  type SignedInPerson,
  signedIn,
  signIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { run } from '../support/worker/sql';

const WHO = '/api/auth/session';
const clock = useClock();

beforeEach(() => resetDatabase());

/** The same session by each of its credentials. */
const waysIn = (person: SignedInPerson) => [client({ token: person.token }), client({ cookie: person.cookie })];

async function statuses(person: SignedInPerson, path = WHO): Promise<number[]> {
  return Promise.all(waysIn(person).map(async (way) => (await way.get(path)).status));
}

describe('a check', () => {
  it.each(['token', 'cookie'] as const)('of the session by %s is one object call and no D1 statement', async (kind) => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    const who = client({ [kind]: person[kind] });
    await who.get(WHO);
    expect((await who.get(WHO)).cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('of a permission is one object call and no D1 statement', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    await person.get(WHO);
    const answer = await person.get('/api/permissions/check?resource=users&action=read');
    expect(answer.cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('that is refused costs the same', async () => {
    const person = await aSignedInUser();
    await person.get(WHO);
    const answer = await person.get('/api/users');
    expect([answer.status, answer.cost]).toEqual([403, { d1: 0, rows: 0, objects: 1 }]);
  });

  it('reads D1 again after a minute, and after the object was evicted, with the same answer', async () => {
    const person = await aSignedInUser({ roles: ['viewer'] });
    expect((await person.get('/api/users')).status).toBe(200);
    await evictDurableObject(accountOf(person.id));
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
    clock.advance(MINUTE_MS);
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
  });

  it('says who, what and through which session', async () => {
    const person = await aSignedInUser({ permissions: ['users:read', 'audit:read'] });
    const { body } = await person.get<SignedInBody>(WHO);
    expect(body).toMatchObject({
      user: { id: person.id, email: person.email, status: 'active' },
      session: { id: person.sessionId, current: true, scope: 'full' },
      permissions: ['audit:read', 'users:read'],
      roles: [{ key: expect.any(String) }],
      is_super_admin: false,
    });
  });
});

describe('in force at the very next request, by token and by cookie', () => {
  async function aPair() {
    const admin = await anAdministrator();
    const role = await aRole({ permissions: ['users:read'] });
    const person = await aSignedInUser();
    const given = await admin.post(`/api/users/${person.id}/roles`, { role_id: role, comment: 'To look after things' });
    expect(given.status).toBe(201);
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
    return { admin, person, role };
  }

  it('is a role that was given', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
    await admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
  });

  it('is a role that was taken away', async () => {
    const { admin, person, role } = await aPair();
    await admin.delete(`/api/users/${person.id}/roles/${role}?reason_code=other`);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
    expect(await statuses(person)).toEqual([200, 200]);
  });

  it('is a permission taken from a role', async () => {
    const { admin, person, role } = await aPair();
    const changed = await admin.patch(`/api/roles/${role}`, { permissions: [], comment: 'Too much' });
    expect(changed.status).toBe(200);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
  });

  it('is a permission taken from a parent of the role', async () => {
    const admin = await anAdministrator();
    const grandparent = await aRole({ permissions: ['users:read'] });
    const role = await aRole({ parents: [await aRole({ parents: [grandparent] })] });
    const person = await aSignedInUser();
    await admin.post(`/api/users/${person.id}/roles`, { role_id: role, reason_code: 'other' });
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
    await admin.patch(`/api/roles/${grandparent}`, { permissions: [], reason_code: 'other' });
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
  });

  it.each(['suspended', 'inactive'])('is the status %s', async (status) => {
    const { admin, person } = await aPair();
    expect((await admin.put(`/api/users/${person.id}/status`, { status, reason_code: 'leave' })).status).toBe(200);
    expect(await statuses(person)).toEqual([401, 401]);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: person.refreshToken })).status).toBe(401);
  });

  it('is a deletion', async () => {
    const { admin, person } = await aPair();
    await admin.delete(`/api/users/${person.id}?revoke_sessions=true&reason_code=termination`);
    expect(await statuses(person)).toEqual([401, 401]);
  });

  it('is a deletion’s undoing: but sessions stay ended', async () => {
    const { admin, person } = await aPair();
    await admin.delete(`/api/users/${person.id}?revoke_sessions=true&reason_code=termination`);
    expect((await admin.post(`/api/users/${person.id}/restore`)).status).toBe(200);
    expect(await statuses(person)).toEqual([401, 401]);
    expect(await statuses(await signIn(person), '/api/users')).toEqual([200, 200]);
  });

  it('is a change of password: other sessions end, the one it was done in stays', async () => {
    const person = await aSignedInUser();
    const other = await signedIn(person);
    await person.post('/api/auth/change-password', { current_password: PASSWORD, new_password: OTHER_PASSWORD });
    expect(await statuses(other)).toEqual([401, 401]);
    expect(await statuses(person)).toEqual([200, 200]);
  });

  it('is a role’s end, at its very minute', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    const expires_at = new Date(clock.now() + 2 * MINUTE_MS).toISOString();
    await admin.post(`/api/users/${person.id}/roles`, {
      role_id: SYSTEM_ROLES.viewer,
      reason_code: 'other',
      expires_at,
    });
    clock.advance(2 * MINUTE_MS - 1);
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
    clock.advance(1);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
  });

  it('is a role’s beginning, at its very minute', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    const effective_from = new Date(clock.now() + 2 * MINUTE_MS).toISOString();
    await admin.post(`/api/users/${person.id}/roles`, {
      role_id: SYSTEM_ROLES.viewer,
      reason_code: 'other',
      effective_from,
    });
    clock.advance(2 * MINUTE_MS - 1);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
    clock.advance(1);
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
  });

  it('is an account’s end, at its very minute', async () => {
    const person = await aSignedInUser({ expiresAt: new Date(clock.now() + 2 * MINUTE_MS).toISOString() });
    clock.advance(2 * MINUTE_MS - 1);
    expect(await statuses(person)).toEqual([200, 200]);
    clock.advance(1);
    expect(await statuses(person)).toEqual([401, 401]);
  });

  it('is a change that the Worker died before it could announce: the outbox repeats it', async () => {
    const { person, role } = await aPair();
    // What `commit` leaves when the Worker dies between its batch and its release.
    await accountOf(person.id).hold({ changeId: 'a-change', now: clock.now() });
    await run('DELETE FROM user_roles WHERE user_id = ? AND role_id = ?', person.id, role);
    await run(
      "INSERT INTO outbox (id, type, time, data, due_at) VALUES ('a-change', 'access.changed', 1, ?, 1)",
      JSON.stringify({ users: [person.id], affects: { users: [person.id] } }),
    );
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
    await drainQueues();
    const left = await runInDurableObject(accountOf(person.id), (_, { storage }) =>
      storage.sql.exec('SELECT * FROM holds').toArray(),
    );
    expect(left).toEqual([]);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
  });
});

describe('a role that more than a hundred people hold', () => {
  it('changes for each of them within two seconds, without a call to each', async () => {
    const admin = await anAdministrator();
    const role = await aRole({ permissions: ['users:read'] });
    const person = await aSignedInUser();
    await admin.post(`/api/users/${person.id}/roles`, { role_id: role, reason_code: 'other' });
    await aCrowd(150);
    await run(
      "INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT id, ?, 1, 1 FROM users WHERE id LIKE '01900000%'",
      role,
    );
    expect(await statuses(person, '/api/users')).toEqual([200, 200]);
    clock.advance(3 * SECOND_MS);
    const changed = await admin.patch(`/api/roles/${role}`, { permissions: [], reason_code: 'security' });
    expect(changed.cost.objects).toBeLessThan(10);
    clock.advance(2 * SECOND_MS);
    expect(await statuses(person, '/api/users')).toEqual([403, 403]);
  });
});
