import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import type { QueueMessage } from '../../worker/platform/context';
import { accountOf } from '../support/worker/bindings';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInPerson,
  signedIn,
  signIn,
} from '../support/worker/people';
import { deliver, drainQueues, takeHeld } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';
import { count } from '../support/worker/sql';

const WHO = '/api/auth/session';
type Sessions = {
  items: { id: string; current: boolean; expires_at: string; last_activity_at: string }[];
  total: number;
};
const clock = useClock();

beforeEach(() => resetDatabase());

/** The same session by each of its credentials. */
const waysIn = (person: SignedInPerson) => [client({ token: person.token }), client({ cookie: person.cookie })];

async function statuses(person: SignedInPerson, path = WHO): Promise<number[]> {
  return Promise.all(waysIn(person).map(async (way) => (await way.get(path)).status));
}

describe('ending sessions', () => {
  it('lists one’s own, newest first, and marks the current', async () => {
    const first = await aSignedInUser();
    clock.advance(SECOND_MS);
    const second = await signedIn(first);
    const { body } = await first.get<Sessions>('/api/profile/sessions');
    expect(body.items.map(({ id, current }) => [id, current])).toEqual([
      [second.sessionId, false],
      [first.sessionId, true],
    ]);
  });

  it('ends one of one’s own', async () => {
    const first = await aSignedInUser();
    const second = await signedIn(first);
    expect((await first.delete(`/api/profile/sessions/${second.sessionId}`)).status).toBe(204);
    expect(await statuses(second)).toEqual([401, 401]);
    expect(await statuses(first)).toEqual([200, 200]);
    expect((await first.delete(`/api/profile/sessions/${second.sessionId}`)).status).toBe(404);
  });

  it('does not end another person’s', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    expect((await person.delete(`/api/profile/sessions/${other.sessionId}`)).body.code).toBe('session_not_found');
    expect(await statuses(other)).toEqual([200, 200]);
  });

  it('ends all others', async () => {
    const first = await aSignedInUser();
    const others = [await signedIn(first), await signedIn(first)];
    expect((await first.delete<{ ended: number }>('/api/profile/sessions')).body).toEqual({ ended: 2 });
    for (const other of others) expect(await statuses(other)).toEqual([401, 401]);
    expect(await statuses(first)).toEqual([200, 200]);
  });

  it('signs out: cookie, access token and refresh token are over, and the cookie is cleared', async () => {
    const person = await aSignedInUser();
    const answer = await client({ cookie: person.cookie }).post('/api/auth/logout');
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^__Host-latchkey=; .*Max-Age=0/));
    expect(await statuses(person)).toEqual([401, 401]);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: person.refreshToken })).status).toBe(401);
  });

  it('signs out everywhere, and forgets the known devices', async () => {
    const person = await signIn(await aUser());
    const other = await signIn(person);
    expect((await person.post('/api/auth/logout?everywhere=true')).status).toBe(204);
    for (const one of [person, other]) expect(await statuses(one)).toEqual([401, 401]);
    for (let n = 0; n < 5; n += 1) await login(nobody(), person.email, 'Wrong-Horse-1-Battery');
    expect((await login(client({ device: person.device }), person.email, PASSWORD)).status).toBe(429);
  });

  it('ends one or all of a user’s, by an administrator', async () => {
    const admin = await anAdministrator();
    const first = await aSignedInUser();
    const others = [await signedIn(first), await signedIn(first)];
    const path = `/api/users/${first.id}/sessions`;
    expect((await admin.get<Sessions>(path)).body.total).toBe(3);
    expect((await admin.delete(`${path}/${first.sessionId}?reason_code=security`)).status).toBe(204);
    expect(await statuses(first)).toEqual([401, 401]);
    expect((await admin.delete<{ ended: number }>(`${path}?reason_code=security`)).body).toEqual({ ended: 2 });
    for (const other of others) expect(await statuses(other)).toEqual([401, 401]);
    expect((await admin.delete(`${path}/${first.sessionId}`)).body.code).toBe('session_not_found');
  });

  it('leaves a super admin’s alone for anybody less', async () => {
    const admin = await anAdministrator();
    const security = await aSignedInUser({ roles: ['security_admin'] });
    const path = `/api/users/${admin.id}/sessions`;
    for (const address of [path, `${path}/${admin.sessionId}`]) {
      expect((await security.delete(address)).body.code).toBe('super_admin_protected');
    }
    expect(await statuses(admin)).toEqual([200, 200]);
  });

  it('records each end once, with who, why and how long it lasted', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    clock.advance(90 * SECOND_MS);
    await admin.delete(
      `/api/users/${person.id}/sessions/${person.sessionId}?reason_code=security&comment=Lost%20laptop`,
    );
    await drainQueues();
    await drainQueues();
    const ends = (await auditFor(person.id)).filter(({ type }) => type === 'LOGOUT');
    expect(ends).toMatchObject([
      {
        action: 'session.ended',
        actor_id: admin.id,
        session_id: person.sessionId,
        session_duration_seconds: 90,
        reason_code: 'security',
        comment: 'Lost laptop',
        changes: [{ field: 'ended_by', before: null, after: 'revoked' }],
      },
    ]);
    expect((await eventsFor(person.id)).filter(({ type }) => type === 'session.ended')).toHaveLength(1);
  });

  it('is recorded by the object’s alarm when the Worker died before it could', async () => {
    const person = await aSignedInUser();
    const ending = {
      actor: { id: null, name: 'Ada', type: 'user' as const },
      origin: null,
      reason: 'revoked' as const,
      reasonCode: null,
      comment: null,
      now: clock.now(),
    };
    await accountOf(person.id).endSessions({ userId: person.id, which: 'all', ending });
    expect((await auditFor(person.id)).map(({ action }) => action)).toEqual(['session.created']);
    clock.advance(2 * SECOND_MS);
    await runDurableObjectAlarm(accountOf(person.id));
    // The object's own nudge travels the platform's queue.
    await expect.poll(async () => (await auditFor(person.id)).length, { timeout: 5_000 }).toBe(2);
    await expect.poll(() => accountOf(person.id).pendingEntries(10)).toEqual([]);
  });

  it('of more than one batch holds is recorded fifty at a time, none lost and none twice', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    for (let more = 1; more < 120; more += 1) await signedIn(person, { from: person });
    const { body } = await admin.delete<{ ended: number }>(`/api/users/${person.id}/sessions`);
    expect(body.ended).toBe(120);
    const recorded = async () =>
      (await auditFor(person.id)).flatMap(({ action, session_id }) => (action === 'session.ended' ? [session_id] : []));
    expect(await recorded()).toHaveLength(50);
    await expect
      .poll(() =>
        accountOf(person.id)
          .pendingEntries(200)
          .then(({ length }) => length),
      )
      .toBe(70);
    takeHeld();
    let nudges: QueueMessage[] = [{ type: 'journal', object: 'account', name: person.id }];
    for (const left of [70, 20, 0]) {
      expect(await accountOf(person.id).pendingEntries(200)).toHaveLength(left);
      await deliver(nudges);
      nudges = takeHeld().filter(({ type }) => type === 'journal');
    }
    expect(nudges).toEqual([]);
    const sessions = await recorded();
    expect([sessions.length, new Set(sessions).size]).toEqual([120, 120]);
  });

  it('records a sign-out as the person’s own', async () => {
    const person = await aSignedInUser();
    await person.post('/api/auth/logout');
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'session.signed_out',
      actor_id: person.id,
      session_id: person.sessionId,
    });
  });
});

