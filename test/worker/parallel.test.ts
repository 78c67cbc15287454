import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Account } from '../../durable-objects/account';
import type { User } from '../../worker/features/users/schemas';
import { SECOND_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { accountOf } from '../support/worker/bindings';
import { type Answer, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInPerson,
  signedIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { mailbox } from '../support/worker/records';
import { count, select } from '../support/worker/sql';

type UserBody = z.output<typeof User>;
const WHO = '/api/auth/session';

beforeEach(() => resetDatabase());

const statusesOf = (answers: Answer<unknown>[]) => answers.map(({ status }) => status).sort();
const times = <Result>(n: number, act: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: n }, (_, index) => act(index)));

describe('a snapshot', () => {
  /** Has the object's next read of D1 come back only when the test says so. */
  async function delayNextRead(person: SignedInPerson) {
    const state = { hasRead: false, isReleased: false };
    await runInDurableObject(accountOf(person.id), (instance: Account) => {
      const holder = instance as unknown as { env: { DB: D1Database } };
      const real = holder.env;
      const first = async (sql: string, values: unknown[]) => {
        holder.env = real;
        const answer = await real.DB.prepare(sql)
          .bind(...values)
          .first();
        state.hasRead = true;
        // Polled: a promise of another request must not be awaited in Workers.
        while (!state.isReleased) await scheduler.wait(1);
        return answer;
      };
      const prepare = (sql: string) => ({ bind: (...values: unknown[]) => ({ first: () => first(sql, values) }) });
      holder.env = { ...real, DB: { prepare } as unknown as D1Database };
    });
    return {
      hasRead: async () => {
        while (!state.hasRead) await scheduler.wait(1);
      },
      release: () => {
        state.isReleased = true;
      },
    };
  }

  it.each([
    ['was committed', true],
    ['is being committed', false],
  ])('that was read before a change is never stored once the change %s', async (_, isReleasedAfter) => {
    const admin = await anAdministrator();
    const person = await aSignedInUser({ roles: ['viewer'] });
    await accountOf(person.id).hold({ changeId: 'drop', now: Date.now() });
    await accountOf(person.id).release({
      userId: person.id,
      changeId: 'drop',
      minSessionVersion: null,
      keepSessionId: null,
      ending: {
        actor: { id: null, name: '', type: 'system' },
        origin: null,
        reason: 'revoked',
        reasonCode: null,
        comment: null,
        now: Date.now(),
      },
    });
    const reads = await delayNextRead(person);
    const overtaken = person.get('/api/users');
    await reads.hasRead();
    // D1 has answered with the role in it; the object hasn't heard yet.
    const removal = admin.delete(`/api/users/${person.id}/roles/${SYSTEM_ROLES.viewer}?reason_code=other`);
    if (isReleasedAfter) await removal;
    reads.release();
    await Promise.all([overtaken, removal]);
    expect((await person.get('/api/users')).status).toBe(403);
    expect((await person.get('/api/users')).status).toBe(403);
  });

  it('never says yes after a role was taken away, whatever else goes on', async () => {
    const admin = await anAdministrator();
    for (let round = 0; round < 5; round += 1) {
      const person = await aSignedInUser({ roles: ['viewer'] });
      let isRemoved = false;
      const asked: [boolean, Promise<Answer<unknown>>][] = [];
      const removal = admin
        .delete(`/api/users/${person.id}/roles/${SYSTEM_ROLES.viewer}?reason_code=other`)
        .then(() => {
          isRemoved = true;
        });
      for (let n = 0; n < 30; n += 1) {
        asked.push([isRemoved, person.get('/api/users')]);
        await scheduler.wait(0);
      }
      await removal;
      const answers = await Promise.all(
        asked.map(async ([wasRemoved, answer]) => [wasRemoved, (await answer).status] as const),
      );
      expect(answers.filter(([wasRemoved, status]) => wasRemoved && status === 200)).toEqual([]);
      expect((await person.get('/api/users')).status).toBe(403);
    }
  });
});

describe('twenty refreshes with one token at once', () => {
  it('make one successor, which all of them get, and leave one live token', async () => {
    const person = await aSignedInUser();
    const answers = await times(20, () =>
      nobody().post<{ refresh_token: string }>('/api/auth/refresh', { refresh_token: person.refreshToken }),
    );
    expect(statusesOf(answers)).toEqual(Array(20).fill(200));
    const successors = new Set(answers.map(({ body }) => body.refresh_token));
    expect(successors.size).toBe(1);
    const [successor] = successors;
    expect((await nobody().post('/api/auth/refresh', { refresh_token: successor })).status).toBe(200);
    // The first is an old one now: it kills the family.
    expect((await nobody().post('/api/auth/refresh', { refresh_token: person.refreshToken })).status).toBe(401);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: successor })).status).toBe(401);
    expect((await person.get(WHO)).status).toBe(401);
  });

  it('of a thief and the owner never leave two live tokens', async () => {
    const person = await aSignedInUser();
    const first = await nobody().post<{ refresh_token: string }>('/api/auth/refresh', {
      refresh_token: person.refreshToken,
    });
    const owner = first.body.refresh_token;
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () =>
        nobody().post<{ refresh_token: string }>('/api/auth/refresh', { refresh_token: owner }),
      ),
      ...Array.from({ length: 10 }, () =>
        nobody().post<{ refresh_token: string }>('/api/auth/refresh', { refresh_token: person.refreshToken }),
      ),
    ]);
    const live = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body.refresh_token));
    // One that the thief may have got within the grace is the owner's current one, which is used: the next use settles it.
    for (const token of live) await nobody().post('/api/auth/refresh', { refresh_token: token });
    const stillLive = await Promise.all(
      [...live].map((refresh_token) => nobody().post('/api/auth/refresh', { refresh_token })),
    );
    expect(stillLive.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });
});

