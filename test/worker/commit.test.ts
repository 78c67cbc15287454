import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { query } from '../../worker/db/client';
import type { User } from '../../worker/features/users/schemas';
import { newId } from '../../worker/kernel/ids';
import { problem } from '../../worker/kernel/problem';
import { type ChangeSet, commit } from '../../worker/platform/commit';
import { accountOf, aSystemCtx } from '../support/worker/bindings';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditActions, eventsFor } from '../support/worker/records';
import { count, select } from '../support/worker/sql';

type UserBody = z.output<typeof User>;

beforeEach(() => resetDatabase());

const inTheWay = problem('in_the_way', 409, 'Something is in the way');

/** A department with its audit record and its event. */
function aChange(id: string, more: Partial<ChangeSet> = {}): ChangeSet {
  return {
    writes: [aDepartment(id, `Department ${id}`)],
    audit: [{ action: 'department.created', type: 'CREATE', target: { type: 'department', id, name: 'Department' } }],
    events: [{ type: 'department.created', subject: id, data: {} }],
    ...more,
  };
}

function aDepartment(id: string, name: string) {
  return query(
    'INSERT INTO departments (id, name, name_key, created_at, updated_at) VALUES (?1, ?2, lower(?2), 1, 1)',
    id,
    name,
  );
}

async function traces(id: string) {
  const [written, audited, announced] = await Promise.all([
    count('departments', 'id = ?', id),
    auditActions(id),
    eventsFor(id),
  ]);
  return { written, audited: audited.length, announced: announced.length };
}

const ALL = { written: 1, audited: 1, announced: 1 };
const NONE = { written: 0, audited: 0, announced: 0 };

describe('one batch', () => {
  it('holds the rows, the audit record and the event', async () => {
    const id = newId();
    await commit(aSystemCtx(), aChange(id));
    expect(await traces(id)).toEqual(ALL);
  });

  it('is rolled back whole by an assertion before the writes', async () => {
    const id = newId();
    const refuseFirst = [{ reason: 'in_the_way', query: query('SELECT 1'), problem: () => inTheWay() }];
    await expect(commit(aSystemCtx(), aChange(id, { refuseFirst }))).rejects.toThrow('in_the_way');
    expect(await traces(id)).toEqual(NONE);
  });

  it('is rolled back whole by an assertion after the writes, which sees them', async () => {
    const id = newId();
    const refuseWhen = [
      { reason: 'in_the_way', query: query('SELECT 1 FROM departments WHERE id = ?', id), problem: () => inTheWay() },
    ];
    await expect(commit(aSystemCtx(), aChange(id, { refuseWhen }))).rejects.toThrow('in_the_way');
    expect(await traces(id)).toEqual(NONE);
  });

  it('passes when an assertion finds nothing', async () => {
    const id = newId();
    const none = [{ reason: 'in_the_way', query: query('SELECT 1 WHERE 0'), problem: () => inTheWay() }];
    await commit(aSystemCtx(), aChange(id, { refuseFirst: none, refuseWhen: none }));
    expect(await traces(id)).toEqual(ALL);
  });

  it.each([
    ['a unique index', (id: string) => aDepartment(newId(), `Department ${id}`)],
    [
      'a foreign key',
      () =>
        query(
          "INSERT INTO branches (id, name, name_key, parent_id, created_at, updated_at) VALUES ('b', 'B', 'b', 'nowhere', 1, 1)",
        ),
    ],
    ['a missing value', () => query("INSERT INTO departments (id) VALUES ('d')")],
    ['a missing table', () => query('INSERT INTO nothing VALUES (1)')],
  ])('is rolled back whole by %s', async (_, failing) => {
    const id = newId();
    const change = aChange(id);
    await expect(commit(aSystemCtx(), { ...change, writes: [...change.writes, failing(id)] })).rejects.toThrow();
    expect(await traces(id)).toEqual(NONE);
  });

  it('calls a clash by the name that the command gave it', async () => {
    const id = newId();
    await commit(aSystemCtx(), aChange(id));
    const again = aChange(newId(), {
      writes: [aDepartment(newId(), `Department ${id}`)],
      conflicts: { 'departments.name_key': () => inTheWay() },
    });
    await expect(commit(aSystemCtx(), again)).rejects.toThrow('in_the_way');
  });
});

