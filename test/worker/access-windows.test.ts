import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../worker/kernel/time';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login, type SignedInPerson, signedIn } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

type Window = { days: number[]; from: string; to: string };

// A Sunday, in winter on both sides of the Atlantic.
const clock = useClock(Date.parse('2026-03-01T12:00:00.000Z'));
const goTo = (moment: string) => clock.advance(Date.parse(moment) - clock.now());
const DAY_MINUTES = 24 * 60;
const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const OFFICE_HOURS: Window = { days: WEEKDAYS, from: '08:00', to: '18:00' };

beforeEach(async () => {
  await resetDatabase();
  await storeSettings('session', { idle_minutes: 30 * DAY_MINUTES, absolute_minutes: 60 * DAY_MINUTES });
});

/** Stores hours behind the API's back: so the person needs no administrator whose own session would run out. */
async function limit(id: string, timezone: string, windows: Window[]): Promise<void> {
  await run(
    'UPDATE users SET timezone = ?, access_schedule = ? WHERE id = ?',
    timezone,
    JSON.stringify({ windows }),
    id,
  );
}

async function aPersonWith(timezone: string, windows: Window[]): Promise<SignedInPerson> {
  const person = await aSignedInUser();
  await limit(person.id, timezone, windows);
  // A snapshot from before is good for at most a minute.
  clock.advance(61_000);
  return person;
}

const answerAt = async (person: SignedInPerson, moment: string) => {
  goTo(moment);
  // The cookie: an access token is good for five minutes.
  const { status, body } = await client({ cookie: person.cookie }).get<{ code?: string }>('/api/auth/session');
  return status === 200 ? 'let in' : `${status} ${body.code}`;
};
const REFUSED = '403 outside_access_hours';

describe('a live session', () => {
  it('is refused from the minute that the hours end, and let in again when they begin', async () => {
    const person = await aPersonWith('Europe/Berlin', [OFFICE_HOURS]);
    expect(await answerAt(person, '2026-03-02T06:59:59.999Z')).toBe(REFUSED);
    expect(await answerAt(person, '2026-03-02T07:00:00.000Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-02T16:59:59.999Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-02T17:00:00.000Z')).toBe(REFUSED);
    expect(await answerAt(person, '2026-03-03T07:00:00.000Z')).toBe('let in');
  });

  it('follows a change of hours at the next request', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    expect((await person.get('/api/auth/session')).status).toBe(200);
    const monday = { windows: [{ days: [1], from: '08:00', to: '18:00' }] };
    await admin.patch(`/api/users/${person.id}`, { access_schedule: monday });
    expect((await person.get('/api/auth/session')).body).toMatchObject({ code: 'outside_access_hours' });
    await admin.patch(`/api/users/${person.id}`, { access_schedule: null });
    expect((await person.get('/api/auth/session')).status).toBe(200);
    const change = (await auditFor(person.id)).find(({ action }) => action === 'user.updated');
    expect(change?.changes).toEqual([{ field: 'access_schedule', before: null, after: monday }]);
  });

  it('knows hours past midnight by the day on which they began', async () => {
    const person = await aPersonWith('UTC', [{ days: [5], from: '22:00', to: '06:00' }]);
    expect(await answerAt(person, '2026-03-06T05:00:00.000Z')).toBe(REFUSED);
    expect(await answerAt(person, '2026-03-06T22:00:00.000Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-07T05:59:00.000Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-07T06:00:00.000Z')).toBe(REFUSED);
    expect(await answerAt(person, '2026-03-07T22:30:00.000Z')).toBe(REFUSED);
  });

  it('knows hours from Sunday into Monday', async () => {
    const person = await aPersonWith('UTC', [{ days: [7], from: '20:00', to: '04:00' }]);
    expect(await answerAt(person, '2026-03-09T03:59:00.000Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-09T04:00:00.000Z')).toBe(REFUSED);
  });

  it('is let in by any of several windows', async () => {
    const person = await aPersonWith('UTC', [OFFICE_HOURS, { days: [6], from: '10:00', to: '14:00' }]);
    expect(await answerAt(person, '2026-03-06T17:00:00.000Z')).toBe('let in');
    expect(await answerAt(person, '2026-03-07T09:59:00.000Z')).toBe(REFUSED);
    expect(await answerAt(person, '2026-03-07T13:59:00.000Z')).toBe('let in');
  });
});

