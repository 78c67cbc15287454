import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessSchedule } from '../../worker/db/schema/users';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { type Client, client, nobody, type Place } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  enrol,
  login,
  type Person,
  type SignedInBody,
  type SignedInPerson,
  signedIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

const WHO = '/api/auth/session';
// A Wednesday.
const clock = useClock(Date.parse('2026-06-03T10:00:00Z'));

const chrome = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

beforeEach(() => resetDatabase());

/** Status and, of a refusal, the code. */
async function outcome(who: Client, path = WHO): Promise<string> {
  const { status, body } = await who.get(path);
  return status === 200 ? '200' : `${status} ${body.code}`;
}

/** Access tokens last five minutes; cookies as long as the session. */
const byCookie = ({ cookie, ip }: SignedInPerson) => client({ cookie }, { ip });

async function signInAt(person: Person, place: Place) {
  const answer = await login(client({}, place), person.email, person.password);
  expect(answer.status).toBe(200);
  const { access_token: token = '' } = answer.body;
  const cookie = answer.cookies['__Host-latchkey'] ?? '';
  return { token, cookie, sessionId: answer.body.session.id };
}

describe('a cookie', () => {
  const HOME: Place = { ip: '198.51.100.7', userAgent: chrome(140), cf: { country: 'NO' } };

  it('goes on in a newer version of its browser, and in the next', async () => {
    const { cookie } = await signInAt(await aUser(), HOME);
    for (const version of [141, 142]) {
      expect(await outcome(client({ cookie }, { ...HOME, userAgent: chrome(version) }))).toBe('200');
    }
  });

  it('replayed by another program ends its session, on record', async () => {
    const person = await aUser();
    const { cookie, sessionId } = await signInAt(person, HOME);
    const thief = client({ cookie }, { ip: '203.0.113.9', userAgent: 'curl/8.9.1' });
    expect(await outcome(thief)).toBe('401 unauthenticated');
    expect(await outcome(client({ cookie }, HOME))).toBe('401 unauthenticated');
    await drainQueues();
    const ended = (await auditFor(person.id)).find(({ action }) => action === 'session.ended');
    expect(ended).toMatchObject({
      actor_name: 'Latchkey',
      ip: '203.0.113.9',
      session_id: sessionId,
      changes: [{ field: 'ended_by', before: null, after: 'binding_broken' }],
    });
  });

  it('isn’t bound to its country unless that is asked for', async () => {
    const { cookie } = await signInAt(await aUser(), HOME);
    expect(await outcome(client({ cookie }, { ...HOME, cf: { country: 'BR' } }))).toBe('200');
  });

  it('is bound to its country where that is asked for, as far as the country is known', async () => {
    await storeSettings('session', { binding: 'browser_and_country' });
    const { cookie } = await signInAt(await aUser(), HOME);
    expect(await outcome(client({ cookie }, { ip: '198.51.100.7', userAgent: chrome(140), cf: {} }))).toBe('200');
    expect(await outcome(client({ cookie }, { ...HOME, cf: { country: 'BR' } }))).toBe('401 unauthenticated');
  });

  it('is good anywhere where nothing is asked for', async () => {
    await storeSettings('session', { binding: 'off' });
    const { cookie } = await signInAt(await aUser(), HOME);
    expect(await outcome(client({ cookie }, { userAgent: 'curl/8.9.1', cf: { country: 'BR' } }))).toBe('200');
  });

  it('is what is bound: an access token goes where its client sends it', async () => {
    const { token } = await signInAt(await aUser(), HOME);
    expect(await outcome(client({ token }, { userAgent: 'curl/8.9.1' }))).toBe('200');
  });

  it('costs a check one object call and no D1 statement, new version or not', async () => {
    const { cookie } = await signInAt(await aUser(), HOME);
    await client({ cookie }, HOME).get(WHO);
    const { cost } = await client({ cookie }, { ...HOME, userAgent: chrome(141) }).get(WHO);
    expect(cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });
});

describe('networks', () => {
  const OFFICE = '203.0.113.7';

  async function aPersonIn(roleIds: string[] = []) {
    const person = await aUser({ roleIds });
    const { token } = await signedIn(person, { from: client({}, { ip: OFFICE }) });
    return (ip: string) => client({ token }, { ip });
  }

  it('of the organization are in force for live sessions within two seconds, and at no cost', async () => {
    const admin = await anAdministrator();
    const from = await aPersonIn();
    expect(await outcome(from('198.51.100.7'))).toBe('200');
    const { status } = await admin.patch('/api/settings/network', { block: ['198.51.100.0/24'] });
    expect(status).toBe(200);
    clock.advance(2 * SECOND_MS);
    expect(await outcome(from('198.51.100.7'))).toBe('403 network_not_allowed');
    expect(await outcome(from('::ffff:198.51.100.7'))).toBe('403 network_not_allowed');
    expect(await outcome(from(OFFICE))).toBe('200');
    expect((await from('198.51.100.7').get(WHO)).cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('of a role bind whoever holds it or inherits from it, whatever else they hold', async () => {
    const bound = await aRole({ security: { allowedNetworks: ['203.0.113.0/24'] } });
    const heir = await aRole({ parents: [bound] });
    for (const roleIds of [[bound], [heir], [bound, await aRole()]]) {
      const from = await aPersonIn(roleIds);
      expect([await outcome(from(OFFICE)), await outcome(from('198.51.100.7'))]).toEqual([
        '200',
        '403 network_not_allowed',
      ]);
    }
    expect(await outcome((await aPersonIn())('198.51.100.7'))).toBe('200');
  });

  it('end nothing: back in the office the session goes on', async () => {
    const from = await aPersonIn([await aRole({ security: { allowedNetworks: [OFFICE] } })]);
    expect(await outcome(from('198.51.100.7'))).toBe('403 network_not_allowed');
    expect(await outcome(from(OFFICE))).toBe('200');
  });

  it('refuse a refresh from elsewhere, and leave the token good', async () => {
    const person = await aUser({ roleIds: [await aRole({ security: { allowedNetworks: [OFFICE] } })] });
    const { refreshToken } = await signedIn(person, { from: client({}, { ip: OFFICE }) });
    const refresh = (ip: string) => client({}, { ip }).post('/api/auth/refresh', { refresh_token: refreshToken });
    expect([(await refresh('198.51.100.7')).status, (await refresh(OFFICE)).status]).toEqual([401, 200]);
  });

  it('refuse a sign-in, whose session isn’t opened', async () => {
    const person = await aUser({ roleIds: [await aRole({ security: { allowedNetworks: [OFFICE] } })] });
    const { status, body } = await login(client({}, { ip: '198.51.100.7' }), person.email, person.password);
    expect([status, (body as { code?: string }).code]).toEqual([403, 'network_not_allowed']);
  });

  it('of a role can’t be set so that they shut out the super admin who sets them', async () => {
    const admin = await anAdministrator();
    const path = '/api/roles/01900000-0000-7000-8000-000000000001';
    const refused = await admin.patch(path, { allowed_networks: ['192.0.2.0/24'] });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/allowed_networks', code: 'shuts_you_out' }]);
    expect((await admin.patch(path, { allowed_networks: [`${admin.ip}/24`] })).status).toBe(200);
    expect(await outcome(admin)).toBe('200');
  });
});

describe('access hours', () => {
  const OFFICE: AccessSchedule = { windows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] };

  async function aPersonWith(schedule: AccessSchedule | null, timezone = 'UTC'): Promise<SignedInPerson> {
    const person = await aUser();
    await run(
      'UPDATE users SET access_schedule = ?, timezone = ? WHERE id = ?',
      schedule && JSON.stringify(schedule),
      timezone,
      person.id,
    );
    return signedIn(person);
  }

  it('end at their very minute for live sessions, and begin again', async () => {
    await storeSettings('session', { idle_minutes: 1440, absolute_minutes: 1440 });
    const person = byCookie(await aPersonWith(OFFICE));
    clock.advance(7 * HOUR_MS - 1);
    expect(await outcome(person)).toBe('200');
    clock.advance(1);
    expect(await outcome(person)).toBe('403 outside_access_hours');
    clock.advance(16 * HOUR_MS);
    expect(await outcome(person)).toBe('200');
  });

  it('are those of the person’s own time zone', async () => {
    expect(await outcome(await aPersonWith(OFFICE, 'Europe/Oslo'))).toBe('200');
    const person = await aPersonWith(OFFICE, 'Asia/Ho_Chi_Minh').catch((error: { kind?: { code: string } }) => error);
    expect(person).toMatchObject({ kind: { code: 'outside_access_hours' } });
  });

  it('refuse a sign-in outside them', async () => {
    const person = await aUser();
    await run('UPDATE users SET access_schedule = ? WHERE id = ?', JSON.stringify(OFFICE), person.id);
    clock.advance(10 * HOUR_MS);
    const { status, body } = await login(nobody(), person.email, person.password);
    expect([status, (body as { code?: string }).code]).toEqual([403, 'outside_access_hours']);
  });

  it('set by an administrator are in force at the next request, and on record', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    expect(await outcome(person)).toBe('200');
    const night = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '06:00' }] };
    const path = `/api/users/${person.id}`;
    const { status, body } = await admin.patch<{ access_schedule: unknown }>(path, { access_schedule: night });
    expect([status, body.access_schedule]).toEqual([200, night]);
    expect(await outcome(person)).toBe('403 outside_access_hours');
    const record = (await auditFor(person.id)).find(({ action }) => action === 'user.updated');
    expect(record?.changes).toEqual([{ field: 'access_schedule', before: null, after: night }]);
    expect((await admin.patch(path, { access_schedule: null })).status).toBe(200);
    expect(await outcome(person)).toBe('200');
  });

  it.each([
    [{ windows: [] }],
    [{ windows: [{ days: [], from: '09:00', to: '17:00' }] }],
    [{ windows: [{ days: [0], from: '09:00', to: '17:00' }] }],
    [{ windows: [{ days: [1], from: '9:00', to: '17:00' }] }],
    [{ windows: [{ days: [1], from: '09:00', to: '24:00' }] }],
  ])('that nobody could mean are refused: %j', async (access_schedule) => {
    const admin = await anAdministrator();
    const person = await aUser();
    expect((await admin.patch(`/api/users/${person.id}`, { access_schedule })).status).toBe(422);
  });
});

