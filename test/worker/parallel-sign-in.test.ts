import { runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Account } from '../../durable-objects/account';
import { SignInGuard } from '../../durable-objects/sign-in-guard';
import { accountOf } from '../support/worker/bindings';
import { type Answer, client, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInBody,
  signIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const WHO = '/api/auth/session';
const WRONG = 'Wrong-Horse-1-Battery';

beforeEach(() => resetDatabase());

const statusesOf = (answers: Answer<unknown>[]) => answers.map(({ status }) => status).sort();
const times = <Result>(n: number, act: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: n }, (_, index) => act(index)));

describe('fifty wrong passwords at once', () => {
  it('are judged five times at most; the account locks, and its owner is told once', async () => {
    const person = await aUser();
    const answers = await times(50, () => login(nobody(), person.email, WRONG));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(45);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(429);
    await drainQueues();
    expect((await auditFor(person.id)).filter(({ action }) => action === 'session.sign_in_failed')).toHaveLength(5);
    expect((await auditFor(person.id)).filter(({ action }) => action === 'account.locked')).toHaveLength(1);
    expect(await mailbox(person.email)).toHaveLength(1);
  });

  it('for somebody unknown are answered alike', async () => {
    const answers = await times(50, () => login(nobody(), 'nobody@halden.example', WRONG));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('hide no right one among them that comes too late', async () => {
    const person = await aUser();
    const answers = await times(30, (n) => login(nobody(), person.email, n === 29 ? PASSWORD : WRONG));
    expect(answers.at(-1)?.status).toBe(429);
    expect(await count('login_history', "result = 'SUCCESS'")).toBe(0);
  });

  it('from one network across many accounts stop at its limit', async () => {
    await storeSettings('lockout', { network_failures: 10 });
    const from = nobody();
    const first = await times(40, (n) => login(from, `guess${n}@halden.example`, WRONG));
    // Peeked before and counted after the hash: those under way pass, nobody who comes after.
    expect(first.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(10);
    expect(statusesOf(await times(10, (n) => login(from, `later${n}@halden.example`, WRONG)))).toEqual(
      Array(10).fill(429),
    );
  });
});

describe('ten right passwords at once', () => {
  it('all open a session', async () => {
    const person = await aUser();
    const answers = await times(10, () => login(nobody(), person.email, PASSWORD));
    expect(statusesOf(answers)).toEqual(Array(10).fill(200));
    expect(
      (await client({ token: answers[0]?.body.access_token ?? '' }).get<{ total: number }>('/api/profile/sessions'))
        .body.total,
    ).toBe(10);
  });
});

/** Where a sign-in can be overtaken: between its steps, at moments spread over the time that it takes. */
const ROUNDS = 8;

let signInMs = 0;

/** The overtaking begins `moment` sign-ins after the sign-in, or before it. */
async function race(person: { email: string }, overtake: () => Promise<unknown>, moment: number) {
  signInMs ||= await durationOf(async () => login(nobody(), (await aUser()).email, PASSWORD));
  const waitMs = moment * signInMs;
  const [answer] = await Promise.all([
    scheduler.wait(Math.max(0, -waitMs)).then(() => login(nobody(), person.email, PASSWORD)),
    scheduler.wait(Math.max(0, waitMs)).then(overtake),
  ]);
  return answer;
}

async function durationOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** From one sign-in before to one after. */
const momentOf = (round: number) => (2 * round) / (ROUNDS - 1) - 1;

/** Whatever the sign-in was told, no session of it may stand now. */
async function expectNoSession(person: { id: string }, answer: Answer<SignedInBody>): Promise<void> {
  expect([200, 401, 403]).toContain(answer.status);
  if (answer.status === 200) {
    expect((await client({ token: answer.body.access_token ?? '' }).get(WHO)).status).toBe(401);
    expect((await nobody().post('/api/auth/refresh', { refresh_token: answer.body.refresh_token })).status).toBe(401);
  }
  expect(await accountOf(person.id).listSessions(Date.now())).toEqual([]);
}

describe('a sign-in that races', () => {
  it('a suspension opens no session', async () => {
    const admin = await anAdministrator();
    const outcomes = new Set<number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await aUser();
      const suspend = () =>
        admin.put(`/api/users/${person.id}/status`, { status: 'suspended', reason_code: 'security' });
      const answer = await race(person, suspend, momentOf(round));
      outcomes.add(answer.status);
      await expectNoSession(person, answer);
    }
    // Both orders have been seen, or the test has proved nothing.
    expect(outcomes.size).toBeGreaterThan(1);
  });

  it('a change of password opens no session with the old one', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await aSignedInUser();
      const body = { current_password: PASSWORD, new_password: OTHER_PASSWORD };
      const answer = await race(person, () => person.post('/api/auth/change-password', body), momentOf(round));
      const sessions = await accountOf(person.id).listSessions(Date.now());
      expect(sessions.map(({ id }) => id)).toEqual([person.sessionId]);
      if (answer.status === 200) {
        expect((await client({ token: answer.body.access_token ?? '' }).get(WHO)).status).toBe(401);
      }
    }
  });

  it('a deletion opens no session', async () => {
    const admin = await anAdministrator();
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await aUser();
      const answer = await race(
        person,
        () => admin.delete(`/api/users/${person.id}?revoke_sessions=true&reason_code=termination`),
        momentOf(round),
      );
      await expectNoSession(person, answer);
    }
  });

  it('a sign-out everywhere opens a session after it, or none', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const person = await aSignedInUser();
      const answer = await race(person, () => person.post('/api/auth/logout?everywhere=true'), momentOf(round));
      const [user] = await select<{ session_version: number }>(
        'SELECT session_version FROM users WHERE id = ?',
        person.id,
      );
      const left = await runInDurableObject(accountOf(person.id), (_, { storage }) =>
        storage.sql
          .exec<{ body: string }>('SELECT body FROM sessions')
          .toArray()
          .map(({ body }) => JSON.parse(body).sessionVersion),
      );
      // None of before the sign-out.
      expect(left.every((version) => version === user?.session_version)).toBe(true);
      expect([200, 401]).toContain(answer.status);
    }
  });

  it('a hold of the object opens a session that reads D1 at each check', async () => {
    const person = await aSignedInUser();
    await accountOf(person.id).hold({ changeId: 'a-change', now: Date.now() });
    const other = await signIn(person);
    await run("UPDATE users SET status = 'suspended' WHERE id = ?", person.id);
    expect((await other.get(WHO)).status).toBe(401);
  });
});

