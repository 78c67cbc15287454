import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { browser, client, nobody, SESSION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { enrolTotp } from '../support/worker/factors';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  login,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInPerson,
  signedIn,
} from '../support/worker/people';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

const clock = useClock(Date.UTC(2026, 10, 20, 12));
const WHY = { reason_code: 'other' };

beforeEach(() => resetDatabase());

/** By cookie: access tokens are over before ten minutes are. */
const byCookie = ({ cookie }: { cookie: string }) => client({ cookie });
const outcome = ({ status, body }: { status: number; body: { code?: string } }) =>
  `${status} ${body.code ?? ''}`.trim();
const whoAmI = async (cookie: string) => outcome(await client({ cookie }).get('/api/auth/session'));

describe('whoever stole a session that proved itself longer ago', () => {
  /** An administrator's cookie, eleven minutes after the sign-in. */
  async function aStolenSession() {
    const admin = await anAdministrator();
    clock.advance(11 * MINUTE_MS);
    return { thief: byCookie(admin), accomplice: await aUser() };
  }

  it.each<[string, string, string, (roleId: string) => object | undefined]>([
    ['gives an accomplice no role', 'POST', '/roles', (role_id) => ({ role_id, ...WHY })],
    ['takes no role from anybody', 'DELETE', `/roles/${SYSTEM_ROLES.user}?reason_code=other`, () => undefined],
    ['gives no permission directly', 'PUT', '/permissions', () => ({ permissions: ['users:read'], ...WHY })],
    ['suspends nobody', 'PATCH', '/status', () => ({ status: 'suspended', ...WHY })],
    ['suspends nobody by PUT', 'PUT', '/status', () => ({ status: 'suspended', ...WHY })],
    ['deactivates nobody', 'PATCH', '/deactivate?reason_code=other', () => undefined],
    ['reactivates nobody', 'PATCH', '/activate?reason_code=other', () => undefined],
    ['points nobody’s account at another mailbox', 'PATCH', '', () => ({ email: 'thief@elsewhere.example' })],
    ['points nobody’s account there by PUT', 'PUT', '', () => ({ email: 'thief@elsewhere.example' })],
  ])('%s', async (_, method, path, body) => {
    const { thief, accomplice } = await aStolenSession();
    const roleId = await aRole({ permissions: ['users:read'] });
    const sent = body(roleId);
    const answer = await thief.send(method, `/api/users/${accomplice.id}${path}`, sent ? { body: sent } : {});
    expect(outcome(answer)).toBe('403 step_up_required');
    const stored = await select('SELECT email, status FROM users WHERE id = ?', accomplice.id);
    expect(stored).toEqual([{ email: accomplice.email, status: 'active' }]);
  });

  it('makes no puppet: neither a user nor an invitation with power', async () => {
    await storeSettings('registration', { mode: 'invite' });
    const { thief } = await aStolenSession();
    const role_ids = [await aRole({ permissions: ['users:read'] })];
    const puppet = { email: 'puppet@elsewhere.example', name: 'Pup Pet', initial_status: 'active', password: PASSWORD };
    expect(outcome(await thief.post('/api/users', { ...puppet, role_ids }))).toBe('403 step_up_required');
    const invitation = { email: 'puppet@elsewhere.example', role_ids };
    expect(outcome(await thief.post('/api/invitations', invitation))).toBe('403 step_up_required');
  });

  it('still does what is nobody’s power: changes a job title, ends sessions', async () => {
    const { thief, accomplice } = await aStolenSession();
    expect((await thief.patch(`/api/users/${accomplice.id}`, { job_title: 'Editor' })).status).toBe(200);
    expect((await thief.delete(`/api/users/${accomplice.id}/sessions`)).status).toBe(200);
  });
});

describe('an administrator’s own account', () => {
  const manager = () => aSignedInUser({ permissions: ['users:read', 'users:update'] });

  it.each(['patch', 'put'] as const)(
    'is not pointed at another mailbox by %s without its confirmation',
    async (verb) => {
      for (const me of [await manager(), await anAdministrator()]) {
        const answer = await me[verb](`/api/users/${me.id}`, { email: 'thief@elsewhere.example' });
        expect([outcome(answer), answer.body.errors?.[0]?.pointer]).toEqual(['403 not_oneself', '/email']);
      }
    },
  );

  it('is not given more time, or other hours, by itself', async () => {
    const me = await manager();
    const soon = new Date(clock.now() + 60 * MINUTE_MS).toISOString();
    await run('UPDATE users SET expires_at = ? WHERE id = ?', Date.parse(soon), me.id);
    for (const change of [{ expires_at: null }, { expires_at: '2030-01-01T00:00:00Z' }]) {
      const answer = await me.patch(`/api/users/${me.id}`, change);
      expect([outcome(answer), answer.body.errors?.[0]?.pointer]).toEqual(['403 not_oneself', '/expires_at']);
    }
    const hours = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }] };
    expect(outcome(await me.patch(`/api/users/${me.id}`, { access_schedule: hours }))).toBe('403 not_oneself');
  });

  it('is changed otherwise as everybody’s, and a whole form may repeat what stays', async () => {
    const me = await manager();
    const form = { email: me.email.toUpperCase(), expires_at: null, access_schedule: null, job_title: 'Office lead' };
    expect((await me.put<{ job_title: string }>(`/api/users/${me.id}`, form)).body.job_title).toBe('Office lead');
  });
});

