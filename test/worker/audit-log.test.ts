import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { AuditRecord, LoginRecord } from '../../worker/features/audit-log/schemas';
import { newId } from '../../worker/kernel/ids';
import { type AuditDraft, insertAudit } from '../../worker/platform/audit/record';
import { aSystemCtx } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login, type SignedInPerson, signIn } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { count } from '../support/worker/sql';

type Entry = z.output<typeof AuditRecord>;
type Page<Item> = { items: Item[]; total: number; next_cursor: string | null; total_capped?: true };

const DAY_MS = 86_400_000;
const JANUARY = Date.UTC(2026, 0, 10);
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

/** A record as `commit` writes it. */
async function record(draft: Partial<AuditDraft> = {}): Promise<string> {
  const ctx = aSystemCtx();
  const id = newId();
  const whole: AuditDraft = {
    id,
    action: 'thing.updated',
    type: 'UPDATE',
    target: { type: 'thing', id: newId(), name: 'Thing' },
    ...draft,
  };
  await ctx.sql.batch(
    insertAudit(ctx, [whole]).map((write) => ctx.sql.prepare(write.toSQL().sql).bind(...write.toSQL().params)),
  );
  return id;
}

const search = async (query: string, who: SignedInPerson = admin) =>
  (await who.get<Page<Entry>>(`/api/audit?${query}`)).body;
const idsOf = ({ items }: Page<Entry>) => items.map(({ id }) => id);