describe('a sign-in and a suspension that meet', () => {
  type Call = 'reserve' | 'openSession' | 'hold' | 'release';

  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Has the next such call of an object wait, before it acts or before it answers, until the other side is through. */
  function pauseAt(call: Call, when: 'before' | 'after') {
    const state = { isReached: false, isThrough: false };
    const prototype: Record<string, (...input: unknown[]) => Promise<unknown>> =
      call === 'reserve' ? Object(SignInGuard.prototype) : Object(Account.prototype);
    const original = prototype[call];
    vi.spyOn(prototype, call).mockImplementationOnce(async function (this: unknown, ...input) {
      const answer = when === 'after' ? await original?.apply(this, input) : null;
      state.isReached = true;
      // Polled: a promise of another request must not be awaited in Workers.
      while (!state.isThrough) await scheduler.wait(1);
      return when === 'after' ? answer : original?.apply(this, input);
    });
    return {
      reached: async () => {
        while (!state.isReached) await scheduler.wait(1);
      },
      goOn: () => {
        state.isThrough = true;
      },
    };
  }

  it.each<[string, Call, 'before' | 'after', number]>([
    ['its attempt is counted', 'reserve', 'after', 401],
    ['its rows are written, and before its session is opened', 'openSession', 'before', 401],
    ['its session is opened', 'openSession', 'after', 200],
  ])('open no session when the suspension passes after %s', async (_, call, when, status) => {
    const admin = await anAdministrator();
    const person = await signIn(await aUser());
    const pause = pauseAt(call, when);
    const signingIn = login(nobody(), person.email, PASSWORD);
    await pause.reached();
    await admin.put(`/api/users/${person.id}/status`, { status: 'suspended', reason_code: 'security' });
    pause.goOn();
    const answer = await signingIn;
    expect(answer.status).toBe(status);
    await expectNoSession(person, answer);
  });

  it.each<[string, Call, 'before' | 'after']>([
    ['before its batch', 'hold', 'after'],
    ['between its batch and its release', 'release', 'before'],
  ])('open no session when the sign-in passes while the suspension is %s', async (_, call, when) => {
    const admin = await anAdministrator();
    const person = await signIn(await aUser());
    const pause = pauseAt(call, when);
    const suspending = admin.put(`/api/users/${person.id}/status`, { status: 'suspended', reason_code: 'security' });
    await pause.reached();
    const answer = await login(nobody(), person.email, PASSWORD);
    pause.goOn();
    expect((await suspending).status).toBe(200);
    await expectNoSession(person, answer);
  });
});
