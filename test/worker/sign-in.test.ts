import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../worker/kernel/time';
import { client, DEVICE_COOKIE, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser, aUser, login, OTHER_PASSWORD, PASSWORD, signIn } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor } from '../support/worker/records';
import { select } from '../support/worker/sql';

const WRONG = 'Wrong-Horse-1-Battery';
const clock = useClock();

beforeEach(() => resetDatabase());

describe('a right password', () => {
  it('opens a session by email or username, in any case and form', async () => {
    const person = await aUser({ email: 'Zsófia.Horváth@halden.example'.normalize('NFD'), username: 'ZHorvath' });
    for (const identifier of ['zsófia.horváth@HALDEN.example', ' ZHORVATH ', 'zhorvath']) {
      const answer = await login(nobody(), identifier, PASSWORD);
      expect([answer.status, answer.body.user.id], identifier).toEqual([200, person.id]);
    }
  });

  it('is taken with the identifier as `email` too, and refused without either', async () => {
    const { email } = await aUser();
    expect((await nobody().post('/api/auth/login', { email, password: PASSWORD })).status).toBe(200);
    const missing = await nobody().post('/api/auth/login', { password: PASSWORD });
    expect([missing.status, missing.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/identifier', code: 'required' })],
    ]);
  });

  it('gives an API client tokens, and the cookie beside them', async () => {
    const answer = await login(nobody(), (await aUser()).email, PASSWORD);
    expect(answer.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 300,
      access_token: expect.any(String),
      refresh_token: expect.stringMatching(/^lkr_/),
    });
    expect((await client({ token: answer.body.access_token ?? '' }).get('/api/auth/session')).status).toBe(200);
    expect((await client({ cookie: answer.cookies[SESSION_COOKIE] ?? '' }).get('/api/auth/session')).status).toBe(200);
  });

  it('gives a browser the cookie only: no token reaches its scripts', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await login(nobody(), (await aUser()).email, PASSWORD, { headers });
    expect(Object.keys(answer.body)).not.toEqual(expect.arrayContaining(['access_token']));
    expect(JSON.stringify(answer.body)).not.toMatch(/eyJ|lkr_/);
    expect(answer.headers.getSetCookie().find((line) => line.startsWith(`${SESSION_COOKIE}=`))).toMatch(
      /; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('is remembered when asked, for 30 days; otherwise the cookie ends with the browser and the session within a day', async () => {
    const { email } = await aUser();
    const remembered = await login(nobody(), email, PASSWORD, { remember_me: true });
    const usual = await login(nobody(), email, PASSWORD);
    const line = (answer: typeof usual) =>
      answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
    expect(line(remembered)).toContain(`; Max-Age=${30 * 24 * 60 * 60}`);
    expect(line(usual)).not.toContain('Max-Age');
    expect(Date.parse(usual.body.session.expires_at) - clock.now()).toBe(8 * 60 * MINUTE_MS);
  });

  it.each(['super_admin', 'admin', 'security_admin'] as const)('is never remembered for a %s', async (role) => {
    const { email } = await aUser({ roles: [role] });
    const answer = await login(nobody(), email, PASSWORD, { remember_me: true });
    expect(answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))).not.toContain(
      'Max-Age',
    );
    expect(Date.parse(answer.body.session.expires_at) - clock.now()).toBe(8 * 60 * MINUTE_MS);
  });

  it('makes a new session each time: what a visitor brought along is not upgraded', async () => {
    const person = await aSignedInUser();
    const answer = await login(client({ cookie: person.cookie }), person.email, PASSWORD);
    expect(answer.body.session.id).not.toBe(person.sessionId);
    expect(answer.cookies[SESSION_COOKIE]).not.toBe(person.cookie);
  });

  it('stands in the login history and the audit log, with from where', async () => {
    const person = await signIn(await aUser());
    expect(
      await select('SELECT result, reason, identifier, ip, session_id FROM login_history WHERE user_id = ?', person.id),
    ).toEqual([
      { result: 'SUCCESS', reason: null, identifier: person.email, ip: person.ip, session_id: person.sessionId },
    ]);
    expect(await auditFor(person.id)).toMatchObject([
      {
        action: 'session.created',
        type: 'LOGIN',
        actor_id: person.id,
        ip: person.ip,
        session_id: person.sessionId,
        method: 'password',
      },
    ]);
  });
});