describe('a role that requires a second factor', () => {
  const mfaOf = async (who: Client) => (await who.get<SignedInBody>(WHO)).body;

  it('binds live sessions at their next request: who has none sets one up', async () => {
    const admin = await anAdministrator();
    const role = await aRole({ permissions: ['users:read'] });
    const person = await aSignedInUser({ roleIds: [role] });
    expect(await outcome(person, '/api/users')).toBe('200');
    expect((await admin.patch(`/api/roles/${role}`, { mfa_required: true })).status).toBe(200);
    expect(await outcome(person, '/api/users')).toBe('403 mfa_enrollment_required');
    expect(await mfaOf(person)).toMatchObject({
      session: { scope: 'mfa_enrollment', aal: 1 },
      mfa: { required: true, enrolled: false },
    });
  });

  it('binds live sessions at their next request: who has one proves it', async () => {
    const admin = await anAdministrator();
    const role = await aRole({ permissions: ['users:read'] });
    const person = await aUser({ roleIds: [role] });
    await enrol(person.id, 'totp');
    const [weak, strong] = [await signedIn(person), await signedIn(person, { aal: 2 })];
    expect(await outcome(weak, '/api/users')).toBe('200');
    await admin.patch(`/api/roles/${role}`, { mfa_required: true });
    expect(await outcome(weak, '/api/users')).toBe('403 step_up_required');
    expect(await outcome(strong, '/api/users')).toBe('200');
    expect(await mfaOf(weak)).toMatchObject({
      session: { scope: 'second_factor' },
      mfa: { required: true, enrolled: true },
    });
  });

  it('counts by inheritance, and a factor that it doesn’t take doesn’t count', async () => {
    const parent = await aRole({ security: { mfaRequired: true, mfaMethods: ['totp', 'passkey'] } });
    const person = await aUser({ roleIds: [await aRole({ parents: [parent] })] });
    await enrol(person.id, 'email');
    const session = await signedIn(person, { aal: 2 });
    expect(await outcome(session, '/api/profile/sessions')).toBe('403 mfa_enrollment_required');
  });

  it('gives the days of grace that the organization sets, from when it began or was assigned', async () => {
    await storeSettings('mfa', { grace_days: 7 });
    await storeSettings('session', { idle_minutes: 20_000, absolute_minutes: 20_000 });
    const began = clock.now() - 3 * DAY_MS;
    const role = await aRole({ security: { mfaRequired: true, mfaRequiredSince: began } });
    const person = byCookie(await aSignedInUser({ roleIds: [role] }));
    const due = clock.now() + 7 * DAY_MS;
    expect((await mfaOf(person)) as object).toMatchObject({
      session: { scope: 'full' },
      mfa: { required: true, enrolled: false, grace_until: new Date(due).toISOString() },
    });
    clock.advance(7 * DAY_MS - 1);
    expect(await outcome(person, '/api/profile/sessions')).toBe('200');
    clock.advance(1);
    expect(await outcome(person, '/api/profile/sessions')).toBe('403 mfa_enrollment_required');
  });

  it('comes after the change of a temporary password, and before it for who has a factor', async () => {
    const role = await aRole({ security: { mfaRequired: true } });
    const [without, having] = [await aUser({ roleIds: [role] }), await aUser({ roleIds: [role] })];
    await enrol(having.id, 'totp');
    const scoped = { scope: 'password_change' as const };
    expect(await outcome(await signedIn(without, scoped), '/api/users')).toBe('403 password_change_required');
    expect(await outcome(await signedIn(having, scoped), '/api/users')).toBe('403 step_up_required');
    expect(await outcome(await signedIn(having, { ...scoped, aal: 2 }), '/api/users')).toBe(
      '403 password_change_required',
    );
  });
});

