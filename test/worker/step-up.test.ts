import { beforeEach, describe, expect, it } from 'vitest';
import { findEnrolment } from '../../worker/features/mfa/store';
import { stepUpMethods } from '../../worker/features/step-up/rules';
import { MINUTE_MS } from '../../worker/kernel/time';
import { readSettings } from '../../worker/platform/settings/read';
import { aSystemCtx } from '../support/worker/bindings';
import { browser, type client } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { codeMailedTo, enrolEmail, enrolTotp } from '../support/worker/factors';
import { aRole, aSignedInUser, PASSWORD, type SignedInPerson, signedIn } from '../support/worker/people';
import { auditActions } from '../support/worker/records';
import { run } from '../support/worker/sql';

const clock = useClock(Date.UTC(2026, 10, 20, 12));
const STEP_UP = '/api/auth/step-up';

beforeEach(() => resetDatabase());

/** By cookie: access tokens are over before ten minutes are. */
const byCookie = (person: SignedInPerson) => browser(person);
const isAsked = async (who: ReturnType<typeof client>) =>
  (await who.post('/api/profile/mfa/totp', {})).body.code === 'step_up_required';

async function stale(person: SignedInPerson) {
  clock.advance(10 * MINUTE_MS + 1);
  const session = byCookie(person);
  expect(await isAsked(session)).toBe(true);
  return session;
}

describe('proving oneself again', () => {
  it('by password makes the session fresh for ten minutes', async () => {
    const person = await aSignedInUser();
    const session = await stale(person);
    const answer = await session.post<{ authenticated_at: string; aal: number }>(STEP_UP, {
      method: 'password',
      password: PASSWORD,
    });
    expect([answer.status, answer.body]).toEqual([
      200,
      { authenticated_at: new Date(clock.now()).toISOString(), aal: 1 },
    ]);
    expect(await isAsked(session)).toBe(false);
    clock.advance(10 * MINUTE_MS + 1);
    expect(await isAsked(session)).toBe(true);
    expect(await auditActions(person.id)).toContain('session.reauthenticated');
  });

  it('concerns that session alone', async () => {
    const person = await aSignedInUser();
    const session = await stale(person);
    clock.advance(-10 * MINUTE_MS - 1);
    await session.post(STEP_UP, { method: 'password', password: PASSWORD });
    const other = await aSignedInUser();
    clock.advance(10 * MINUTE_MS + 1);
    expect(await isAsked(byCookie(other))).toBe(true);
  });

  it('by a code makes it a two-factor session; the code works once', async () => {
    const person = await aSignedInUser();
    const app = await enrolTotp(person);
    const session = await stale(person);
    const code = app.code();
    expect((await session.post<{ aal: number }>(STEP_UP, { method: 'totp', code })).body.aal).toBe(2);
    const again = await session.post(STEP_UP, { method: 'totp', code });
    expect([again.status, again.body.code]).toEqual([422, 'wrong_code']);
  });

  it('by a mailed code', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    const session = await stale(person);
    expect((await session.get<{ methods: string[] }>(STEP_UP)).body).toEqual({
      methods: ['email', 'password', 'recovery_code'],
      hints: { email: `${person.email[0]}•••@halden.example` },
    });
    expect((await session.post(`${STEP_UP}/challenge`, { method: 'email' })).status).toBe(202);
    const code = await codeMailedTo(person.email);
    expect((await session.post(STEP_UP, { method: 'email', code })).status).toBe(200);
  });

  it('by a recovery code, which is used up', async () => {
    const person = await aSignedInUser();
    const { recoveryCodes } = await enrolTotp(person);
    const session = await stale(person);
    const body = { method: 'recovery_code', code: recoveryCodes[0] };
    expect((await session.post(STEP_UP, body)).status).toBe(200);
    expect((await session.post(STEP_UP, body)).body.code).toBe('wrong_code');
  });
});

describe('a wrong proof', () => {
  it('of the password is told at the field, counted, and locked after five', async () => {
    const person = await aSignedInUser();
    const session = await stale(person);
    const guess = () => session.post(STEP_UP, { method: 'password', password: 'Wrong-Horse-1-Battery' });
    for (let n = 0; n < 5; n += 1) {
      const { status, body } = await guess();
      expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, 'wrong_password', '/password']);
    }
    expect((await guess()).status).toBe(429);
    expect((await session.post(STEP_UP, { method: 'password', password: PASSWORD })).status).toBe(429);
    expect(await isAsked(session)).toBe(true);
  });

  it('of a code counts with those of sign-ins', async () => {
    const person = await aSignedInUser();
    await enrolTotp(person);
    const session = byCookie(person);
    for (let n = 0; n < 5; n += 1) await session.post(STEP_UP, { method: 'totp', code: '000000' });
    expect((await session.post(STEP_UP, { method: 'totp', code: '000000' })).body.code).toBe('too_many_attempts');
  });

  it('needn’t name its method: what is sent tells', async () => {
    const person = await aSignedInUser();
    const session = await stale(person);
    expect((await session.post(STEP_UP, { password: PASSWORD })).status).toBe(200);
    expect(await isAsked(session)).toBe(false);
    expect((await session.post(STEP_UP, { code: '000000' })).body.code).toBe('method_not_offered');
    const nothing = await session.post(STEP_UP, {});
    expect([nothing.status, nothing.body.errors?.[0]?.pointer]).toEqual([422, '/password']);
  });

  it('is refused by name where the method isn’t set up, or says nothing', async () => {
    const person = await aSignedInUser();
    const session = byCookie(person);
    expect((await session.post(STEP_UP, { method: 'totp', code: '000000' })).body.code).toBe('method_not_offered');
    expect((await session.post(`${STEP_UP}/challenge`, { method: 'sms' })).body.code).toBe('method_not_offered');
    const nothing = await session.post(STEP_UP, { method: 'password' });
    expect([nothing.status, nothing.body.errors?.[0]?.pointer]).toEqual([422, '/password']);
  });
});

describe('a session that began with a mailed link (C-41)', () => {
  it('is not proved by a code to the same mailbox', async () => {
    const person = await aSignedInUser();
    await enrolEmail(person);
    const ctx = aSystemCtx();
    const enrolment = await findEnrolment(ctx, person.id);
    const { mfa } = await readSettings(ctx);
    const session = { method: 'magic_link', scope: 'full', aal: 2 } as const;
    expect(enrolment && stepUpMethods(enrolment, session, mfa)).toEqual(['password', 'recovery_code']);
  });
});

describe('a role that came to require a second factor', () => {
  it('binds sessions that stand: the factor lifts it, the password doesn’t', async () => {
    const role = await aRole({ permissions: ['users:read'] });
    const person = await aSignedInUser({ roleIds: [role] });
    const app = await enrolTotp(person);
    const other = await signedIn(person);
    await run('UPDATE roles SET mfa_required = 1, mfa_required_since = 1 WHERE id = ?', role);
    clock.advance(MINUTE_MS + 1);
    expect((await other.get('/api/users')).status).toBe(403);
    expect((await other.post(STEP_UP, { method: 'password', password: PASSWORD })).body.code).toBe(
      'method_not_offered',
    );
    expect((await other.post(STEP_UP, { method: 'totp', code: app.code() })).status).toBe(200);
    expect((await other.get('/api/users')).status).toBe(200);
  });
});