describe('a proof renews the session’s cookie (ASVS 7.2.4): a stolen copy of it is worth nothing ten seconds later', () => {
  async function renewed(person: SignedInPerson, prove: (session: ReturnType<typeof client>) => Promise<string>) {
    expect(await whoAmI(person.cookie)).toBe('200');
    const fresh = await prove(byCookie(person));
    expect(fresh).toBeTruthy();
    // Requests of the page that were under way with it aren't turned away.
    expect([await whoAmI(person.cookie), await whoAmI(fresh)]).toEqual(['200', '200']);
    clock.advance(10 * SECOND_MS + 1);
    expect([await whoAmI(person.cookie), await whoAmI(fresh)]).toEqual(['401 unauthenticated', '200']);
  }
  const cookieOf = ({ cookies, status }: { cookies: Record<string, string>; status: number }) => {
    expect(status).toBeLessThan(300);
    return cookies[SESSION_COOKIE]?.split(';')[0] ?? '';
  };

  it('by a step-up', async () => {
    await renewed(await aSignedInUser(), async (session) =>
      cookieOf(await session.post('/api/auth/step-up', { method: 'password', password: PASSWORD })),
    );
  });

  it('by a change of password', async () => {
    await renewed(await aSignedInUser(), async (session) =>
      cookieOf(
        await session.post('/api/auth/change-password', { current_password: PASSWORD, new_password: OTHER_PASSWORD }),
      ),
    );
  });

  it('which takes the links along that were mailed before: whoever had the session may have asked for them', async () => {
    const person = await aSignedInUser();
    await run(
      `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, expires_at, created_at)
       VALUES ('r', ?1, 'password_reset', 'n', 'h1', ?2, 1), ('m', ?1, 'magic_link', 'n', 'h2', ?2, 1), ('e', ?1, 'email_change', 'n', 'h3', ?2, 1)`,
      person.id,
      clock.now() + 60 * MINUTE_MS,
    );
    const body = { current_password: PASSWORD, new_password: OTHER_PASSWORD };
    expect((await person.post('/api/auth/change-password', body)).status).toBe(204);
    expect(await select('SELECT kind FROM action_tokens WHERE user_id = ? AND used_at IS NULL', person.id)).toEqual([]);
  });

  it('by setting up a second factor', async () => {
    const person = await aSignedInUser();
    await renewed(person, async () => {
      const session = browser(person);
      await enrolTotp(session);
      return session.cookie();
    });
  });

  it('and leaves access tokens and other sessions as they are', async () => {
    const person = await aUser();
    const [one, other] = [await signedIn(person), await signedIn(person)];
    const answer = await one.post('/api/auth/step-up', { method: 'password', password: PASSWORD });
    expect([answer.status, answer.cookies[SESSION_COOKIE]]).toEqual([200, undefined]);
    expect([await whoAmI(one.cookie), await whoAmI(other.cookie)]).toEqual(['200', '200']);
  });
});

describe('guessing the password from within a session', () => {
  it.each([
    ['step-up', '/api/auth/step-up', (guess: string) => ({ method: 'password', password: guess })],
    [
      'a change of password',
      '/api/auth/change-password',
      (guess: string) => ({ current_password: guess, new_password: OTHER_PASSWORD }),
    ],
  ])('by %s, in parallel too, takes five and no more', async (_, path, body) => {
    const person = await aSignedInUser();
    const guesses = Array.from({ length: 12 }, (_, n) => person.post(path, body(`Wrong-Horse-${n}-Battery`)));
    const codes = (await Promise.all(guesses)).map(outcome);
    expect(codes.filter((code) => code === '422 wrong_password').length).toBeLessThanOrEqual(5);
    expect(outcome(await person.post(path, body(PASSWORD)))).toBe('429 too_many_attempts');
  });

  it('counts no right one', async () => {
    const person = await aSignedInUser();
    for (let n = 0; n < 7; n += 1) {
      const answer = await person.post('/api/auth/step-up', { method: 'password', password: PASSWORD });
      expect(answer.status).toBe(200);
    }
  });
});

it('what was typed leaves no fingerprint in the database that guesses could be tried against', async () => {
  const person = await aSignedInUser();
  const body = { current_password: PASSWORD, new_password: OTHER_PASSWORD };
  expect((await person.post('/api/auth/change-password', body, { 'idempotency-key': 'once' })).status).toBe(204);
  const [kept] = await select<{ fingerprint: string }>('SELECT fingerprint FROM idempotency_keys');
  const { createHash } = await import('node:crypto');
  const text = JSON.stringify(['/api/auth/change-password', body]);
  for (const encoding of ['hex', 'base64', 'base64url'] as const) {
    expect(kept?.fingerprint).not.toBe(createHash('sha256').update(text).digest(encoding));
  }
  expect((await login(nobody(), person.email, OTHER_PASSWORD)).status).toBe(200);
});
