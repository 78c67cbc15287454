import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { storeSettings } from '../support/worker/settings';
import { count } from '../support/worker/sql';

type Check = { ok: boolean; broken: string[]; breached: boolean; strength: number };

beforeEach(() => resetDatabase());
afterEach(() => {
  vi.restoreAllMocks();
});

const check = async (password: string, more: object = {}) =>
  (await nobody().post<Check>('/api/auth/password-check', { password, ...more })).body;
const change = (person: SignedInPerson, new_password: string) =>
  person.post('/api/auth/change-password', { current_password: PASSWORD, new_password });

/** SHA-1 of "Kveldssol-8-Tejo". */
const BREACHED = 'Kveldssol-8-Tejo';
async function sha1(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))
    .toString('hex')
    .toUpperCase();
}

function aBreachList(answer: (prefix: string) => Response | Promise<Response>) {
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const url = String(input instanceof Request ? input.url : input);
    expect(url).toMatch(/^https:\/\/api\.pwnedpasswords\.com\/range\/[0-9A-F]{5}$/);
    return answer(url.slice(-5));
  });
}

describe('the policy', () => {
  it('is public, and tells nothing of how passwords are stored', async () => {
    const { body } = await nobody().get<object>('/api/auth/password-policy');
    expect(body).toEqual({
      min_length: 8,
      max_length: 256,
      require_uppercase: true,
      require_lowercase: true,
      require_digit: true,
      require_symbol: true,
      history: 5,
      min_strength: 0,
      refuses_breached: true,
      expires_after_days: 0,
    });
  });

  it('is told of a password while somebody types, and nothing is kept', async () => {
    expect(await check('Grey-Tide-4-Lisbon')).toEqual({ ok: true, broken: [], breached: false, strength: 4 });
    expect(await check('grxyz')).toMatchObject({ ok: false, broken: ['min_length', 'uppercase', 'digit', 'symbol'] });
    expect(await check('P@ssw0rd')).toMatchObject({ ok: false, broken: ['breached'], breached: true, strength: 0 });
    expect(await count('audit_log')).toBe(0);
    expect(await count('outbox')).toBe(0);
  });

  it.each([
    [{ email: 'zsofia.horvath@halden.example' }, 'Horvath-is-4-me'],
    [{ first_name: 'Zsófia' }, 'Zsofia-is-4-me'],
    [{ last_name: 'Straße' }, 'STRASSE-is-4-me'],
    [{ username: 'nightowl' }, 'Night-nightOWL-4'],
    [{}, 'Latchkey-is-4-me'],
  ])('refuses words of the person’s own data and the organization’s: %j', async (more, password) => {
    expect((await check(password, more)).broken).toEqual(['personal']);
  });

  it('is asked 120 times a minute by a network, then 429', async () => {
    const from = nobody();
    await storeSettings('password', { breach_check: 'off' });
    for (let n = 0; n < 120; n += 1) await from.post('/api/auth/password-check', { password: 'x' });
    const answer = await from.post('/api/auth/password-check', { password: 'x' });
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
  });

  it('asks for strength where the setting does', async () => {
    const person = await aSignedInUser();
    await storeSettings('password', { min_strength: 3 });
    const weak = await change(person, 'Tejo-1990');
    expect(weak.body.errors).toMatchObject([{ pointer: '/new_password', code: 'password_strength' }]);
    expect((await change(person, 'Kveldssol-over-Tejo-9')).status).toBe(204);
  });

  it('costs nothing more for a password that nobody hashes', async () => {
    expect(await check(`Aa1!${'x'.repeat(900)}`)).toEqual({
      ok: false,
      broken: ['max_length'],
      breached: false,
      strength: 0,
    });
  });
});

describe('passwords that others use', () => {
  it.each(['Sunshine1!', 'LETMEIN-2026', '!!Dragon99', 'P@ssw0rd', 'Qwerty-123456'])(
    '%s is one of the commonest, with something around it',
    async (password) => {
      expect((await check(password)).breached).toBe(true);
    },
  );

  it('are refused at every door alike', async () => {
    const admin = await anAdministrator();
    const answer = await admin.post('/api/users', { email: 'x@halden.example', name: 'X Y', password: 'Sunshine1!' });
    expect(answer.body.errors).toMatchObject([{ pointer: '/password', code: 'password_breached' }]);
    expect((await change(admin, 'Sunshine1!')).body.errors).toMatchObject([{ code: 'password_breached' }]);
  });

  it('are taken where the check is off', async () => {
    await storeSettings('password', { breach_check: 'off' });
    expect(await check('Sunshine1!')).toMatchObject({ ok: true, breached: false });
  });

  it('are found online by five digits of their SHA-1, and by nothing else of it', async () => {
    await storeSettings('password', { breach_check: 'online' });
    const digest = await sha1(BREACHED);
    const asked = aBreachList((prefix) => {
      expect(prefix).toBe(digest.slice(0, 5));
      return new Response(`${'0'.repeat(35)}:3\r\n${digest.slice(5)}:42\r\n`);
    });
    expect(await check(BREACHED)).toMatchObject({ ok: false, broken: ['breached'], breached: true });
    const [, init] = asked.mock.calls[0] ?? [];
    expect(new Headers(init?.headers).get('add-padding')).toBe('true');
    expect(JSON.stringify(asked.mock.calls)).not.toContain(digest.slice(5));
  });

  it('aren’t those that pad the answer', async () => {
    await storeSettings('password', { breach_check: 'online' });
    const digest = await sha1(BREACHED);
    aBreachList(() => new Response(`${digest.slice(5)}:0\r\n`));
    expect((await check(BREACHED)).breached).toBe(false);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['fails', () => new Response('', { status: 503 })],
    ['redirects', () => Response.redirect('https://evil.example/', 302)],
    ['can’t be reached', () => Promise.reject(new TypeError('no network'))],
    ['answers without end', () => new Response('x'.repeat(300_000))],
  ])('are those of the bundled list when the other %s', async (_, answer) => {
    await storeSettings('password', { breach_check: 'online' });
    aBreachList(answer);
    expect((await check(BREACHED)).ok).toBe(true);
    expect((await check('Sunshine1!')).breached).toBe(true);
  });
});