describe('a wrong password', () => {
  it('is answered like an unknown identifier, word for word and at the same cost', async () => {
    const known = await aUser();
    const neverSetOne = await aUser({ password: null });
    const answers = [
      await login(nobody(), known.email, WRONG),
      await login(nobody(), 'nobody@halden.example', WRONG),
      await login(nobody(), 'no-such-name', WRONG),
      await login(nobody(), neverSetOne.email, WRONG),
      await login(nobody(), (await aUser({ status: 'suspended' })).email, WRONG),
      await login(nobody(), (await aUser({ status: 'pending' })).email, WRONG),
      await login(nobody(), (await aUser({ expiresAt: '2020-01-01T00:00:00Z' })).email, WRONG),
    ];
    const shown = answers.map(({ status, body, headers, cost }) => {
      const { request_id: _, ...rest } = body as unknown as { request_id: string };
      const names = [...headers].map(([name]) => name);
      return { status, rest, names, d1: cost.d1, objects: cost.objects };
    });
    for (const other of shown.slice(1)) expect(other).toEqual({ ...shown[0], rest: other.rest, d1: other.d1 });
    // The first sign-in of the isolate reads the settings as well.
    for (const other of shown.slice(2)) expect(other).toEqual(shown[1]);
    expect(shown[1]).toMatchObject({ status: 401, rest: { code: 'invalid_credentials' } });
  });

  it('costs an unknown identifier the same hash: a longer time gives nobody away', async () => {
    const known = await aUser();
    const time = async (identifier: string) => {
      const startedAt = performance.now();
      await login(nobody(), identifier, WRONG);
      return performance.now() - startedAt;
    };
    await time(known.email);
    const [one, other]: [number[], number[]] = [[], []];
    for (let n = 0; n < 4; n += 1) {
      one.push(await time(known.email));
      other.push(await time(`unknown${n}@halden.example`));
    }
    // The hash takes 20 ms and more on any machine; without it an answer takes 5.
    expect(Math.min(...other)).toBeGreaterThan(Math.min(...one) / 2);
  });

  it('stands in the login history and the audit log once drained, of an unknown identifier too', async () => {
    const person = await aUser();
    const from = nobody();
    await login(from, person.email, WRONG);
    await login(from, 'Nobody@halden.example', WRONG);
    await drainQueues();
    expect(await select('SELECT result, reason, identifier, user_id, ip FROM login_history ORDER BY id')).toEqual([
      { result: 'FAILED', reason: 'wrong_password', identifier: person.email, user_id: person.id, ip: from.ip },
      {
        result: 'FAILED',
        reason: 'unknown_identifier',
        identifier: 'Nobody@halden.example',
        user_id: null,
        ip: from.ip,
      },
    ]);
    expect(await auditFor(person.id)).toMatchObject([
      { action: 'session.sign_in_failed', type: 'LOGIN_FAILED', actor_type: 'anonymous' },
    ]);
    expect(await auditFor(null)).toMatchObject([{ action: 'session.sign_in_failed', type: 'LOGIN_FAILED' }]);
  });

  it('is recorded once, however often the journal is drained', async () => {
    const person = await aUser();
    await login(nobody(), person.email, WRONG);
    await Promise.all([drainQueues(), drainQueues()]);
    await drainQueues();
    expect(await auditFor(person.id)).toHaveLength(1);
  });

  it.each([257, 300, 1024])('of %i characters is wrong, not an error', async (length) => {
    const { email } = await aUser();
    const answer = await login(nobody(), email, 'x'.repeat(length));
    expect([answer.status, answer.body]).toEqual([401, expect.objectContaining({ code: 'invalid_credentials' })]);
  });

  it('of more than 1,024 characters is refused unread', async () => {
    const { email } = await aUser();
    expect((await login(nobody(), email, 'x'.repeat(1025))).status).toBe(422);
  });
});

describe('a password that must be changed', () => {
  it('reaches the change and nothing else; after it everything, in the same session', async () => {
    const person = await aUser({ mustChangePassword: true, roles: ['viewer'] });
    const session = await signIn(person);
    expect((await session.get('/api/users')).body.code).toBe('password_change_required');
    const who = await session.get<{ session: { scope: string } }>('/api/auth/session');
    expect(who.body.session.scope).toBe('password_change');

    const changed = await session.post('/api/auth/change-password', {
      current_password: PASSWORD,
      new_password: OTHER_PASSWORD,
    });
    expect(changed.status).toBe(204);
    expect((await session.get('/api/users')).status).toBe(200);
    const again = await signIn({ ...person, password: OTHER_PASSWORD });
    expect((await again.get('/api/users')).status).toBe(200);
  });

  it('cannot be refreshed into more', async () => {
    const session = await signIn(await aUser({ mustChangePassword: true, roles: ['viewer'] }));
    const pair = await nobody().post<{ access_token: string }>('/api/auth/refresh', {
      refresh_token: session.refreshToken,
    });
    expect(pair.status).toBe(200);
    expect((await client({ token: pair.body.access_token }).get('/api/users')).body.code).toBe(
      'password_change_required',
    );
  });

  it('is not changed to itself', async () => {
    const session = await signIn(await aUser({ mustChangePassword: true }));
    const answer = await session.post('/api/auth/change-password', {
      current_password: PASSWORD,
      new_password: PASSWORD,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'password_reused']);
    expect((await session.get('/api/profile/sessions')).body.code).toBe('password_change_required');
  });
});

describe('the session cookie’s device', () => {
  it('is given at the first sign-in and kept at the next', async () => {
    const person = await signIn(await aUser());
    const again = await login(client({ device: person.device }), person.email, PASSWORD);
    expect(again.cookies[DEVICE_COOKIE]?.split('.')[0]).toBe(person.device.split('.')[0]);
  });
});