describe('storage that fails', () => {
  const failing = (message: string) => {
    const ctx = aSystemCtx();
    const { sql } = ctx;
    return { ...ctx, sql: { prepare: sql.prepare.bind(sql), batch: () => Promise.reject(new Error(message)) } };
  };

  it.each([
    'D1_ERROR: database or disk is full: SQLITE_FULL',
    'D1_ERROR: database is locked: SQLITE_BUSY',
    'D1_ERROR: Network connection lost.',
    'D1 DB is overloaded. Too many requests queued.',
  ])('is 503 with a time to come back, and never taken for success (T57): %s', async (message) => {
    const refusal = await commit(failing(message), { writes: [], audit: [] }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ kind: { code: 'unavailable', status: 503 }, extras: { retryAfterSeconds: 5 } });
  });
});

describe('versions', () => {
  it('refuses a change of a row that has moved on, and writes nothing', async () => {
    const user = await aUser();
    const id = newId();
    const expected = [{ table: 'users' as const, id: user.id, version: 7 }];
    await expect(commit(aSystemCtx(), aChange(id, { expect: expected }))).rejects.toThrow('stale');
    expect(await traces(id)).toEqual(NONE);
  });

  it('refuses a change of a row that is gone', async () => {
    const expected = [{ table: 'users' as const, id: newId(), version: 1 }];
    await expect(commit(aSystemCtx(), aChange(newId(), { expect: expected }))).rejects.toThrow('stale');
  });

  it('lets one of two parallel updates with the same ETag through', async () => {
    const admin = await anAdministrator();
    for (let round = 0; round < 10; round += 1) {
      const { id } = await aUser();
      const update = (job_title: string) =>
        admin.patch<UserBody>(`/api/users/${id}`, { job_title }, { 'if-match': '"1"' });
      const answers = await Promise.all([update('One'), update('Other')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const won = answers.find(({ status }) => status === 200);
      expect((await admin.get<UserBody>(`/api/users/${id}`)).body.job_title).toBe(won?.body.job_title);
      expect(await auditActions(id)).toEqual(['user.updated']);
    }
  });

  it.each(['"2"', 'W/"2"'])('counts up with each change, as the ETag %s says', async (tag) => {
    const admin = await anAdministrator();
    const { id } = await aUser();
    const updated = await admin.patch<UserBody>(`/api/users/${id}`, { job_title: 'Editor' });
    expect([updated.body.version, updated.headers.get('etag')]).toEqual([2, '"2"']);
    const again = await admin.patch<UserBody>(`/api/users/${id}`, { job_title: 'Chief editor' }, { 'if-match': tag });
    expect([again.status, again.body.version]).toEqual([200, 3]);
  });

  it('refuses an If-Match that is no ETag of ours', async () => {
    const admin = await anAdministrator();
    const { id } = await aUser();
    const answer = await admin.patch(`/api/users/${id}`, { job_title: 'Editor' }, { 'if-match': 'latest' });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, 'invalid_if_match']);
  });

  it('leaves the version alone when nothing changes, and audits nothing', async () => {
    const admin = await anAdministrator();
    const { id } = await aUser({ firstName: 'Same' });
    const answer = await admin.patch<UserBody>(`/api/users/${id}`, { first_name: 'Same' });
    expect([answer.status, answer.body.version]).toEqual([200, 1]);
    expect(await auditActions(id)).toEqual([]);
  });
});

