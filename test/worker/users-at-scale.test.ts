import { beforeAll, describe, expect, it } from 'vitest';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

const USERS = 100_000;
const STATEMENTS_MAX = 2;
const ROWS_MAX = 200;

type Page = { items: { id: string }[]; total: number; next_cursor: string | null; total_capped?: true };
let admin: SignedInPerson;
const list = (query: string) => admin.get<Page>(`/api/users?${query}`);

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  await aCrowd(USERS);
  await admin.get('/api/auth/session');
}, 120_000);

const INDEXED = ['name', 'email', 'created_at', 'updated_at', 'last_login_at'];

describe(`a page of ${USERS.toLocaleString('en')} users`, () => {
  it.each([
    '',
    'page=40',
    ...INDEXED.flatMap((sort) => [`sort=${sort}`, `sort=-${sort}`]),
    ...['name', 'created_at', 'last_login_at'].map((sort) => `status=active&sort=${sort}`),
    'status=suspended',
    'include_archived=true',
  ])('costs at most three statements and 200 rows: %s', async (query) => {
    const { status, body, cost } = await list(query);
    expect([status, body.items.length]).toEqual([200, 25]);
    expect(cost.d1).toBeLessThanOrEqual(STATEMENTS_MAX);
    // A page by number walks past those before it.
    const skipped = query.startsWith('page=') ? 39 * 25 : 0;
    expect(cost.rows - skipped).toBeLessThanOrEqual(ROWS_MAX);
    expect(cost.objects).toBe(1);
  });

  it.each(['name', '-created_at', 'last_login_at'])(
    'deep in the list costs by cursor what the first one does: %s',
    async (sort) => {
      const first = await list(`sort=${sort}`);
      const [middle] = await Promise.all([list(`sort=${sort}&page=2000`)]);
      const deep = await list(`sort=${sort}&cursor=${middle.body.next_cursor}`);
      expect(deep.body.items).toHaveLength(25);
      expect(deep.cost.rows).toBeLessThanOrEqual(first.cost.rows + 25);
      const numbered = await list(`sort=${sort}&page=2001`);
      expect(deep.body.items).toEqual(numbered.body.items);
    },
  );

  it('says the whole total exactly', async () => {
    const { body } = await list('include_archived=true');
    expect([body.total, body.total_capped]).toEqual([USERS + 1, undefined]);
  });

  it('stops counting at 10,000 when filtered', async () => {
    const { body } = await list('created_from=2026-01-01');
    expect([body.total, body.total_capped]).toEqual([10_000, true]);
  });

  it.each(['crowd 042424', 'c77777@crowd', 'c1', 'nobody here'])(
    'found by text takes two statements: %s',
    async (q) => {
      const { status, cost } = await list(`q=${encodeURIComponent(q)}`);
      expect([status, cost.d1]).toEqual([200, 2]);
    },
  );

  it('found by a text that most have takes two more, and counts to 10,000', async () => {
    const { body, cost } = await list('q=crowd');
    expect([body.total, body.total_capped, cost.d1]).toEqual([10_000, true, 4]);
  });

  it('found by a rare text reads few rows', async () => {
    const { body, cost } = await list('q=c77777@crowd');
    expect([body.total, cost.rows < ROWS_MAX]).toEqual([1, true]);
  });
});

describe('one user among them', () => {
  it('is read in two statements: the user, and what only some may see of them', async () => {
    const read = () => admin.get('/api/users/01900000-0000-7000-9000-000000077777');
    // The first has the settings read, which are kept for seconds.
    await read();
    const { status, cost } = await read();
    expect([status, cost.d1, cost.rows < 10]).toEqual([200, 2, true]);
  });

  it('is changed without reading the others', async () => {
    const { status, cost } = await admin.patch('/api/users/01900000-0000-7000-9000-000000077777', {
      bio: 'One of many',
    });
    expect(status).toBe(200);
    expect(cost.rows).toBeLessThan(100);
  });

  it('is found for a sign-in without reading the others', async () => {
    await run("UPDATE users SET email_key = 'found@crowd.example' WHERE id = '01900000-0000-7000-9000-000000055555'");
    const { status, cost } = await admin.post('/api/auth/login', {
      identifier: 'found@crowd.example',
      password: 'Wrong-Horse-1-Battery',
    });
    expect([status, cost.rows < 20]).toEqual([401, true]);
  });
});
