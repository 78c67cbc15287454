import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  login,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInBody,
  type SignedInPerson,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox, tokenIn } from '../support/worker/records';
import { run, select } from '../support/worker/sql';

const EMAIL = 'ola.nordmann@halden.example';
const clock = useClock();
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

/** A new user with the link that they got by mail. */
async function anInvited(more: object = {}): Promise<{ id: string; token: string }> {
  const { body } = await admin.post<{ id: string }>('/api/users', { email: EMAIL, name: 'Ola Nordmann', ...more });
  await drainQueues();
  return { id: body.id, token: tokenIn((await mailbox(EMAIL))[0]) };
}

const activate = (token: string, password = PASSWORD, headers = {}) =>
  nobody().post<SignedInBody & { code: string; errors: { pointer: string }[] }>(
    '/api/auth/activate',
    { token, password },
    headers,
  );

describe('the link', () => {
  it('leads to the deployment’s own address', async () => {
    await anInvited();
    const [mail] = await mailbox(EMAIL);
    expect(mail?.text).toContain('http://localhost:8787/activate?token=');
    expect(mail?.to).toBe(EMAIL);
  });

  it('sets the first password, proves the address, and opens a session for onboarding only', async () => {
    const { id, token } = await anInvited();
    const answer = await activate(token);
    expect([answer.status, answer.body.session.scope, answer.body.user.status]).toEqual([200, 'onboarding', 'pending']);
    const session = client({ token: answer.body.access_token ?? '' });
    expect((await session.get('/api/auth/session')).status).toBe(200);
    expect((await session.get('/api/profile/sessions')).body.code).toBe('account_pending');
    expect(await select('SELECT email_verified FROM users WHERE id = ?', id)).toEqual([{ email_verified: 1 }]);
    expect(await auditActions(id)).toEqual([
      'user.created',
      'user.role_assigned',
      'session.created',
      'user.password_set',
    ]);
    expect((await eventsFor(id)).map(({ type }) => type)).toContain('user.activated');
  });

  it('opens a full session for somebody who is active already', async () => {
    const { token } = await anInvited({ initial_status: 'active' });
    const answer = await activate(token);
    expect(answer.body.session.scope).toBe('full');
  });

  it('gives a browser the cookie only', async () => {
    const { token } = await anInvited();
    const answer = await activate(token, PASSWORD, { 'sec-fetch-site': 'same-origin' });
    expect(JSON.stringify(answer.body)).not.toMatch(/eyJ|lkr_/);
    expect(answer.cookies[SESSION_COOKIE]).toBeTruthy();
  });

  it('works once', async () => {
    const { id, token } = await anInvited();
    await activate(token);
    const again = await activate(token, OTHER_PASSWORD);
    expect([again.status, again.body.code]).toEqual([422, 'invalid_token']);
    await run("UPDATE users SET status = 'active' WHERE id = ?", id);
    expect((await login(nobody(), EMAIL, OTHER_PASSWORD)).status).toBe(401);
    expect((await login(nobody(), EMAIL, PASSWORD)).status).toBe(200);
  });

  it('is good for 72 hours', async () => {
    const { token } = await anInvited();
    clock.advance(3 * DAY_MS);
    expect((await activate(token)).body.code).toBe('invalid_token');
    clock.advance(-1);
    expect((await activate(token)).status).toBe(200);
  });

  it('dies with the address that it went to: whoever got it by mistake opens nothing', async () => {
    const { id, token } = await anInvited();
    expect((await admin.patch(`/api/users/${id}`, { email: 'ola.n@halden.example' })).status).toBe(200);
    expect((await activate(token)).body.code).toBe('invalid_token');
  });

  it('dies when the owner sets a password another way', async () => {
    const { id, token } = await anInvited({ initial_status: 'active' });
    const set = await admin.patch(`/api/users/${id}/password`, { temporary: true, reason_code: 'other' });
    expect(set.status).toBe(200);
    expect((await activate(token)).body.code).toBe('invalid_token');
  });

  it('survives a password that is refused', async () => {
    const { token } = await anInvited();
    const refused = await activate(token, 'simple');
    expect([refused.status, refused.body.code]).toEqual([422, 'password_refused']);
    expect(refused.body.errors[0]?.pointer).toBe('/password');
    expect((await activate(token)).status).toBe(200);
  });

  it('is not used up by whoever only looks: GET does nothing', async () => {
    const { token } = await anInvited();
    await nobody().get(`/api/auth/activate?token=${token}`);
    await nobody().get(`/activate?token=${token}`);
    expect((await activate(token)).status).toBe(200);
  });

  it.each([
    [
      'another link was used',
      async (id: string) => {
        await run(
          "INSERT INTO outbox (id, type, subject, time, data, due_at) VALUES ('again', 'user.activation_requested', ?, 1, '{}', 1)",
          id,
        );
        await drainQueues();
        await activate(tokenIn((await mailbox(EMAIL))[0]));
      },
    ],
    ['the user was suspended', (id: string) => run("UPDATE users SET status = 'suspended' WHERE id = ?", id)],
    ['the user was archived', (id: string) => run("UPDATE users SET status = 'archived' WHERE id = ?", id)],
    ['the user was deleted', (id: string) => run('UPDATE users SET deleted_at = 1 WHERE id = ?', id)],
  ])('is no good once %s', async (_, meanwhile) => {
    const { id, token } = await anInvited();
    await meanwhile(id);
    expect((await activate(token, OTHER_PASSWORD)).body.code).toBe('invalid_token');
  });

  it('is asked for by signing in while pending: a fresh one, and the older still works', async () => {
    const { id, token } = await anInvited();
    await activate(token);
    clock.advance(HOUR_MS);
    expect((await login(nobody(), EMAIL, PASSWORD)).body).toMatchObject({ code: 'account_pending' });
    await drainQueues();
    const [fresh] = await mailbox(EMAIL);
    expect(tokenIn(fresh)).not.toBe(token);
    expect((await activate(tokenIn(fresh), OTHER_PASSWORD)).status).toBe(200);
    expect((await auditFor(id)).map(({ action }) => action)).toContain('session.sign_in_refused');
  });

  it('can’t be guessed: twenty wrong ones from an address, then 429', async () => {
    const { token } = await anInvited();
    const guesser = nobody();
    for (let n = 0; n < 20; n += 1) {
      expect((await guesser.post('/api/auth/activate', { token: `guess${n}`, password: PASSWORD })).status).toBe(422);
    }
    const answer = await guesser.post('/api/auth/activate', { token, password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts']);
    expect((await activate(token)).status).toBe(200);
    clock.advance(10 * MINUTE_MS);
    expect((await guesser.post('/api/auth/activate', { token, password: PASSWORD })).status).toBe(422);
  });
});

describe('activation by an administrator', () => {
  it('ends the onboarding session; the next sign-in is a full one', async () => {
    const { id, token } = await anInvited({ role_ids: [SYSTEM_ROLES.viewer] });
    const session = client({ token: (await activate(token)).body.access_token ?? '' });
    expect((await session.get('/api/users')).body.code).toBe('account_pending');
    await admin.put(`/api/users/${id}/status`, { status: 'active', reason_code: 'other' });
    expect((await session.get('/api/users')).status).toBe(401);
    const again = await login(nobody(), EMAIL, PASSWORD);
    expect([again.status, again.body.session.scope]).toEqual([200, 'full']);
  });
});
