import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../worker/kernel/time';
import { client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aUser, type Person, type SignedInBody } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const clock = useClock();

beforeEach(async () => {
  await resetDatabase();
  await storeSettings('registration', { magic_link: true });
});

const ask = (email: string) => nobody().post('/api/auth/magic-link', { email });
const use = (token: string, headers = {}) =>
  nobody().post<SignedInBody & { code: string; mfa_required?: true; methods?: string[] }>(
    '/api/auth/magic-link/verify',
    { token },
    headers,
  );

async function aLink({ email }: Person): Promise<string> {
  await ask(email);
  await drainQueues();
  return tokenIn((await mailbox(email)).find(({ text }) => text.includes('/magic-link?token=')));
}

describe('a magic link', () => {
  it('is off by default, whatever is sent', async () => {
    await storeSettings('registration', {});
    for (const path of ['/api/auth/magic-link', '/api/auth/magic-link/verify']) {
      const answer = await nobody().post(path, {});
      expect([answer.status, answer.body.code]).toEqual([403, 'magic_link_off']);
    }
  });

  it('signs in, proves the address, and is on record', async () => {
    const person = await aUser();
    const answer = await use(await aLink(person));
    expect([answer.status, answer.body.session.scope]).toEqual([200, 'full']);
    expect((await client({ token: answer.body.access_token ?? '' }).get('/api/auth/session')).status).toBe(200);
    expect(await select('SELECT email_verified FROM users WHERE id = ?', person.id)).toEqual([{ email_verified: 1 }]);
    expect(await select('SELECT method FROM login_history WHERE user_id = ?', person.id)).toEqual([
      { method: 'magic_link' },
    ]);
    expect(await auditActions(person.id)).toContain('session.created');
  });

  it('gives a browser the cookie only', async () => {
    const answer = await use(await aLink(await aUser()), { 'sec-fetch-site': 'same-origin' });
    expect(JSON.stringify(answer.body)).not.toMatch(/eyJ|lkr_/);
    expect(answer.cookies[SESSION_COOKIE]).toBeTruthy();
  });

  it('works once, also over five at a time, for fifteen minutes', async () => {
    const person = await aUser();
    const link = await aLink(person);
    const answers = await Promise.all(Array.from({ length: 5 }, () => use(link)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await use(link)).body.code).toBe('invalid_token');
    clock.advance(MINUTE_MS);
    await run('DELETE FROM dev_mailbox');
    const late = await aLink(person);
    clock.advance(15 * MINUTE_MS);
    expect((await use(late)).body.code).toBe('invalid_token');
  });

  it('dies when a later one is asked for', async () => {
    const person = await aUser();
    const first = await aLink(person);
    clock.advance(MINUTE_MS);
    await run('DELETE FROM dev_mailbox');
    const second = await aLink(person);
    expect((await use(first)).body.code).toBe('invalid_token');
    expect((await use(second)).status).toBe(200);
  });

  it('never counts as the second factor by the same mailbox (C-41)', async () => {
    const person = await aUser();
    await run(
      "INSERT INTO mfa_methods (user_id, method, destination, confirmed_at, created_at) VALUES (?, 'email', ?, 1, 1)",
      person.id,
      person.email,
    );
    const answer = await use(await aLink(person));
    expect(answer.status).toBe(403);
    expect(answer.cookies[SESSION_COOKIE]).toBeUndefined();
  });

  it('is answered alike for known and unknown addresses, with the same work', async () => {
    const { email } = await aUser();
    await ask('warm-up@halden.example');
    const [known, unknown] = [await ask(email), await ask('nobody@halden.example')];
    expect([known.status, known.body, known.cost.d1, known.cost.objects]).toEqual([
      unknown.status,
      unknown.body,
      unknown.cost.d1,
      unknown.cost.objects,
    ]);
  });

  it.each(['pending', 'suspended', 'inactive', 'archived'] as const)(
    'isn’t sent to a user who is %s',
    async (status) => {
      const { email } = await aUser({ status });
      await ask(email);
      await drainQueues();
      expect(await mailbox(email)).toEqual([]);
      expect(await count('action_tokens')).toBe(0);
    },
  );

  it('opens nothing for somebody suspended meanwhile', async () => {
    const person = await aUser();
    const link = await aLink(person);
    await run("UPDATE users SET status = 'suspended' WHERE id = ?", person.id);
    expect((await use(link)).body.code).toBe('account_suspended');
  });

  it('can’t be guessed: twenty wrong ones from an address, then 429', async () => {
    const guesser = nobody();
    for (let n = 0; n < 20; n += 1)
      expect((await guesser.post('/api/auth/magic-link/verify', { token: `guess${n}` })).status).toBe(422);
    expect((await guesser.post('/api/auth/magic-link/verify', { token: 'one more' })).status).toBe(429);
  });
});
