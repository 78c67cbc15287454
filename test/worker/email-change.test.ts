import { beforeAll, describe, expect, it } from 'vitest';
import type { Profile, User } from '../../web/src/lib/api/types';
import { nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { linkToken } from '../support/worker/links';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInPerson,
  setStatusRow,
} from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

const DAY_MS = 86_400_000;
const clock = useClock();

let admin: SignedInPerson;
let addresses = 0;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const newAddress = () => {
  addresses += 1;
  return `moved${addresses}@halden.example`;
};
const request = (who: SignedInPerson, email = newAddress()) => who.post('/api/profile/email', { email });
const confirm = (token: string) => nobody().post<{ email: string; code: string }>('/api/auth/confirm-email', { token });

const linkOf = ({ id }: { id: string }) => linkToken(id, 'email_change');

describe('a new address', () => {
  it('waits until its link is followed, then replaces the old one', async () => {
    const person = await aSignedInUser();
    const email = newAddress();
    const asked = await person.post<{ email: string; expires_at: string }>('/api/profile/email', { email });
    expect([asked.status, asked.body]).toEqual([
      202,
      { email, expires_at: new Date(clock.now() + DAY_MS).toISOString() },
    ]);
    const waiting = (await person.get<Profile>('/api/profile')).body;
    expect(waiting).toMatchObject({ email: person.email, pending_email: { email } });

    expect((await confirm(await linkOf(person))).body).toEqual({ email });
    const after = (await person.get<Profile>('/api/profile')).body;
    expect(after).toMatchObject({ email, email_verified: true, pending_email: null });
    expect((await login(nobody(), email, PASSWORD)).status).toBe(200);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);
  });

  it('is confirmed as any email is verified, too', async () => {
    const person = await aSignedInUser();
    const email = newAddress();
    await request(person, email);
    const token = await linkOf(person);
    const verified = await nobody().post('/api/auth/verify-email', { token });
    expect([verified.status, verified.body]).toEqual([200, { email, status: 'active' }]);
    expect((await nobody().post('/api/auth/verify-email', { token })).status).toBe(422);
  });

  it('leaves the sessions open and shows in them', async () => {
    const person = await aSignedInUser();
    await person.get('/api/auth/session');
    const email = newAddress();
    await request(person, email);
    await confirm(await linkOf(person));
    const session = await person.get<{ user: User }>('/api/auth/session');
    expect([session.status, session.body.user.email]).toEqual([200, email]);
  });

  it('is recorded and announced, when asked for and when made, and the token stands nowhere', async () => {
    const person = await aSignedInUser();
    const email = newAddress();
    await request(person, email);
    const token = await linkOf(person);
    expect((await eventsFor(person.id)).at(-1)).toMatchObject({
      type: 'user.email_change_requested',
      data: { email },
    });
    await confirm(token);
    expect((await eventsFor(person.id)).at(-1)).toMatchObject({
      type: 'user.email_changed',
      data: { from: person.email, to: email },
    });
    const [asked, made] = (await auditFor(person.id)).slice(-2);
    expect(asked).toMatchObject({
      action: 'user.email_change_requested',
      changes: [{ field: 'email', before: person.email, after: email }],
    });
    expect(made).toMatchObject({ action: 'user.email_changed', actor_id: person.id, method: 'email_link' });
    expect(made?.changes).toContainEqual({ field: 'email', before: person.email, after: email });
    const tables = await Promise.all(
      ['audit_log', 'outbox', 'action_tokens', 'users'].map((t) => select(`SELECT * FROM ${t}`)),
    );
    expect(JSON.stringify(tables)).not.toContain(token);
  });

  it('can be called off', async () => {
    const person = await aSignedInUser();
    await request(person);
    const token = await linkOf(person);
    expect((await person.delete('/api/profile/email')).status).toBe(204);
    expect((await person.get<Profile>('/api/profile')).body.pending_email).toBeNull();
    const late = await confirm(token);
    expect([late.status, late.body.code]).toEqual([422, 'invalid_token']);
    const again = await person.delete('/api/profile/email');
    expect([again.status, again.body.code]).toEqual([404, 'no_pending_email']);
  });

  it('replaces one that was asked for before', async () => {
    const person = await aSignedInUser();
    await request(person);
    const first = await linkOf(person);
    clock.advance(1000);
    const email = newAddress();
    await request(person, email);
    expect((await confirm(first)).status).toBe(422);
    expect((await confirm(await linkOf(person))).body.email).toBe(email);
  });

  it('is refused when it is no address, the own one, or somebody’s', async () => {
    const person = await aSignedInUser();
    const other = await aUser();
    for (const [email, status, code] of [
      ['nobody', 422, 'invalid'],
      [`  ${person.email}`, 422, 'invalid'],
      [person.email.toUpperCase(), 422, 'email_unchanged'],
      [other.email.toUpperCase(), 409, 'email_taken'],
    ] as const) {
      const answer = await request(person, email);
      expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([status, code, '/email']);
    }
    expect(await count('action_tokens', 'user_id = ?', person.id)).toBe(0);
  });

  it('is asked for at most five times an hour', async () => {
    const person = await aSignedInUser();
    for (let asked = 0; asked < 5; asked += 1) expect((await request(person)).status).toBe(202);
    const answer = await request(person);
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
  });
});

