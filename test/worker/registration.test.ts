import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { aSolvedCaptcha } from '../support/worker/captcha';
import { nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aUser, login, PASSWORD } from '../support/worker/people';
import { drainQueues, tick } from '../support/worker/queues';
import { auditActions, eventsFor, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const EMAIL = 'mai.nguyen@halden.example';
const clock = useClock();

beforeEach(async () => {
  await resetDatabase();
  await storeSettings('registration', { mode: 'open', captcha: 'off' });
});

const register = (change: object = {}, from = nobody()) =>
  from.post('/api/auth/register', {
    email: EMAIL,
    password: PASSWORD,
    first_name: 'Mai',
    last_name: 'Nguyễn',
    ...change,
  });
const verify = (token: string) =>
  nobody().post<{ email: string; status: string; code: string }>('/api/auth/verify-email', { token });
const resend = (email: string) => nobody().post('/api/auth/resend-verification', { email });
const linkTo = async (email: string) =>
  tokenIn((await mailbox(email)).find(({ text }) => text.includes('/verify-email?token=')));

async function aLink(change: object = {}): Promise<string> {
  await register(change);
  await drainQueues();
  return linkTo(EMAIL);
}

describe('sign-up', () => {
  it('is closed by default, and says so before the body is looked at', async () => {
    await storeSettings('registration', {});
    for (const sent of [{ body: {} }, { rawBody: 'not even JSON' }, { body: { email: 5 } }]) {
      const answer = await nobody().send('POST', '/api/auth/register', sent);
      expect([answer.status, answer.body.code]).toEqual([403, 'registration_closed']);
    }
    expect(await count('outbox')).toBe(0);
  });

  it('makes an account by the link in the mail, active and with the role of everybody', async () => {
    expect((await register()).status).toBe(202);
    expect(await count('users')).toBe(0);
    await drainQueues();
    const [mail] = await mailbox(EMAIL);
    expect(mail?.text).toContain('http://localhost:8787/verify-email?token=');
    const answer = await verify(tokenIn(mail));
    expect([answer.status, answer.body]).toEqual([200, { email: EMAIL, status: 'active' }]);
    const [user] = await select<{ id: string }>('SELECT * FROM users WHERE email = ?', EMAIL);
    expect(user).toMatchObject({ display_name: 'Mai Nguyễn', email_verified: 1, status: 'active', locale: 'en' });
    expect(await select('SELECT role_id FROM user_roles WHERE user_id = ?', user?.id)).toEqual([
      { role_id: SYSTEM_ROLES.user },
    ]);
    expect(await auditActions(user?.id ?? '')).toEqual(['user.created', 'user.role_assigned']);
    expect((await eventsFor(user?.id ?? '')).map(({ type }) => type)).toEqual(['user.created', 'user.role_assigned']);
    expect((await login(nobody(), EMAIL, PASSWORD)).status).toBe(200);
    expect(await count('registrations')).toBe(0);
  });

  it('waits for an administrator where the setting says so', async () => {
    await storeSettings('registration', { mode: 'open', captcha: 'off', initial_status: 'pending' });
    expect((await verify(await aLink())).body.status).toBe('pending');
    expect((await login(nobody(), EMAIL, PASSWORD)).body).toMatchObject({ code: 'account_pending' });
  });

  it('answers alike, with the same work, whether or not the address has an account', async () => {
    const { email } = await aUser();
    await register({ email: 'warm-up@halden.example' });
    const [known, unknown] = [await register({ email }), await register()];
    expect([known.status, known.body, known.cost.d1, known.cost.objects]).toEqual([
      unknown.status,
      unknown.body,
      unknown.cost.d1,
      unknown.cost.objects,
    ]);
    expect([...known.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort());
  });

  it('tells the owner of an account that they have one, and makes no link', async () => {
    const { email, id } = await aUser();
    await register({ email: email.toUpperCase() });
    await drainQueues();
    const mails = await mailbox(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toContain('token=');
    expect(await count('registrations')).toBe(0);
    expect((await eventsFor(id)).map(({ type }) => type)).toEqual(['registration.address_taken']);
    expect((await login(nobody(), email, PASSWORD)).status).toBe(200);
  });

  it('stores no password, only its hash, and forgets it after a day', async () => {
    await register();
    expect(JSON.stringify(await select('SELECT * FROM registrations'))).not.toContain(PASSWORD);
    expect(JSON.stringify(await select('SELECT * FROM outbox'))).not.toMatch(/argon2id|Mai/);
    clock.advance(DAY_MS + 1);
    await tick('17 3 * * *');
    expect(await count('registrations')).toBe(0);
  });

  it.each([
    [{ password: 'simple' }, 'password_refused'],
    [{ password: 'Sunshine-2026!' }, 'password_refused'],
    [{ password: 'Nguyễn-is-4-me' }, 'password_refused'],
    [{ email: 'not an address' }, 'invalid'],
    [{ email: undefined }, 'invalid'],
    [{ first_name: ' ' }, 'invalid'],
    [{ role_ids: [SYSTEM_ROLES.super_admin] }, 'invalid'],
    [{ initial_status: 'active' }, 'invalid'],
  ])('refuses %j', async (change, code) => {
    const answer = await register(change);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await count('registrations')).toBe(0);
  });

  it('takes the domains that are allowed, and no others', async () => {
    await storeSettings('registration', { mode: 'open', captcha: 'off', allowed_domains: ['halden.example'] });
    expect((await register()).status).toBe(202);
    for (const email of ['mai@other.example', 'mai@sub.halden.example', 'mai@nothalden.example']) {
      expect((await register({ email })).body.code, email).toBe('domain_not_allowed');
    }
  });

  it('refuses disposable addresses, unless the setting allows them', async () => {
    for (const email of ['mai@mailinator.com', 'mai@MAILINATOR.com', 'mai@sub.mailinator.com']) {
      expect((await register({ email })).body.code, email).toBe('disposable_email');
    }
    await storeSettings('registration', { mode: 'open', captcha: 'off', refuse_disposable: false });
    expect((await register({ email: 'mai@mailinator.com' })).status).toBe(202);
  });

  it('is asked for twenty times an hour by a network, then 429', async () => {
    const from = nobody();
    for (let n = 0; n < 20; n += 1) expect((await register({ password: 'x' }, from)).status).toBe(422);
    expect((await register({}, from)).status).toBe(429);
    expect((await register()).status).toBe(202);
    clock.advance(HOUR_MS);
    expect((await register({}, from)).status).toBe(202);
  });
});

describe('the link of a sign-up', () => {
  it('works once, also over five at a time', async () => {
    const token = await aLink();
    const answers = await Promise.all(Array.from({ length: 5 }, () => verify(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count('users')).toBe(1);
    expect((await verify(token)).body.code).toBe('invalid_token');
  });

  it('is good for a day', async () => {
    const token = await aLink();
    clock.advance(DAY_MS);
    expect((await verify(token)).body.code).toBe('invalid_token');
    clock.advance(-1);
    expect((await verify(token)).status).toBe(200);
  });

  it('makes no second account where somebody made one meanwhile', async () => {
    const token = await aLink();
    await aUser({ email: EMAIL });
    const answer = await verify(token);
    expect([answer.status, answer.body.code]).toEqual([409, 'email_taken']);
    expect(await count('users')).toBe(1);
  });

  it('comes again when it is asked for, and the first one still works', async () => {
    const token = await aLink();
    expect((await resend(EMAIL)).body).toEqual({ status: 'accepted' });
    await drainQueues();
    expect(await mailbox(EMAIL)).toHaveLength(2);
    expect((await verify(token)).status).toBe(200);
  });

  it('can’t be guessed: twenty wrong ones from an address, then 429', async () => {
    const guesser = nobody();
    for (let n = 0; n < 20; n += 1)
      expect((await guesser.post('/api/auth/verify-email', { token: `guess${n}` })).status).toBe(422);
    expect((await guesser.post('/api/auth/verify-email', { token: 'one more' })).status).toBe(429);
  });
});

describe('an existing user', () => {
  it('confirms the address by a link of their own', async () => {
    const { email, id } = await aUser();
    await resend(email);
    await drainQueues();
    const token = await linkTo(email);
    expect((await verify(token)).body).toEqual({ email, status: 'active' });
    expect(await select('SELECT email_verified FROM users WHERE id = ?', id)).toEqual([{ email_verified: 1 }]);
    expect(await auditActions(id)).toContain('user.email_verified');
    expect((await verify(token)).body.code).toBe('invalid_token');
  });

  it('who has confirmed it gets no more mail, and strangers get none', async () => {
    const { email, id } = await aUser();
    await run('UPDATE users SET email_verified = 1 WHERE id = ?', id);
    const [known, unknown] = [await resend(email), await resend('nobody@halden.example')];
    expect([known.status, known.body, known.cost.d1, known.cost.objects]).toEqual([
      unknown.status,
      unknown.body,
      unknown.cost.d1,
      unknown.cost.objects,
    ]);
    await drainQueues();
    expect(await mailbox(email)).toEqual([]);
    expect(await mailbox('nobody@halden.example')).toEqual([]);
    expect(await count('outbox', "instr(data, 'halden.example') > 0")).toBe(0);
  });
});

describe('the captcha', () => {
  beforeEach(() => storeSettings('registration', { mode: 'open' }));

  it('is proof of work by default; solved, it lets one sign-up through', async () => {
    const captcha = await aSolvedCaptcha();
    expect((await register({ captcha })).status).toBe(202);
    const again = await register({ captcha, email: 'other@halden.example' });
    expect([again.status, again.body.code, again.body.errors?.[0]?.pointer]).toEqual([
      422,
      'captcha_refused',
      '/captcha',
    ]);
  });

  it('lets one of five through that come at once', async () => {
    const captcha = await aSolvedCaptcha();
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => register({ captcha, email: `mai${n}@halden.example` })),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['missing', async () => undefined],
    ['not base64', async () => '!!!'],
    ['not JSON', async () => btoa('hello')],
    ['null', async () => btoa('null')],
    ['another number', () => aSolvedCaptcha({ number: 100_000 })],
    ['a number as text', () => aSolvedCaptcha({ number: '12' as never })],
    ['another algorithm', () => aSolvedCaptcha({ algorithm: 'SHA-1' })],
    ['a signature of nobody’s', () => aSolvedCaptcha({ signature: 'ab'.repeat(32) })],
    ['a salt that lives longer', () => aSolvedCaptcha({ salt: 'abc?expires=9999999999&' })],
  ])('that is %s is refused', async (_, make) => {
    const answer = await register({ captcha: await make() });
    expect([answer.status, answer.body.code]).toEqual([422, 'captcha_refused']);
    expect(await count('registrations')).toBe(0);
  });

  it('is good for twenty minutes', async () => {
    const captcha = await aSolvedCaptcha();
    clock.advance(21 * 60_000);
    expect((await register({ captcha })).body.code).toBe('captcha_refused');
  });

  it('isn’t used up by a password that is refused', async () => {
    const captcha = await aSolvedCaptcha();
    expect((await register({ captcha, password: 'simple' })).body.code).toBe('password_refused');
    expect((await register({ captcha })).status).toBe(202);
  });
});