describe('GET /api/audit', () => {
  it('shows who did what to whom, from where and why, newest first', async () => {
    const user = await aUser({ firstName: 'Ola', lastName: 'Nordmann' });
    await admin.patch(
      `/api/users/${user.id}`,
      { job_title: 'Retoucher', reason_code: 'other', comment: 'Promoted' },
      { 'user-agent': 'curl/8.9' },
    );
    const { items } = await search('page_size=10');
    expect(items[0]).toMatchObject({
      action: 'user.updated',
      type: 'UPDATE',
      actor: { id: admin.id, name: 'Adaeze Okonkwo', type: 'user' },
      target: { type: 'user', id: user.id, name: 'Ola Nordmann' },
      changes: [{ field: 'job_title', before: null, after: 'Retoucher' }],
      reason_code: 'other',
      comment: 'Promoted',
      ip: admin.ip,
      user_agent: 'curl/8.9',
      session_id: admin.sessionId,
    });
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('filters by time, whole days included', async () => {
    const [first, last, after] = [
      await record({ at: JANUARY }),
      await record({ at: JANUARY + DAY_MS - 1 }),
      await record({ at: JANUARY + DAY_MS }),
    ];
    expect(idsOf(await search('from=2026-01-10&to=2026-01-10'))).toEqual([last, first]);
    expect(idsOf(await search('from=2026-01-11&to=2026-01-11T00:00:00.000Z'))).toEqual([after]);
    expect(idsOf(await search('from=2026-01-10T01:00:00%2B01:00&to=2026-01-10T00:00:00Z'))).toEqual([first]);
  });

  it('filters by several actions and types, by actor and by target', async () => {
    const actor = { id: newId(), name: 'Robot', type: 'user' as const };
    const target = { type: 'thing', id: newId(), name: 'Camera' };
    const made = await record({ action: 'thing.created', type: 'CREATE', actor, target });
    const gone = await record({ action: 'thing.deleted', type: 'DELETE', actor, target });
    const exported = await record({ action: 'thing.exported', type: 'EXPORT', actor });
    expect(idsOf(await search(`actor_id=${actor.id}`))).toEqual([exported, gone, made]);
    expect(idsOf(await search(`target_id=${target.id}`))).toEqual([gone, made]);
    expect(idsOf(await search(`actor_id=${actor.id}&type=CREATE,EXPORT`))).toEqual([exported, made]);
    expect(idsOf(await search(`actor_id=${actor.id}&action=thing.created&action=thing.deleted`))).toEqual([gone, made]);
    expect(idsOf(await search(`actor_id=${actor.id}&type=DELETE&action=thing.created`))).toEqual([]);
  });

  it('filters by the person in whose name somebody acted', async () => {
    const [person, other] = [newId(), newId()];
    const as = (id: string) => ({
      actor: { id: admin.id, name: 'Support', type: 'user' as const, onBehalfOf: { id, name: 'Somebody' } },
    });
    const [first, second] = [await record(as(person)), await record({ ...as(person), type: 'EXPORT' })];
    await record(as(other));
    await record({ actor: { id: person, name: 'Somebody', type: 'user' } });
    expect(idsOf(await search(`on_behalf_of_id=${person}`))).toEqual([second, first]);
    expect(idsOf(await search(`on_behalf_of_id=${person}&type=EXPORT`))).toEqual([second]);
    expect(idsOf(await search(`on_behalf_of_id=${person}&actor_id=${person}`))).toEqual([]);
    expect((await admin.get<Page<Entry>>(`/api/users/audit?on_behalf_of_id=${person}`)).body.items).toEqual([]);
  });

  it('finds every word of a search in any text, however it is accented', async () => {
    const id = await record({
      target: { type: 'thing', id: newId(), name: 'Łukasz Ångström' },
      changes: [{ field: 'place', before: 'São Paulo', after: null }],
      reason: { reasonCode: 'leave', comment: 'Seen at the harbour' },
    });
    const queries = [
      'lukasz',
      'ANGSTROM',
      'paulo sao',
      'harbour lukasz',
      'lu',
      'Łukasz at',
      `${'harbour '.repeat(20)}`,
    ];
    for (const q of queries) expect(idsOf(await search(`q=${encodeURIComponent(q)}`)), q).toContain(id);
    expect((await search('q=lukasz+zanzibar')).total).toBe(0);
  });

  it.each(['"', '*', 'a" OR "b', "'; DROP TABLE audit_log; --", 'NEAR(a b)', '%_%', 'search_text:x', 'é'.repeat(100)])(
    'takes the search %j for what it is',
    async (q) => {
      const { total } = await search(`q=${encodeURIComponent(q)}`);
      expect(total).toBeLessThan((await search('')).total);
    },
  );

  it('pages by number and by cursor alike', async () => {
    const actor = { id: newId(), name: 'Pager', type: 'user' as const };
    for (let n = 0; n < 25; n += 1) await record({ actor, at: JANUARY + (n % 5) });
    const query = `actor_id=${actor.id}&page_size=10`;
    const first = await search(query);
    const second = await search(`${query}&cursor=${first.next_cursor}`);
    const third = await search(`${query}&cursor=${second.next_cursor}`);
    expect([first, second, third].map(({ items }) => items.length)).toEqual([10, 10, 5]);
    expect(third.next_cursor).toBeNull();
    expect(new Set([first, second, third].flatMap(idsOf)).size).toBe(25);
    expect(idsOf(await search(`${query}&page=2`))).toEqual(idsOf(second));
    const oldest = await search(`${query}&sort=at`);
    expect(oldest.items[0]?.id).toBe(third.items.at(-1)?.id);
  });

  it('counts exactly to 10,000, and costs at most three statements', async () => {
    const ctx = aSystemCtx();
    await ctx.sql
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
         INSERT INTO audit_log (id, at, action, type, actor_name, actor_type, target_type, changes, search_text)
         SELECT printf('%08x-0000-7000-8000-%012x', i, i), i, 'bulk.done', 'BULK', 'Latchkey', 'system', 'bulk', '[]', 'bulk done ' || i FROM n`,
      )
      .run();
    const capped = await admin.get<Page<Entry>>('/api/audit?type=BULK&q=bulk+done');
    expect(capped.body).toMatchObject({ total: 10_000, total_capped: true });
    expect(capped.cost.d1).toBeLessThanOrEqual(3);
    const narrow = await admin.get<Page<Entry>>('/api/audit?type=BULK&q=9876');
    expect(narrow.body.total).toBe(1);
    expect(narrow.cost.rows).toBeLessThan(100);
  });

  it.each(['', '&type=BULK', '&action=bulk.done', '&from=1970-01-01'])(
    'reads the records in somebody’s name and few others, however many there are: %s',
    async (more) => {
      const person = newId();
      const actor = { id: admin.id, name: 'Support', type: 'user' as const };
      const done = { action: 'bulk.done', type: 'BULK' as const };
      const id = await record({ ...done, actor: { ...actor, onBehalfOf: { id: person, name: 'Somebody' } } });
      expect(await count('audit_log', "type = 'BULK'")).toBeGreaterThan(10_000);
      const { body, cost } = await admin.get<Page<Entry>>(`/api/audit?on_behalf_of_id=${person}${more}`);
      expect(idsOf(body)).toEqual([id]);
      expect(cost.rows).toBeLessThan(20);
    },
  );

  it.each([
    ['from=yesterday', '/from'],
    ['type=NOTHING', '/type/0'],
    ['action=DROP TABLE', '/action/0'],
    ['actor_id=me', '/actor_id'],
    ['on_behalf_of_id=them', '/on_behalf_of_id'],
    [`q=${'x'.repeat(201)}`, '/q'],
    ['sort=action', '/sort'],
    ['page_size=20', '/page_size'],
  ])('refuses %s', async (query, pointer) => {
    const { status, body } = await admin.get(`/api/audit?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0]?.pointer).toBe(pointer);
  });
});