describe('the link', () => {
  it('works once, also when it is followed ten times at once', async () => {
    const person = await aSignedInUser();
    await request(person);
    const token = await linkOf(person);
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count('audit_log', "target_id = ? AND action = 'user.email_changed'", person.id)).toBe(1);
  });

  it('works for a day', async () => {
    const person = await aSignedInUser();
    await request(person);
    const token = await linkOf(person);
    clock.advance(DAY_MS);
    expect((await confirm(token)).body.code).toBe('invalid_token');
    expect((await signedInAgain(person)).pending_email).toBeNull();
  });

  it('finds the address taken meanwhile, and the database decides', async () => {
    const person = await aSignedInUser();
    const email = newAddress();
    await request(person, email);
    await aUser({ email: email.toUpperCase() });
    const answer = await confirm(await linkOf(person));
    expect([answer.status, answer.body.code]).toEqual([409, 'email_taken']);
    expect((await person.get<Profile>('/api/profile')).body.email).toBe(person.email);
  });

  it('of two who ask for one address gives it to one', async () => {
    const [one, other] = [await aSignedInUser(), await aSignedInUser()];
    const email = newAddress();
    await request(one, email);
    await request(other, email);
    const tokens = [await linkOf(one), await linkOf(other)];
    const answers = await Promise.all(tokens.map(confirm));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('dies when an administrator gives the account another address first', async () => {
    const person = await aSignedInUser();
    await request(person);
    await admin.patch(`/api/users/${person.id}`, { email: newAddress() });
    expect((await confirm(await linkOf(person))).body.code).toBe('invalid_token');
  });

  it.each(['suspended', 'inactive', 'archived'] as const)('does nothing for an account that is %s', async (status) => {
    const person = await aSignedInUser();
    await request(person);
    await setStatusRow(person.id, status);
    expect((await confirm(await linkOf(person))).body.code).toBe('invalid_token');
  });

  it('takes every other mailed link of the account with it', async () => {
    const person = await aSignedInUser();
    await request(person);
    await run(
      `INSERT INTO action_tokens (id, user_id, kind, nonce, token_hash, expires_at, created_at)
       VALUES ('reset-1', ?, 'password_reset', 'n', 'h', ?, 1)`,
      person.id,
      clock.now() + DAY_MS,
    );
    await confirm(await linkOf(person));
    expect(await count('action_tokens', 'user_id = ? AND used_at IS NULL', person.id)).toBe(0);
  });

  it('is guessed at most twenty times in ten minutes from one network', async () => {
    const guesser = nobody();
    for (let tried = 0; tried < 20; tried += 1) {
      expect((await guesser.post('/api/auth/confirm-email', { token: `guess-${tried}` })).status).toBe(422);
    }
    const answer = await guesser.post('/api/auth/confirm-email', { token: 'guess' });
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts']);
  });
});

async function signedInAgain(person: SignedInPerson): Promise<Profile> {
  const { body } = await login(nobody(), person.email, PASSWORD);
  return (await nobody().get<Profile>('/api/profile', { authorization: `Bearer ${body.access_token}` })).body;
}
