import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../worker/kernel/time';
import { type Client, client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { type Authenticator, codeMailedTo, enrolEmail, enrolTotp } from '../support/worker/factors';
import {
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInBody,
  type SignedInPerson,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

const clock = useClock(Date.UTC(2026, 10, 20, 12));

type Asked = { mfa_required: true; mfa_token: string; methods: string[]; hints: { email?: string } };

beforeEach(() => resetDatabase());

async function ask(email: string, from: Client = nobody()): Promise<Asked> {
  const { status, body } = await from.post<Asked>('/api/auth/login', { identifier: email, password: PASSWORD });
  expect([status, body.mfa_required]).toEqual([200, true]);
  return body;
}

const verify = (mfa_token: string, method: string, code: string, from: Client = nobody(), headers = {}) =>
  from.post<SignedInBody & { code: string }>('/api/auth/verify-mfa', { mfa_token, method, code }, headers);

async function aTotpUser(): Promise<{ person: SignedInPerson; app: Authenticator }> {
  const person = await aSignedInUser();
  return { person, app: await enrolTotp(person) };
}

describe('a right password of somebody with an authenticator app', () => {
  it('opens nothing: it answers a token, the methods, and no cookie', async () => {
    const { person } = await aTotpUser();
    const answer = await login(nobody(), person.email, PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      mfa_required: true,
      mfa_token: expect.any(String),
      methods: ['totp', 'recovery_code'],
      hints: {},
    });
    expect(answer.cookies[SESSION_COOKIE]).toBeUndefined();
    const created = (await auditActions(person.id)).filter((action) => action === 'session.created');
    expect(created, 'only the session that the app was set up in').toHaveLength(1);
  });

  it('opens a session with the code; both factors stand in the history and the audit log', async () => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    const answer = await verify(mfa_token, 'totp', app.code());
    expect([answer.status, answer.body.user.id]).toEqual([200, person.id]);
    expect(answer.body.access_token).toBeTruthy();
    expect((await auditFor(person.id)).at(-1)).toMatchObject({ action: 'session.created', method: 'password+totp' });
    expect(
      await select('SELECT result, method FROM login_history WHERE session_id = ?', answer.body.session.id),
    ).toEqual([{ result: 'SUCCESS', method: 'password+totp' }]);
  });

  it('gives a browser the cookie only', async () => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    const answer = await verify(mfa_token, 'totp', app.code(), nobody(), { 'sec-fetch-site': 'same-origin' });
    expect(answer.cookies[SESSION_COOKIE]).toBeTruthy();
    expect(JSON.stringify(answer.body)).not.toMatch(/eyJ|lkr_/);
  });

  it('remembers what was asked for with the password', async () => {
    const { person, app } = await aTotpUser();
    const { body } = await nobody().post<Asked>('/api/auth/login', {
      identifier: person.email,
      password: PASSWORD,
      remember_me: true,
    });
    const answer = await verify(body.mfa_token, 'totp', app.code());
    expect(answer.headers.getSetCookie().join()).toContain('Max-Age=2592000');
  });

  it('costs one object call more than without', async () => {
    const { person, app } = await aTotpUser();
    const other = await aUser();
    await login(nobody(), other.email, PASSWORD);
    const plain = await login(nobody(), other.email, PASSWORD);
    const first = await login(nobody(), person.email, PASSWORD);
    const second = await verify((first.body as unknown as Asked).mfa_token, 'totp', app.code());
    expect(second.status).toBe(200);
    expect(first.cost.objects + second.cost.objects).toBe(plain.cost.objects + 1);
  });
});

