import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../worker/kernel/time';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser, aUser, login, OTHER_PASSWORD, PASSWORD, type Person } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const clock = useClock();

beforeEach(() => resetDatabase());

const forgot = (email: string, from = nobody()) =>
  from.post<{ status: string }>('/api/auth/forgot-password', { email });
const reset = (token: string, password = OTHER_PASSWORD, from = nobody()) =>
  from.post('/api/auth/reset-password', { token, password });
const resetMails = async (email: string) =>
  (await mailbox(email)).filter(({ text }) => text.includes('/reset-password?token='));

async function aLink({ email }: Person): Promise<string> {
  await forgot(email);
  await drainQueues();
  return tokenIn((await resetMails(email))[0]);
}

describe('a forgotten password', () => {
  it('gets a link to the deployment’s own address, whatever Host the request had', async () => {
    const person = await aUser();
    await nobody().post(
      '/api/auth/forgot-password',
      { email: person.email },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
    );
    await drainQueues();
    const [mail] = await resetMails(person.email);
    expect(mail?.text).toContain('http://localhost:8787/reset-password?token=');
    expect(JSON.stringify(mail)).not.toContain('evil');
    expect(tokenIn(mail)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is answered alike for known, unknown and shut-out addresses, with the same work', async () => {
    const known = await aUser();
    const suspended = await aUser({ status: 'suspended' });
    await forgot('warm-up@halden.example');
    const answers = [];
    for (const email of [known.email, 'nobody@halden.example', suspended.email, 'not an address']) {
      const { status, body, cost, headers } = await forgot(email);
      const names = [...headers.keys()].filter((name) => name !== 'x-request-id').sort();
      answers.push({ status, body, names, d1: cost.d1, objects: cost.objects });
    }
    expect(answers[0]).toMatchObject({ status: 202, body: { status: 'accepted' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('looks nobody up: the handler writes one outbox row and reads no user', async () => {
    const { email } = await aUser();
    await forgot(email);
    expect(await eventsFor(null)).toMatchObject([{ type: 'password.reset_requested', data: { email } }]);
    expect(await count('action_tokens')).toBe(0);
    expect(await count('audit_log')).toBe(0);
  });

  it.each([
    ['somebody unknown', async () => 'nobody@halden.example'],
    ['a suspended user', async () => (await aUser({ status: 'suspended' })).email],
    ['an inactive user', async () => (await aUser({ status: 'inactive' })).email],
    ['an archived user', async () => (await aUser({ status: 'archived' })).email],
    ['an expired account', async () => (await aUser({ expiresAt: new Date(clock.now() - 1).toISOString() })).email],
  ])('sends %s nothing, and keeps no trace of the address', async (_, make) => {
    const email = await make();
    await forgot(email);
    await drainQueues();
    expect(await mailbox(email)).toEqual([]);
    expect(await count('action_tokens')).toBe(0);
    expect(await count('outbox', 'instr(data, ?) > 0', email)).toBe(0);
  });

  it('sends the activation link to somebody who never activated', async () => {
    const { email } = await aUser({ status: 'pending', password: null });
    await forgot(email);
    await drainQueues();
    expect((await mailbox(email))[0]?.text).toContain('/activate?token=');
  });

  it('is found by the address in any case of letters', async () => {
    const { email } = await aUser();
    await forgot(` ${email.toUpperCase()} `);
    await drainQueues();
    expect(await resetMails(email)).toHaveLength(1);
  });

  it('mails an address five times an hour, and says nothing of it', async () => {
    const { email } = await aUser();
    for (let n = 0; n < 7; n += 1) expect((await forgot(email)).status).toBe(202);
    await drainQueues();
    expect(await resetMails(email)).toHaveLength(5);
    clock.advance(HOUR_MS);
    await forgot(email);
    await drainQueues();
    expect(await resetMails(email)).toHaveLength(6);
  });

  it('is asked for thirty times by a network, then 429', async () => {
    const from = nobody();
    for (let n = 0; n < 30; n += 1) expect((await forgot(`n${n}@halden.example`, from)).status).toBe(202);
    const answer = await from.post('/api/auth/forgot-password', { email: 'n31@halden.example' });
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await forgot('n31@halden.example')).status).toBe(202);
  });

  it('is on record with where the request came from', async () => {
    const person = await aUser();
    const from = nobody();
    await forgot(person.email, from);
    await drainQueues();
    expect(await auditFor(person.id)).toMatchObject([
      { action: 'user.password_reset_requested', actor_type: 'anonymous', ip: from.ip },
    ]);
  });
});

describe('the link', () => {
  it('sets the password, ends every session, proves the address, and tells the owner', async () => {
    const person = await aSignedInUser();
    const { token, cookie, refreshToken } = person;
    const link = await aLink(person);
    expect((await reset(link)).status).toBe(204);
    expect((await client({ token }).get('/api/auth/session')).status).toBe(401);
    expect((await client({ cookie }).get('/api/auth/session')).status).toBe(401);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: refreshToken })).status).toBe(401);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);
    expect((await login(nobody(), person.email, OTHER_PASSWORD)).status).toBe(200);
    expect(await select('SELECT email_verified FROM users WHERE id = ?', person.id)).toEqual([{ email_verified: 1 }]);
    expect(await auditActions(person.id)).toContain('user.password_reset');
    await drainQueues();
    expect((await mailbox(person.email)).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/was reset/),
    );
  });

  it('works once', async () => {
    const person = await aUser();
    const link = await aLink(person);
    await reset(link);
    const again = await reset(link, 'Third-Fjord-3-Blue');
    expect([again.status, again.body.code]).toEqual([422, 'invalid_token']);
    expect((await login(nobody(), person.email, OTHER_PASSWORD)).status).toBe(200);
  });

  it('works once over ten at a time', async () => {
    const person = await aUser();
    const link = await aLink(person);
    const passwords = Array.from({ length: 10 }, (_, n) => `Fjord-Water-${n}-Blue`);
    const answers = await Promise.all(passwords.map((password) => reset(link, password)));
    const won = answers.flatMap(({ status }, index) => (status === 204 ? [passwords[index]] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
    expect((await login(nobody(), person.email, won[0] ?? '')).status).toBe(200);
    expect((await auditActions(person.id)).filter((action) => action === 'user.password_reset')).toHaveLength(1);
  });

  it('dies when a later one is asked for', async () => {
    const person = await aUser();
    const first = await aLink(person);
    clock.advance(MINUTE_MS);
    const second = await aLink(person);
    expect(second).not.toBe(first);
    expect((await reset(first)).body.code).toBe('invalid_token');
    expect((await reset(second)).status).toBe(204);
  });

  it('is good for an hour, or as long as the setting says', async () => {
    const person = await aUser();
    const link = await aLink(person);
    clock.advance(HOUR_MS);
    expect((await reset(link)).body.code).toBe('invalid_token');
    clock.advance(-1);
    expect((await reset(link)).status).toBe(204);
    await storeSettings('password', { reset_link_minutes: 15 });
    clock.advance(HOUR_MS);
    const shorter = await aLink(person);
    clock.advance(15 * MINUTE_MS);
    expect((await reset(shorter, PASSWORD)).body.code).toBe('invalid_token');
  });

  it.each([
    ['simple', 'password_refused'],
    ['Sunshine-2026!', 'password_refused'],
    [PASSWORD, 'password_reused'],
  ])('survives a password that is refused: %s', async (password, code) => {
    const person = await aUser();
    const link = await aLink(person);
    // The current password is part of the history.
    const refused = await reset(link, password);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect(refused.body.errors?.[0]?.pointer).toBe('/password');
    expect((await reset(link)).status).toBe(204);
  });

  it('is not used up by whoever only looks: GET does nothing', async () => {
    const link = await aLink(await aUser());
    expect((await nobody().get(`/reset-password?token=${link}`)).status).toBe(200);
    expect((await nobody().get(`/api/auth/reset-password?token=${link}`)).status).toBe(404);
    expect((await reset(link)).status).toBe(204);
  });

  it.each(['suspended', 'inactive', 'archived'] as const)(
    'opens nothing for an account that was %s meanwhile, and reactivates nobody',
    async (status) => {
      const person = await aUser();
      const link = await aLink(person);
      await run('UPDATE users SET status = ? WHERE id = ?', status, person.id);
      expect((await reset(link)).body.code).toBe('invalid_token');
      expect(await select('SELECT status FROM users WHERE id = ?', person.id)).toEqual([{ status }]);
    },
  );

  it('lifts a lockout: the guesses were of a password that is gone', async () => {
    const person = await aUser();
    for (let n = 0; n < 5; n += 1) await login(nobody(), person.email, 'Wrong-Horse-1-Battery');
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(429);
    expect((await reset(await aLink(person))).status).toBe(204);
    expect((await login(nobody(), person.email, OTHER_PASSWORD)).status).toBe(200);
  });

  it('leaves the second factor in force', async () => {
    const person = await aUser();
    await run(
      "INSERT INTO mfa_methods (user_id, method, destination, confirmed_at, created_at) VALUES (?, 'email', ?, 1, 1)",
      person.id,
      person.email,
    );
    await reset(await aLink(person));
    const { body } = await login(nobody(), person.email, OTHER_PASSWORD);
    expect(body).toMatchObject({ mfa_required: true });
  });

  it('ends the other links of the account', async () => {
    const person = await aUser();
    const link = await aLink(person);
    await run(
      `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, expires_at, created_at)
       VALUES ('m', ?1, 'magic_link', 'n', 'h1', ?2, 1), ('e', ?1, 'email_change', 'n', 'h2', ?2, 1), ('v', ?1, 'email_verification', 'n', 'h3', ?2, 1)`,
      person.id,
      clock.now() + DAY_MS,
    );
    await reset(link);
    expect(await select('SELECT kind FROM action_tokens WHERE user_id = ? AND used_at IS NULL', person.id)).toEqual([
      { kind: 'email_verification' },
    ]);
  });

  it('can’t be guessed: twenty wrong ones from an address, then 429', async () => {
    const link = await aLink(await aUser());
    const guesser = nobody();
    for (let n = 0; n < 20; n += 1) expect((await reset(`guess${n}`, OTHER_PASSWORD, guesser)).status).toBe(422);
    expect((await reset(link, OTHER_PASSWORD, guesser)).status).toBe(429);
    expect((await reset(link)).status).toBe(204);
  });

  it('of another kind is none', async () => {
    const person = await aUser();
    const link = await aLink(person);
    await run("UPDATE action_tokens SET kind = 'email_verification' WHERE user_id = ?", person.id);
    expect((await reset(link)).body.code).toBe('invalid_token');
  });
});
