import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { SECTIONS } from '../../worker/platform/settings/sections';
import { aSolvedCaptcha } from '../support/worker/captcha';
import { aNetwork, client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login, PASSWORD, type Person, signIn } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

const WRONG = 'Wrong-Horse-1-Battery';
const clock = useClock();

beforeEach(() => resetDatabase());

async function failures(person: Person, times: number, from = nobody()) {
  const answers = [];
  for (let n = 0; n < times; n += 1) answers.push(await login(from, person.email, WRONG));
  return answers.map(({ status }) => status);
}

describe('the lock', () => {
  it('comes after five wrong passwords, with Retry-After, for the right password too, and ends after fifteen minutes', async () => {
    const person = await aUser();
    const from = nobody();
    expect(await failures(person, 6, from)).toEqual([401, 401, 401, 401, 401, 429]);
    const locked = await login(from, person.email, PASSWORD);
    expect([locked.status, locked.body]).toEqual([429, expect.objectContaining({ code: 'too_many_attempts' })]);
    expect(Number(locked.headers.get('retry-after'))).toBe(900);
    clock.advance(15 * MINUTE_MS - SECOND_MS);
    expect((await login(from, person.email, PASSWORD)).status).toBe(429);
    clock.advance(SECOND_MS);
    expect((await login(from, person.email, PASSWORD)).status).toBe(200);
  });

  it('is the same for an unknown identifier', async () => {
    const answers = [];
    const from = nobody();
    for (let n = 0; n < 7; n += 1) answers.push(await login(from, 'nobody@halden.example', WRONG));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('900');
  });

  it('is announced in the headers, alike for known and unknown identifiers', async () => {
    const from = (await aUser()).email;
    const limitsOf = async (identifier: string) => {
      const caller = nobody();
      const answers = [];
      for (let n = 0; n < 6; n += 1) answers.push(await login(caller, identifier, WRONG));
      return answers.map(({ headers }) => ['limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`)));
    };
    const failing = ['99', '98', '97', '96', '95'].map((left) => ['100', left]);
    expect(await limitsOf(from)).toEqual([...failing, ['5', '0']]);
    expect(await limitsOf('nobody@halden.example')).toEqual([...failing, ['5', '0']]);
  });

  it('says with a sign-in how many failures the network has left, and when they are forgotten', async () => {
    const person = await aUser();
    const { status, headers } = await login(nobody(), person.email, PASSWORD);
    expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([
      200,
      '100',
      '100',
    ]);
    expect(Number(headers.get('x-ratelimit-reset'))).toBe(Math.ceil((clock.now() + 10 * MINUTE_MS) / SECOND_MS));
  });

  it('counts email and username of one account together, in every spelling', async () => {
    const person = await aUser({ username: 'ola' });
    const from = nobody();
    const identifiers = ['ola', person.email, 'OLA', person.email.toUpperCase(), ' ola '];
    for (const identifier of identifiers) expect((await login(from, identifier, WRONG)).status).toBe(401);
    expect((await login(from, person.email, PASSWORD)).status).toBe(429);
  });

  it('holds from every network', async () => {
    const person = await aUser();
    for (let n = 0; n < 5; n += 1) await login(nobody(), person.email, WRONG);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(429);
  });

  it('leaves a known device alone, which has a counter of its own', async () => {
    const { device, ...person } = await signIn(await aUser());
    await failures(person, 5);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(429);
    expect((await login(client({ device }), person.email, PASSWORD)).status).toBe(200);
    expect(await failures(person, 6, client({ device }))).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('does not take another person’s device, or one of before a change of password, for known', async () => {
    const [person, other] = [await signIn(await aUser()), await signIn(await aUser())];
    await failures(person, 5);
    expect((await login(client({ device: other.device }), person.email, PASSWORD)).status).toBe(429);
    await run('UPDATE users SET session_version = session_version + 1 WHERE id = ?', person.id);
    expect((await login(client({ device: person.device }), person.email, PASSWORD)).status).toBe(429);
  });

  it('does not end sessions', async () => {
    const person = await aSignedInUser();
    await failures(person, 5);
    expect((await person.get('/api/auth/session')).status).toBe(200);
  });

  it('is lifted by an administrator, in the audit log', async () => {
    const admin = await anAdministrator();
    const person = await aUser();
    await failures(person, 5);
    expect((await admin.post(`/api/users/${person.id}/unlock`)).status).toBe(204);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(200);
    expect((await auditFor(person.id)).map(({ action }) => action)).toContain('account.unlocked');
  });

  it('is told the owner by mail once, however many more try', async () => {
    const person = await aUser();
    await failures(person, 5);
    await drainQueues();
    await failures(person, 5);
    await drainQueues();
    expect((await mailbox(person.email)).map(({ subject }) => subject)).toEqual([
      'Sign-in to your Latchkey account is paused',
    ]);
    expect((await auditFor(person.id)).filter(({ action }) => action === 'account.locked')).toHaveLength(1);
  });

  it('follows the settings', async () => {
    await storeSettings('lockout', { max_failures: 3, lock_minutes: 1 });
    const person = await aUser();
    const from = nobody();
    expect(await failures(person, 4, from)).toEqual([401, 401, 401, 429]);
    clock.advance(MINUTE_MS);
    expect((await login(from, person.email, PASSWORD)).status).toBe(200);
  });
});

describe('a network', () => {
  it('has a hundred wrong passwords by default', () => {
    expect(SECTIONS.lockout.parse({}).network_failures).toBe(100);
  });

  it('has as many wrong passwords as the settings say, across all accounts; another network goes on', async () => {
    await storeSettings('lockout', { network_failures: 10 });
    const person = await aUser();
    const ip = aNetwork();
    for (let n = 0; n < 10; n += 1)
      expect((await login(client({}, { ip }), `guess${n}@halden.example`, WRONG)).status).toBe(401);
    const neighbour = ip.replace(/\d+$/, '200');
    for (const from of [ip, neighbour]) {
      const answer = await login(client({}, { ip: from }), person.email, PASSWORD);
      expect([answer.status, answer.body]).toEqual([429, expect.objectContaining({ code: 'too_many_attempts' })]);
    }
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(200);
    clock.advance(10 * MINUTE_MS);
    expect((await login(client({}, { ip }), person.email, PASSWORD)).status).toBe(200);
  });

  it('is a /64 of IPv6', async () => {
    await storeSettings('lockout', { network_failures: 10 });
    for (let n = 0; n < 10; n += 1)
      await login(client({}, { ip: `2001:db8:1:2::${n}` }), `guess${n}@halden.example`, WRONG);
    expect((await login(client({}, { ip: '2001:db8:1:2:ffff::1' }), 'a@halden.example', WRONG)).status).toBe(429);
    expect((await login(client({}, { ip: '2001:db8:1:3::1' }), 'b@halden.example', WRONG)).status).toBe(401);
  });

  it('is what the edge says, not what the client says', async () => {
    await storeSettings('lockout', { network_failures: 10 });
    const from = nobody();
    const lie = (n: number) => ({
      headers: { 'x-forwarded-for': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}` },
    });
    for (let n = 0; n < 10; n += 1) await login(from, `guess${n}@halden.example`, WRONG, lie(n));
    expect((await login(from, 'a@halden.example', WRONG, lie(99))).status).toBe(429);
  });
});

describe('a captcha at sign-in', () => {
  const withCaptcha = (person: Person, captcha?: string, from = nobody()) =>
    from.post('/api/auth/login', { identifier: person.email, password: PASSWORD, ...(captcha ? { captcha } : {}) });

  it('is not asked for unless the settings say so', async () => {
    expect((await nobody().get('/api/auth/captcha?for=sign_in')).body).toEqual({ kind: 'off' });
    expect((await withCaptcha(await aUser(), 'whatever')).status).toBe(200);
  });

  it('lets in whoever solved one, and each one once', async () => {
    await storeSettings('lockout', { captcha: true });
    expect((await nobody().get('/api/auth/registration')).body.sign_in_captcha).toBe('proof_of_work');
    const person = await aUser();
    const captcha = await aSolvedCaptcha({}, 'sign_in');
    expect((await withCaptcha(person, captcha)).status).toBe(200);
    expect((await withCaptcha(person, captcha)).body.code).toBe('captcha_refused');
  });

  it('counts as a wrong password where it is missing or wrong, alike for unknown identifiers', async () => {
    await storeSettings('lockout', { captcha: true });
    for (const person of [await aUser(), { email: 'nobody@halden.example' } as Person]) {
      const from = nobody();
      const answers = [];
      for (const captcha of [undefined, 'bm9uc2Vuc2U=', undefined, undefined, undefined, undefined]) {
        answers.push(await withCaptcha(person, captcha, from));
      }
      expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
      expect(answers[0]?.body.code).toBe('captcha_refused');
    }
  });

  it('is solved by the one of registration where that has one', async () => {
    await storeSettings('lockout', { captcha: true });
    await storeSettings('registration', { captcha: 'turnstile', turnstile_site_key: 'site' });
    expect((await nobody().get('/api/auth/captcha?for=sign_in')).body).toEqual({ kind: 'turnstile', site_key: 'site' });
  });
});