describe('a code', () => {
  it.each([-1, 0, 1])('of step %i is taken: clocks are off', async (offset) => {
    const { person, app } = await aTotpUser();
    clock.advance(30_000);
    const { mfa_token } = await ask(person.email);
    expect((await verify(mfa_token, 'totp', app.code(offset))).status).toBe(200);
  });

  it('typed with a space is taken', async () => {
    const { person, app } = await aTotpUser();
    const code = app.code();
    const answer = await verify((await ask(person.email)).mfa_token, 'totp', `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(answer.status).toBe(200);
  });

  it('works once: the same one is refused at another sign-in, and so is an earlier one', async () => {
    const { person, app } = await aTotpUser();
    await verify((await ask(person.email)).mfa_token, 'totp', app.code());
    const { mfa_token } = await ask(person.email);
    for (const code of [app.code(), app.code(-1)]) {
      const answer = await verify(mfa_token, 'totp', code);
      expect([answer.status, answer.body.code]).toEqual([401, 'code_used']);
    }
    clock.advance(30_000);
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(200);
  });

  it('works once over ten parallel sign-ins', async () => {
    const { person, app } = await aTotpUser();
    const tokens: string[] = [];
    for (let n = 0; n < 10; n += 1) tokens.push((await ask(person.email)).mfa_token);
    const answers = await Promise.all(tokens.map((token) => verify(token, 'totp', app.code())));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'code_used')).toHaveLength(9);
  });

  it('that is replayed isn’t counted as a guess', async () => {
    const { person, app } = await aTotpUser();
    await verify((await ask(person.email)).mfa_token, 'totp', app.code());
    const { mfa_token } = await ask(person.email);
    for (let n = 0; n < 8; n += 1) expect((await verify(mfa_token, 'totp', app.code())).body.code).toBe('code_used');
    clock.advance(30_000);
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(200);
  });

  it('that is wrong counts across challenges: after five the method is locked for 15 minutes', async () => {
    const { person, app } = await aTotpUser();
    for (let n = 0; n < 5; n += 1) {
      const answer = await verify((await ask(person.email)).mfa_token, 'totp', '000000');
      expect([answer.status, answer.body.code]).toEqual([401, 'invalid_code']);
    }
    const locked = await verify((await ask(person.email)).mfa_token, 'totp', app.code());
    expect([locked.status, locked.body.code]).toEqual([429, 'too_many_attempts']);
    clock.advance(15 * MINUTE_MS);
    expect((await verify((await ask(person.email)).mfa_token, 'totp', app.code())).status).toBe(200);
  });

  it('can’t be guessed in parallel: of thirty wrong ones five are judged', async () => {
    const { person } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    const guesses = Array.from({ length: 30 }, (_, n) => verify(mfa_token, 'totp', String(100_000 + n)));
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'invalid_code').length).toBeLessThanOrEqual(5);
    expect(codes.filter((code) => code === 'too_many_attempts').length).toBeGreaterThanOrEqual(25);
  });

  it('that is wrong stands in the history and the audit log', async () => {
    const { person } = await aTotpUser();
    await verify((await ask(person.email)).mfa_token, 'totp', '000000');
    expect(
      await select("SELECT reason, method FROM login_history WHERE user_id = ? AND result = 'FAILED'", person.id),
    ).toEqual([{ reason: 'wrong_code', method: 'password+totp' }]);
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'session.sign_in_failed',
      actor_type: 'anonymous',
    });
  });
});

describe('the token of a sign-in under way', () => {
  it('is no credential: nothing but its own routes takes it', async () => {
    const { person } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    for (const bearer of [client({ token: mfa_token }), client({ cookie: mfa_token })]) {
      expect((await bearer.get('/api/auth/session')).status).toBe(401);
      expect((await bearer.get('/api/profile/mfa')).status).toBe(401);
    }
    expect((await nobody().post('/api/auth/refresh', { refresh_token: mfa_token })).status).toBe(401);
    expect(
      (await nobody().post('/api/auth/activate', { token: mfa_token.slice(0, 200), password: PASSWORD })).status,
    ).toBe(422);
  });

  it('is good for ten minutes', async () => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    clock.advance(10 * MINUTE_MS);
    const late = await verify(mfa_token, 'totp', app.code());
    expect([late.status, late.body.code]).toEqual([401, 'invalid_mfa_token']);
    clock.advance(-1);
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(200);
  });

  it('opens one session, whatever further codes come with it', async () => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(200);
    clock.advance(30_000);
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(401);
    expect((await verify(mfa_token, 'recovery_code', app.recoveryCodes[0] ?? '')).status).toBe(401);
  });

  it.each([
    [
      'a new password or a sign-out everywhere',
      'UPDATE users SET session_version = session_version + 1 WHERE id = ?',
      'invalid_mfa_token',
    ],
    ['a deletion', 'UPDATE users SET deleted_at = 1 WHERE id = ?', 'invalid_mfa_token'],
    ['a suspension', "UPDATE users SET status = 'suspended' WHERE id = ?", 'account_suspended'],
  ])('opens nothing after %s', async (_, sql, code) => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    await run(sql, person.id);
    expect((await verify(mfa_token, 'totp', app.code())).body.code).toBe(code);
  });

  it('of one person is worth nothing with the code of another', async () => {
    const { person } = await aTotpUser();
    const { app } = await aTotpUser();
    expect((await verify((await ask(person.email)).mfa_token, 'totp', app.code())).body.code).toBe('invalid_code');
  });
});

describe('recovery codes', () => {
  it('are ten; each signs in once, however it is typed, and the owner hears of it when few are left', async () => {
    const { person, app } = await aTotpUser();
    expect(new Set(app.recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = app.recoveryCodes;
    expect((await verify((await ask(person.email)).mfa_token, 'recovery_code', first)).status).toBe(200);
    const again = await verify((await ask(person.email)).mfa_token, 'recovery_code', first);
    expect([again.status, again.body.code]).toEqual([401, 'invalid_code']);
    const typed = second.toLowerCase().replace('-', ' ');
    expect((await verify((await ask(person.email)).mfa_token, 'recovery_code', typed)).status).toBe(200);
    for (const code of app.recoveryCodes.slice(2, 7)) {
      expect((await verify((await ask(person.email)).mfa_token, 'recovery_code', code)).status).toBe(200);
    }
    expect((await eventsFor(person.id)).filter(({ type }) => type === 'user.recovery_codes_low')).toMatchObject([
      { data: { left: 3 } },
    ]);
  });

  it('work once over parallel sign-ins', async () => {
    const { person, app } = await aTotpUser();
    const [code = ''] = app.recoveryCodes;
    const tokens = [await ask(person.email), await ask(person.email), await ask(person.email)];
    const answers = await Promise.all(tokens.map(({ mfa_token }) => verify(mfa_token, 'recovery_code', code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('have a counter of their own: locked codes leave them, and the other way round', async () => {
    const { person, app } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    for (let n = 0; n < 5; n += 1) await verify(mfa_token, 'recovery_code', `AAAAA-AAAA${n}`);
    const [code = ''] = app.recoveryCodes;
    expect((await verify(mfa_token, 'recovery_code', code)).body.code).toBe('too_many_attempts');
    expect((await verify(mfa_token, 'totp', app.code())).status).toBe(200);
  });

  it('stand nowhere in clear', async () => {
    const { person, app } = await aTotpUser();
    const stored = JSON.stringify(await select('SELECT * FROM recovery_codes WHERE user_id = ?', person.id));
    for (const code of app.recoveryCodes) expect(stored).not.toContain(code.slice(0, 5));
  });
});

describe('codes by email', () => {
  const challenge = (mfa_token: string, method = 'email') =>
    nobody().post('/api/auth/mfa-challenge', { mfa_token, method });

  it('are mailed when asked for, and open the session', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    clock.advance(MINUTE_MS);
    const asked = await ask(person.email);
    expect(asked.methods).toEqual(['email', 'recovery_code']);
    expect(asked.hints.email).toBe(`${person.email[0]}•••@halden.example`);
    expect((await challenge(asked.mfa_token)).status).toBe(202);
    const answer = await verify(asked.mfa_token, 'email', await codeMailedTo(person.email));
    expect(answer.status).toBe(200);
  });

  it('stand in clear neither in the outbox nor anywhere in the database but the mailbox', async () => {
    const person = await aSignedInUser();
    await person.post('/api/profile/mfa/email', {});
    const code = await codeMailedTo(person.email);
    for (const table of ['outbox', 'mfa_methods', 'audit_log', 'message_deliveries', 'notifications']) {
      for (const row of await select<object>(`SELECT * FROM ${table}`)) {
        const { sequence: _, ...rest } = row as { sequence?: number };
        expect(JSON.stringify(rest), table).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
      }
    }
  });

  it('last ten minutes; only the newest counts', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    clock.advance(MINUTE_MS);
    const { mfa_token } = await ask(person.email);
    await challenge(mfa_token);
    const older = await codeMailedTo(person.email);
    clock.advance(MINUTE_MS);
    await challenge(mfa_token);
    const newer = await codeMailedTo(person.email);
    if (older !== newer) expect((await verify(mfa_token, 'email', older)).body.code).toBe('invalid_code');
    const fresh = await ask(person.email);
    clock.advance(10 * MINUTE_MS);
    expect((await verify(fresh.mfa_token, 'email', newer)).status).toBe(401);
  });

  it('are sent once a minute', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    clock.advance(MINUTE_MS);
    const { mfa_token } = await ask(person.email);
    expect((await challenge(mfa_token)).status).toBe(202);
    const again = await challenge(mfa_token);
    expect([again.status, again.body.code]).toEqual([429, 'too_many_attempts']);
    expect(Number(again.headers.get('retry-after'))).toBe(60);
  });

  it('are sent only where the sign-in offers them', async () => {
    const { person } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    expect((await challenge(mfa_token)).body.code).toBe('invalid_code');
    await drainQueues();
    expect((await mailbox(person.email)).filter(({ text }) => /\b\d{6}\b/.test(text))).toEqual([]);
  });

  it('are no second factor where policy switches them off', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    await storeSettings('mfa', { allow_email: false });
    expect((await login(nobody(), person.email, PASSWORD)).body.session).toBeTruthy();
  });
});

describe('bad input', () => {
  it.each([
    [{ method: 'totp' }, '/code'],
    [{ method: 'passkey' }, '/credential'],
    [{ method: 'magic', code: '1' }, '/method'],
  ])('%j is pointed at', async (body, pointer) => {
    const { person } = await aTotpUser();
    const { mfa_token } = await ask(person.email);
    const answer = await nobody().post('/api/auth/verify-mfa', { mfa_token, ...body });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
  });
});