describe('one address', () => {
  it('that is created twenty times at once is one user, and the others are told so', async () => {
    const admin = await anAdministrator();
    const spellings = ['ola@halden.example', 'OLA@halden.example', 'Ola@Halden.Example'];
    const answers = await times(20, (n) => admin.post('/api/users', { email: spellings[n % 3], name: 'Ola Nordmann' }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'email_taken')).toHaveLength(19);
    expect(await count('users', 'email_key = ?', 'ola@halden.example')).toBe(1);
    expect(await count('audit_log', "action = 'user.created' AND actor_id = ?", admin.id)).toBe(1);
  });

  it('given to two users at once belongs to one', async () => {
    const admin = await anAdministrator();
    const [one, other] = [await aUser(), await aUser()];
    const answers = await Promise.all(
      [one, other].map(({ id }) => admin.patch(`/api/users/${id}`, { email: 'shared@halden.example' })),
    );
    expect(statusesOf(answers)).toEqual([200, 409]);
  });

  it('taken while its owner was deleted refuses the restoration', async () => {
    const admin = await anAdministrator();
    const { id, email } = await aUser();
    await admin.delete(`/api/users/${id}?reason_code=other`);
    const [created, restored] = await Promise.all([
      admin.post('/api/users', { email, name: 'New One' }),
      admin.post(`/api/users/${id}/restore`),
    ]);
    expect([created.status, restored.status].filter((status) => status === 409)).toHaveLength(1);
    expect(await count('users', 'email_key = ? AND deleted_at IS NULL', email)).toBe(1);
  });
});

describe('the last super admin', () => {
  const standing = () =>
    count(
      'user_roles JOIN users ON users.id = user_roles.user_id',
      "role_id = ? AND status = 'active' AND deleted_at IS NULL",
      SYSTEM_ROLES.super_admin,
    );
  type Attack = (by: SignedInPerson, target: SignedInPerson) => Promise<Answer<unknown>>;

  it.each<[string, Attack]>([
    ['demoting', (by, { id }) => by.delete(`/api/users/${id}/roles/${SYSTEM_ROLES.super_admin}?reason_code=other`)],
    ['suspending', (by, { id }) => by.put(`/api/users/${id}/status`, { status: 'suspended', reason_code: 'other' })],
    [
      'letting expire',
      (by, { id }) => by.patch(`/api/users/${id}`, { expires_at: new Date(Date.now() - SECOND_MS).toISOString() }),
    ],
    ['deleting', (by, { id }) => by.delete(`/api/users/${id}?revoke_sessions=true&reason_code=other`)],
  ])('is not lost by two of them %s each other at once', async (_, attack) => {
    for (let round = 0; round < 5; round += 1) {
      await resetDatabase();
      const [one, other] = [await anAdministrator(), await anAdministrator()];
      await Promise.all([attack(one, other), attack(other, one)]);
      expect(await standing()).toBeGreaterThanOrEqual(1);
      const [left] = await select<{ id: string }>(
        "SELECT users.id FROM users JOIN user_roles ON user_id = users.id WHERE role_id = ? AND status = 'active' AND deleted_at IS NULL AND (users.expires_at IS NULL OR users.expires_at > ?)",
        SYSTEM_ROLES.super_admin,
        Date.now(),
      );
      expect(left).toBeDefined();
    }
  });

  it('is not made twice by two set-ups at once', async () => {
    const setUp = (n: number) =>
      nobody().post('/api/setup', {
        token: 'setup-token-of-the-tests',
        email: `root${n}@halden.example`,
        password: PASSWORD,
        first_name: 'Root',
        last_name: String(n),
      });
    expect(statusesOf(await times(10, setUp))).toEqual([201, ...Array(9).fill(409)]);
    expect(await standing()).toBe(1);
  });
});

describe('two changes of one user at once', () => {
  it('both raise the session version, so that no session outlives either', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    const answers = await Promise.all([
      person.post('/api/auth/logout?everywhere=true'),
      admin.patch<UserBody>(`/api/users/${person.id}`, { job_title: 'Editor' }),
      person.post('/api/auth/logout?everywhere=true'),
    ]);
    expect(answers.map(({ status }) => status)).not.toContain(500);
    expect((await person.get(WHO)).status).toBe(401);
    const again = await signedIn(person);
    expect((await again.get(WHO)).status).toBe(200);
  });

  it('of the password: one wins, and the other is told', async () => {
    const person = await aSignedInUser();
    const change = (new_password: string) =>
      person.post('/api/auth/change-password', { current_password: PASSWORD, new_password });
    const [one, other] = await Promise.all([change('First-Choice-1!x'), change('Second-Choice-2!x')]);
    expect(statusesOf([one, other])).toEqual([204, 422]);
    const winner = one.status === 204 ? 'First-Choice-1!x' : 'Second-Choice-2!x';
    expect((await login(nobody(), person.email, winner)).status).toBe(200);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);
  });
});

describe('one activation link', () => {
  it('used ten times at once sets one password', async () => {
    const admin = await anAdministrator();
    await admin.post('/api/users', { email: 'ola@halden.example', name: 'Ola Nordmann' });
    await drainQueues();
    const [mail] = await mailbox('ola@halden.example');
    const token = /token=(\w+)/.exec(mail?.text ?? '')?.[1];
    const answers = await times(10, (n) =>
      nobody().post('/api/auth/activate', { token, password: `Grey-Tide-${n}-Lisbon` }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count('password_history')).toBe(2);
  });
});