describe('daylight saving', () => {
  it.each([
    // Berlin: +1 until 29 March 2026, then +2 until 25 October.
    ['Europe/Berlin', '2026-03-28T07:00:00.000Z', '2026-03-28T06:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T06:00:00.000Z', '2026-03-29T05:59:00.000Z'],
    ['Europe/Berlin', '2026-10-24T06:00:00.000Z', '2026-10-24T05:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25T07:00:00.000Z', '2026-10-25T06:59:00.000Z'],
    // New York: -5 until 8 March 2026, then -4 until 1 November.
    ['America/New_York', '2026-03-07T13:00:00.000Z', '2026-03-07T12:59:00.000Z'],
    ['America/New_York', '2026-03-08T12:00:00.000Z', '2026-03-08T11:59:00.000Z'],
    ['America/New_York', '2026-10-31T12:00:00.000Z', '2026-10-31T11:59:00.000Z'],
    ['America/New_York', '2026-11-01T13:00:00.000Z', '2026-11-01T12:59:00.000Z'],
  ])('leaves 08:00 in %s at 08:00: %s', async (zone, begins, before) => {
    goTo(new Date(Date.parse(before) - DAY_MS / 2).toISOString());
    const person = await aPersonWith(zone, [{ days: EVERY_DAY, from: '08:00', to: '20:00' }]);
    expect(await answerAt(person, before)).toBe(REFUSED);
    expect(await answerAt(person, begins)).toBe('let in');
  });

  it('lets nobody in during an hour that is skipped, and twice during one that comes twice', async () => {
    goTo('2026-03-28T12:00:00.000Z');
    const night = [{ days: EVERY_DAY, from: '02:00', to: '03:00' }];
    const inSpring = await aPersonWith('Europe/Berlin', night);
    expect(await answerAt(inSpring, '2026-03-29T00:59:00.000Z')).toBe(REFUSED);
    expect(await answerAt(inSpring, '2026-03-29T01:00:00.000Z')).toBe(REFUSED);
    goTo('2026-10-24T12:00:00.000Z');
    const inAutumn = await aPersonWith('Europe/Berlin', night);
    expect(await answerAt(inAutumn, '2026-10-25T00:30:00.000Z')).toBe('let in');
    expect(await answerAt(inAutumn, '2026-10-25T01:30:00.000Z')).toBe('let in');
    expect(await answerAt(inAutumn, '2026-10-25T02:00:00.000Z')).toBe(REFUSED);
  });
});

describe('sign-in outside the hours', () => {
  it('is refused as such only after the right password', async () => {
    const person = await aUser();
    await limit(person.id, 'UTC', [OFFICE_HOURS]);
    const wrong = await login(nobody(), person.email, 'Not-the-password-1');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'invalid_credentials' });
    const right = await login(nobody(), person.email, person.password);
    expect(right.status).toBe(403);
    expect(right.body).toMatchObject({ code: 'outside_access_hours' });
    expect(right.cookies[SESSION_COOKIE]).toBeUndefined();

    goTo('2026-03-02T08:00:00.000Z');
    expect((await login(nobody(), person.email, person.password)).status).toBe(200);
  });
});

describe('the field access_schedule', () => {
  it('is stored with each day once, and is null for always', async () => {
    const admin = await anAdministrator();
    const access_schedule = { windows: [{ days: [5, 1, 5], from: '08:00', to: '18:00' }] };
    const created = await admin.post<{ id: string; access_schedule: unknown }>('/api/users', {
      email: 'guest@halden.example',
      name: 'A Guest',
      access_schedule,
    });
    expect(created.status).toBe(201);
    expect(created.body.access_schedule).toEqual({ windows: [{ days: [1, 5], from: '08:00', to: '18:00' }] });
    const put = await admin.put<{ access_schedule: unknown }>(`/api/users/${created.body.id}`, {
      access_schedule: null,
    });
    expect(put.body.access_schedule).toBeNull();
  });

  it.each([
    ['no window', { windows: [] }, '/access_schedule/windows'],
    ['no day', { windows: [{ ...OFFICE_HOURS, days: [] }] }, '/access_schedule/windows/0/days'],
    ['a day that no week has', { windows: [{ ...OFFICE_HOURS, days: [0] }] }, '/access_schedule/windows/0/days/0'],
    ['an eighth day', { windows: [{ ...OFFICE_HOURS, days: [8] }] }, '/access_schedule/windows/0/days/0'],
    ['a time that no clock shows', { windows: [{ ...OFFICE_HOURS, to: '24:00' }] }, '/access_schedule/windows/0/to'],
    ['a time in another form', { windows: [{ ...OFFICE_HOURS, from: '8:00' }] }, '/access_schedule/windows/0/from'],
    ['a field of its own', { windows: [{ ...OFFICE_HOURS, zone: 'UTC' }] }, '/access_schedule/windows/0/zone'],
    ['21 windows', { windows: Array.from({ length: 21 }, () => OFFICE_HOURS) }, '/access_schedule/windows'],
    ['a list', [OFFICE_HOURS], '/access_schedule'],
  ])('refuses %s', async (_, access_schedule, pointer) => {
    const admin = await anAdministrator();
    const person = await aUser();
    const { status, body } = await admin.patch(`/api/users/${person.id}`, { access_schedule });
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });
});

it('refuses a request with an access token like one with a cookie', async () => {
  const person = await aUser();
  const session = await signedIn(person);
  await limit(person.id, 'UTC', [OFFICE_HOURS]);
  clock.advance(61_000);
  for (const who of [client({ token: session.token }), client({ cookie: session.cookie })]) {
    expect((await who.get('/api/auth/session')).body).toMatchObject({ code: 'outside_access_hours' });
  }
});