describe('GET /api/audit/{id}', () => {
  it('reads one record', async () => {
    const id = await record({ method: 'password', sessionDurationSeconds: 60 });
    const { body } = await admin.get<Entry>(`/api/audit/${id}`);
    expect(body).toMatchObject({ id, method: 'password', session_duration_seconds: 60 });
  });

  it('answers 404 for an unknown id', async () => {
    expect((await admin.get(`/api/audit/${newId()}`)).body.code).toBe('audit_record_not_found');
  });
});

describe('GET /api/users/audit', () => {
  it('is the audit log of users only', async () => {
    await record();
    const { body } = await admin.get<Page<Entry>>('/api/users/audit?page_size=100');
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.every(({ target }) => target.type === 'user')).toBe(true);
  });
});

describe('activity', () => {
  it('holds what a user did and what was done to them, each once', async () => {
    const person = await aSignedInUser();
    const actor = { id: person.id, name: person.displayName, type: 'user' as const };
    const self = { type: 'user', id: person.id, name: person.displayName };
    const did = await record({ actor, at: JANUARY });
    const suffered = await record({ target: self, at: JANUARY + 1 });
    const both = await record({ actor, target: self, at: JANUARY + 2 });
    await record();
    const { body } = await admin.get<Page<Entry>>(`/api/users/${person.id}/activity?page_size=10&sort=at`);
    expect(idsOf(body).slice(0, 3)).toEqual([did, suffered, both]);
    expect(body.total).toBe(body.items.length);
    const first = await admin.get<Page<Entry>>(`/api/users/${person.id}/activity?page_size=10`);
    expect(idsOf(first.body)).toEqual(idsOf(body).reverse());
  });

  it('doesn’t show oneself from where others acted, nor what they noted', async () => {
    const person = await aSignedInUser();
    await admin.patch(`/api/users/${person.id}`, { job_title: 'Runner', comment: 'On probation' });
    const { body } = await person.get<Page<Entry>>('/api/profile/activity');
    const theirs = body.items.find(({ action }) => action === 'user.updated');
    expect(theirs).toMatchObject({ actor: { name: 'Adaeze Okonkwo' }, changes: [{ field: 'job_title' }] });
    for (const field of ['ip', 'user_agent', 'location', 'session_id', 'request_id', 'comment', 'reason_code']) {
      expect(theirs).not.toHaveProperty(field);
    }
    expect(body.items.find(({ action }) => action === 'session.created')).toMatchObject({ ip: person.ip });
  });

  it('stays readable after deletion, and answers 404 where there never was a user', async () => {
    const user = await aUser();
    await admin.delete(`/api/users/${user.id}?comment=left`);
    const { body } = await admin.get<Page<Entry>>(`/api/users/${user.id}/activity`);
    expect(body.items[0]?.action).toBe('user.deleted');
    expect((await admin.get(`/api/users/${newId()}/activity`)).body.code).toBe('user_not_found');
  });
});

describe('login history', () => {
  it('holds sign-ins and failed attempts, for oneself and for who may see users', async () => {
    const user = await aUser();
    const from = nobody();
    await login(from, user.email, 'Not-the-password-1');
    await drainQueues();
    const person = await signIn(user, from);
    const { body } = await admin.get<Page<z.output<typeof LoginRecord>>>(`/api/users/${user.id}/login-history`);
    expect(body.items.map(({ result, method, ip }) => [result, method, ip])).toEqual([
      ['SUCCESS', 'password', from.ip],
      ['FAILED', 'password', from.ip],
    ]);
    expect(body.items[1]).toMatchObject({ identifier: user.email, session_id: null });
    const own = await person.get<Page<z.output<typeof LoginRecord>>>('/api/profile/login-history');
    expect(own.body).toEqual(body);
  });

  it('answers 404 where there never was a user', async () => {
    expect((await admin.get(`/api/users/${newId()}/login-history`)).body.code).toBe('user_not_found');
  });
});