describe('holds', () => {
  const holdsOn = async (person: SignedInPerson) => {
    const { runInDurableObject } = await import('cloudflare:test');
    return runInDurableObject(accountOf(person.id), (_, { storage }) =>
      storage.sql.exec('SELECT * FROM holds').toArray(),
    );
  };

  it('end with the change that made them', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    await admin.patch(`/api/users/${person.id}`, { job_title: 'Editor' });
    expect(await holdsOn(person)).toEqual([]);
    await person.get('/api/auth/session');
    expect((await person.get('/api/auth/session')).cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('end with a change that failed', async () => {
    const admin = await anAdministrator();
    const [person, other] = await Promise.all([aSignedInUser(), aUser()]);
    const answer = await admin.patch(`/api/users/${person.id}`, { email: other.email });
    expect([answer.status, answer.body.code]).toEqual([409, 'email_taken']);
    await expect.poll(() => holdsOn(person)).toEqual([]);
  });
});

describe('Idempotency-Key', () => {
  const someone = (n: number) => ({ email: `someone${n}@halden.example`, first_name: 'Some', last_name: 'One' });

  it('gives the stored answer to the same request, which acts once', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    const first = await admin.post<UserBody>('/api/users', someone(1), key);
    const second = await admin.post<UserBody>('/api/users', someone(1), key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await auditActions(first.body.id)).toEqual(['user.created', 'user.role_assigned']);
  });

  it('gives an answer without a body once more', async () => {
    const admin = await anAdministrator();
    const { id } = await aUser();
    const unlock = () => admin.post(`/api/users/${id}/unlock`, {}, { 'idempotency-key': 'a-key' });
    expect((await unlock()).status).toBe(204);
    const second = await unlock();
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([204, 'true']);
  });

  it('refuses another body, and another address, under the same key', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    await admin.post('/api/users', someone(1), key);
    const otherBody = await admin.post('/api/users', someone(2), key);
    const otherPath = await admin.post('/api/departments', { name: 'Sales' }, key);
    for (const answer of [otherBody, otherPath])
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await count('users', 'email_key = ?', someone(2).email)).toBe(0);
  });

  it('belongs to the caller: another’s key of the same name is another key', async () => {
    const [admin, other] = [
      await anAdministrator(),
      await aSignedInUser({ permissions: ['users:create', 'users:read'] }),
    ];
    const key = { 'idempotency-key': 'a-key' };
    expect((await admin.post('/api/users', someone(1), key)).status).toBe(201);
    expect((await other.post('/api/users', someone(2), key)).status).toBe(201);
  });

  it('is not used up by a request that failed', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    await aUser({ email: someone(1).email });
    expect((await admin.post('/api/users', someone(1), key)).status).toBe(409);
    expect((await admin.post('/api/users', someone(2), key)).status).toBe(201);
  });

  it('lets ten parallel requests act once, and answers all of them alike', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post<{ id: string }>('/api/departments', { name: 'Sales' }, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count('departments')).toBe(1);
    expect(await count('audit_log', "action = 'department.created'")).toBe(1);
  });

  it('refuses another body that came while the first was under way', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    const answers = await Promise.all(
      ['Sales', 'Marketing'].map((name) => admin.post('/api/departments', { name }, key)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.code).toBe('idempotency_key_reused');
    expect(await count('departments')).toBe(1);
  });

  it('is forgotten after a day', async () => {
    const admin = await anAdministrator();
    const key = { 'idempotency-key': 'a-key' };
    await admin.post('/api/departments', { name: 'Sales' }, key);
    await select('UPDATE idempotency_keys SET created_at = created_at - 86400001');
    expect((await admin.post('/api/departments', { name: 'Marketing' }, key)).status).toBe(201);
  });

  it.each(['', 'two words', 'ä', 'x'.repeat(256)])('takes visible ASCII only, not %j', async (key) => {
    const admin = await anAdministrator();
    const answer = await admin.post('/api/departments', { name: 'Sales' }, { 'idempotency-key': key });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, 'invalid_idempotency_key']);
  });
});