describe('time', () => {
  it('ends a session eight hours after its last use', async () => {
    const person = await aSignedInUser();
    const who = client({ cookie: person.cookie });
    clock.advance(7 * HOUR_MS);
    expect((await who.get(WHO)).status).toBe(200);
    clock.advance(8 * HOUR_MS - 1);
    expect((await who.get(WHO)).status).toBe(200);
    clock.advance(8 * HOUR_MS);
    expect((await who.get(WHO)).status).toBe(401);
  });

  it('ends a session a day after it began, used or not', async () => {
    const person = await aSignedInUser();
    const who = client({ cookie: person.cookie });
    for (let hour = 1; hour < 24; hour += 1) {
      clock.advance(HOUR_MS);
      expect((await who.get(WHO)).status, `hour ${hour}`).toBe(200);
    }
    clock.advance(HOUR_MS);
    expect((await who.get(WHO)).status).toBe(401);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: person.refreshToken })).status).toBe(401);
  });

  it('gives a remembered session 14 days of rest and 30 in all', async () => {
    const person = await signedIn(await aUser(), { rememberMe: true });
    let { cookie } = person;
    const visit = async () => {
      const answer = await client({ cookie }).get(WHO);
      cookie = answer.cookies[SESSION_COOKIE] ?? cookie;
      return answer.status;
    };
    clock.advance(14 * DAY_MS - 1);
    expect(await visit()).toBe(200);
    clock.advance(14 * DAY_MS - 1);
    expect(await visit()).toBe(200);
    clock.advance(2 * DAY_MS + 2);
    expect(await visit()).toBe(401);
  });

  it('renews the secret of a remembered cookie once a day; the one before is good for a minute more', async () => {
    const person = await signedIn(await aUser(), { rememberMe: true });
    const old = client({ cookie: person.cookie });
    expect((await old.get(WHO)).cookies[SESSION_COOKIE]).toBeUndefined();
    clock.advance(DAY_MS);
    const answers = await Promise.all(Array.from({ length: 10 }, () => old.get(WHO)));
    const renewed = answers.flatMap(({ cookies }) => cookies[SESSION_COOKIE] ?? []);
    expect([answers.map(({ status }) => status), renewed.length]).toEqual([Array(10).fill(200), 1]);
    clock.advance(MINUTE_MS);
    expect((await old.get(WHO)).status).toBe(200);
    clock.advance(1);
    expect((await old.get(WHO)).status).toBe(401);
    expect((await client({ cookie: renewed[0] ?? '' }).get(WHO)).status).toBe(200);
  });

  it('leaves the cookie of a session that isn’t remembered as it is', async () => {
    const person = await aSignedInUser();
    const who = client({ cookie: person.cookie });
    for (let hours = 0; hours < 21; hours += 7) {
      clock.advance(7 * HOUR_MS);
      expect((await who.get(WHO)).cookies[SESSION_COOKIE]).toBeUndefined();
    }
  });

  it('writes the last activity once a minute at most', async () => {
    const person = await aSignedInUser();
    const who = client({ cookie: person.cookie });
    const seen = async () => (await who.get<Sessions>('/api/profile/sessions')).body.items[0]?.last_activity_at;
    const start = await seen();
    clock.advance(59 * SECOND_MS);
    expect(await seen()).toBe(start);
    clock.advance(SECOND_MS);
    expect(await seen()).toBe(new Date(clock.now()).toISOString());
  });

  it('removes an expired session and records its end, by alarm', async () => {
    const person = await aSignedInUser();
    clock.advance(9 * HOUR_MS);
    expect(await runDurableObjectAlarm(accountOf(person.id))).toBe(true);
    await drainQueues();
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'session.ended',
      actor_type: 'system',
      session_duration_seconds: 9 * 3600,
      changes: [{ after: 'expired' }],
    });
    expect(
      await runInDurableObject(accountOf(person.id), (_, { storage }) =>
        storage.sql.exec('SELECT id FROM sessions').toArray(),
      ),
    ).toEqual([]);
  });

  it('is shown as the last activity of its user, to the quarter of an hour', async () => {
    const admin = client({ cookie: (await anAdministrator()).cookie });
    const person = await aSignedInUser();
    const who = client({ cookie: person.cookie });
    const seen = async () => {
      await drainQueues();
      return (await admin.get<{ last_active_at: string }>(`/api/users/${person.id}`)).body.last_active_at;
    };
    clock.advance(MINUTE_MS);
    await who.get(WHO);
    const first = await seen();
    clock.advance(14 * MINUTE_MS);
    await who.get(WHO);
    expect(await seen()).toBe(first);
    clock.advance(MINUTE_MS);
    await who.get(WHO);
    expect(await seen()).toBe(new Date(clock.now()).toISOString());
    expect((await auditFor(person.id)).map(({ action }) => action)).toEqual(['session.created']);
  });

  it('an alarm that rings early or twice ends nothing that stands', async () => {
    const person = await aSignedInUser();
    await runDurableObjectAlarm(accountOf(person.id));
    await runDurableObjectAlarm(accountOf(person.id));
    expect(await statuses(person)).toEqual([200, 200]);
    expect(await count('audit_log', "type = 'LOGOUT'")).toBe(0);
  });
});