describe('the length of a session', () => {
  const lengthOf = async (roleIds: string[], rememberMe = false) => {
    const session = await signedIn(await aUser({ roleIds }), { rememberMe });
    const { body } = await session.get<SignedInBody>(WHO);
    return (Date.parse(body.session.expires_at) - clock.now()) / MINUTE_MS;
  };

  it('is the shortest of the organization’s and of each held role’s, inherited ones too', async () => {
    const hour = await aRole({ security: { sessionIdleMinutes: 60 } });
    const half = await aRole({ security: { sessionAbsoluteMinutes: 30 } });
    const heir = await aRole({ parents: [half] });
    const long = await aRole({ security: { sessionIdleMinutes: 40_000 } });
    expect(await lengthOf([])).toBe(8 * 60);
    expect(await lengthOf([hour])).toBe(60);
    expect(await lengthOf([hour, heir])).toBe(30);
    expect(await lengthOf([long])).toBe(8 * 60);
    expect(await lengthOf([hour], true)).toBe(60);
  });

  it('by rest begins anew at each use; by age it doesn’t', async () => {
    const role = await aRole({ security: { sessionIdleMinutes: 60, sessionAbsoluteMinutes: 100 } });
    const person = byCookie(await aSignedInUser({ roleIds: [role] }));
    clock.advance(59 * MINUTE_MS);
    expect(await outcome(person)).toBe('200');
    clock.advance(41 * MINUTE_MS);
    expect(await outcome(person)).toBe('401 unauthenticated');
  });
});

describe('what a stolen session must not do', () => {
  it('wants a factor proved in the last ten minutes', async () => {
    const admin = byCookie(await anAdministrator());
    const create = (name: string) => admin.post('/api/roles', { name });
    clock.advance(10 * MINUTE_MS);
    expect((await create('Front desk')).status).toBe(201);
    clock.advance(1);
    const refused = await create('Back office');
    expect([refused.status, refused.body.code]).toEqual([403, 'step_up_required']);
    expect(await outcome(admin, '/api/roles')).toBe('200');
  });

  it('is told apart from what nobody without the permission may do', async () => {
    const person = byCookie(await aSignedInUser());
    clock.advance(HOUR_MS);
    const { status, body } = await person.post('/api/roles', { name: 'Front desk' });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});
