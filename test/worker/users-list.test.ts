import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { User } from '../../worker/features/users/schemas';
import { DAY_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser, type SignedInPerson } from '../support/worker/people';
import { count, run } from '../support/worker/sql';

type UserBody = z.output<typeof User>;
type Page = {
  items: UserBody[];
  total: number;
  page: number;
  page_size: number;
  next_cursor: string | null;
  total_capped?: true;
};

let admin: SignedInPerson;
const list = (query: string) => admin.get<Page>(`/api/users?${query}`);
const names = async (query: string) => (await list(query)).body.items.map(({ last_name }) => last_name);

/** Last name, and what sets them apart. */
const PEOPLE: [string, Parameters<typeof aUser>[0], { created?: string; lastLogin?: number }?][] = [
  ['Łukasiewicz', { firstName: 'Jan', username: 'lukas' }, { created: '2026-01-10' }],
  ['Đorđević', { firstName: 'Ana', roles: ['manager'] }, { created: '2026-02-10' }],
  ['Straße', { firstName: 'Uwe', status: 'pending' }, { created: '2026-03-10' }],
  ['Ødegård', { firstName: 'Kari', status: 'suspended' }, { lastLogin: 3 }],
  ['Horváth', { firstName: 'Zsófia', status: 'inactive', roles: ['viewer', 'manager'] }, { lastLogin: 20 }],
  ['100%_real', { firstName: 'Percy' }, { lastLogin: 60 }],
  ["O'Brien", { firstName: 'Quote" "Star*' }, { lastLogin: 200 }],
  ['Archived', { firstName: 'Old', status: 'archived' }],
  ['Ng', { firstName: 'Li' }],
];

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  for (const [lastName, options, { created, lastLogin } = {}] of PEOPLE) {
    const { id } = await aUser({ lastName, ...options });
    if (created)
      await run(
        'UPDATE users SET created_at = ?, updated_at = ? WHERE id = ?',
        Date.parse(created),
        Date.parse(created),
        id,
      );
    if (lastLogin) await run('UPDATE users SET last_login_at = ? WHERE id = ?', Date.now() - lastLogin * DAY_MS, id);
  }
});

const withoutAdmin = (found: string[]) => found.filter((name) => name !== 'Okonkwo');

describe('the text search', () => {
  it.each([
    ['lukasiewicz', ['Łukasiewicz']],
    ['ŁUKASIEWICZ', ['Łukasiewicz']],
    ['djordjevic', []],
    ['dordevic', ['Đorđević']],
    ['strasse', ['Straße']],
    ['odegard', ['Ødegård']],
    ['zsofia', ['Horváth']],
    ['Zsófia Horváth', ['Horváth']],
    ['horvath zsofia', ['Horváth']],
    ['orvat', ['Horváth']],
    ['zsofia lukasiewicz', []],
    ['lukas@halden', ['Łukasiewicz']],
    ['  kari   ', ['Ødegård']],
  ])('folds case, accents and letters that Unicode leaves whole: %s', async (q, found) => {
    expect(await names(`q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it.each([
    ['ng', ['Ng']],
    ['li', ['Ng']],
    ['łu', ['Łukasiewicz']],
    ['ł', ['Łukasiewicz', 'Ng']],
    ['z', ['Horváth']],
    ['li n', ['Ng']],
  ])('of one or two letters finds words that begin with them: %s', async (q, found) => {
    expect(await names(`q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it.each([
    ['100%_', ['100%_real']],
    ['100%', ['100%_real']],
    ['%_r', ['100%_real']],
    ['%%%', []],
    ['___', []],
    ['***', []],
    ['star*', ["O'Brien"]],
    ['quote"', ["O'Brien"]],
    ['"""', []],
    ["o'brien", ["O'Brien"]],
    ['%', []],
    ['_', []],
    ['*', []],
    ['"', ["O'Brien"]],
    ['AND', []],
    ['a OR b', []],
    ['NEAR(kari)', []],
    ['search_text:kari', []],
    ['-kari', []],
    ['kari^', []],
    ['(', []],
  ])('takes what is typed for itself, wildcards and operators too: %s', async (q, found) => {
    const answer = await list(`q=${encodeURIComponent(q)}`);
    expect([answer.status, withoutAdmin(answer.body.items.map(({ last_name }) => last_name))]).toEqual([200, found]);
  });

  it('that is empty or blank is no search', async () => {
    for (const q of ['', '%20%20']) expect((await list(`q=${q}`)).body.total).toBe(PEOPLE.length);
  });

  it('of 200 characters is taken, of 201 refused', async () => {
    expect((await list(`q=${'x'.repeat(200)}`)).status).toBe(200);
    expect((await admin.get(`/api/users?q=${'x'.repeat(201)}`)).body.errors).toMatchObject([{ pointer: '/q' }]);
  });
});

describe('filters', () => {
  it.each([
    ['status=suspended', ['Ødegård']],
    ['status=suspended,pending', ['Ødegård', 'Straße']],
    ['status=suspended&status=pending', ['Ødegård', 'Straße']],
    ['status=archived', ['Archived']],
    ['role=manager', ['Đorđević', 'Horváth']],
    [`role=${SYSTEM_ROLES.viewer}`, ['Horváth']],
    ['role=manager&status=active', ['Đorđević']],
    ['role=nobody_has_this', []],
    ['created_to=2026-02-10', ['Đorđević', 'Łukasiewicz']],
    ['created_from=2026-02-10&created_to=2026-03-09', ['Đorđević']],
    ['created_from=2026-03-10T00:00:00%2B01:00&created_to=2026-03-10', ['Straße']],
    ['last_login=7d', ['Ødegård']],
    ['last_login=30d', ['Horváth', 'Ødegård']],
    ['last_login=90d', ['Horváth', '100%_real', 'Ødegård']],
    // Whoever never signed in counts as well.
    ['inactive_days=100', ["O'Brien", 'Ng', 'Straße', 'Đorđević', 'Łukasiewicz']],
    ['status=active&q=an', ['Đorđević']],
  ])('%s', async (query, found) => {
    expect(withoutAdmin(await names(query)).sort()).toEqual([...found].sort());
  });

  it('finds those who never signed in', async () => {
    expect((await list('last_login=never&include_archived=true')).body.total).toBe(5);
  });

  it('leaves archived users out unless asked', async () => {
    expect((await list('')).body.total).toBe(PEOPLE.length);
    expect((await list('include_archived=true')).body.total).toBe(PEOPLE.length + 1);
  });

  it('finds by department, branch and manager', async () => {
    const [one, other] = [await aUser({ lastName: 'Here' }), await aUser({ lastName: 'There' })];
    const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Here' })).body.id;
    const branch = (await admin.post<{ id: string }>('/api/branches', { name: 'Here' })).body.id;
    await admin.patch(`/api/users/${one.id}`, { department_id: department, branch_id: branch, manager_id: other.id });
    for (const filter of [
      `department=${department}`,
      `branch=${branch}`,
      `manager_id=${other.id}`,
      `department=${department}&branch=${branch}`,
    ]) {
      expect(await names(filter)).toEqual(['Here']);
    }
    await run('UPDATE users SET deleted_at = 1 WHERE id IN (?, ?)', one.id, other.id);
  });

  it.each([
    ['status=asleep', '/status/0'],
    ['department=x', '/department/0'],
    ['manager_id=x', '/manager_id'],
    ['created_from=yesterday', '/created_from'],
    ['last_login=2d', '/last_login'],
    ['inactive_days=0', '/inactive_days'],
    ['inactive_days=many', '/inactive_days'],
    ['page_size=26', '/page_size'],
    ['page_size=1000', '/page_size'],
    ['page=0', '/page'],
    ['page=1.5', '/page'],
    ['sort=password_hash', '/sort'],
    ['sort=name;drop table users', '/sort'],
    ['sort=--name', '/sort'],
    ['cursor=abc', '/cursor'],
    ['surprise=1', '/surprise'],
    ['__proto__=1', '/__proto__'],
    ['constructor=1', '/constructor'],
  ])('refuses what it doesn’t know, and says where: %s', async (query, pointer) => {
    const answer = await admin.get(`/api/users?${query}`);
    expect([answer.status, answer.body.errors.map((error) => error.pointer)]).toEqual([422, [pointer]]);
  });
});

describe('SQL in a parameter', () => {
  const INJECTIONS = [
    "' OR 1=1 --",
    "'; DROP TABLE users; --",
    '" UNION SELECT password_hash FROM credentials --',
    '1) OR (1=1',
    '\\',
    '\u0000',
    "admin'/*",
    '?1',
  ];
  const PARAMETERS = [
    'q',
    'status',
    'role',
    'department',
    'branch',
    'manager_id',
    'created_from',
    'updated_to',
    'last_login_from',
    'last_login',
    'inactive_days',
    'page',
    'page_size',
    'sort',
    'cursor',
    'include_archived',
  ];

  it.each(PARAMETERS)('stays a value: %s', async (parameter) => {
    for (const injection of INJECTIONS) {
      const answer = await admin.get<Page & { errors?: unknown }>(
        `/api/users?${parameter}=${encodeURIComponent(injection)}`,
      );
      expect([200, 422], injection).toContain(answer.status);
      if (answer.status === 200) expect(answer.body.items, injection).toEqual([]);
    }
    expect(await count('users', 'deleted_at IS NULL')).toBe(PEOPLE.length + 1);
  });

  it('stays a value in a body', async () => {
    const user = await aUser();
    for (const injection of INJECTIONS.filter((text) => text !== '\u0000')) {
      const { status, body } = await admin.patch<UserBody>(`/api/users/${user.id}`, {
        first_name: injection,
        bio: injection,
      });
      expect([status, body.first_name, body.bio]).toEqual([200, injection, injection]);
    }
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', user.id);
  });
});

const SORTS = [
  'name',
  'display_name',
  'first_name',
  'last_name',
  'email',
  'email_verified',
  'username',
  'phone',
  'employee_code',
  'job_title',
  'position',
  'department',
  'branch',
  'manager',
  'status',
  'status_changed_at',
  'user_level',
  'role',
  'mfa_enabled',
  'locale',
  'timezone',
  'landing_page',
  'expires_at',
  'last_login_at',
  'last_active_at',
  'created_at',
  'updated_at',
  'id',
];
const bothWays = SORTS.flatMap((sort) => [sort, `-${sort}`]);

describe('sorting', () => {
  it.each(bothWays)('by %s: pages by cursor are the pages by number, and together everybody once', async (sort) => {
    const [byNumber, byCursor]: [string[], string[]] = [[], []];
    let cursor = '';
    for (let page = 1; page <= 2; page += 1) {
      const numbered = await list(`sort=${sort}&page_size=10&page=${page}&include_archived=true`);
      byNumber.push(...numbered.body.items.map(({ id }) => id));
      const next = await list(`sort=${sort}&page_size=10&include_archived=true${cursor}`);
      byCursor.push(...next.body.items.map(({ id }) => id));
      cursor = `&cursor=${next.body.next_cursor}`;
      if (next.body.next_cursor === null) break;
    }
    expect(byCursor).toEqual(byNumber);
    expect(new Set(byNumber).size).toBe(PEOPLE.length + 1);
  });

  it.each(SORTS)('by %s backwards is the reverse', async (sort) => {
    const ids = async (by: string) =>
      (await list(`sort=${by}&page_size=100&include_archived=true`)).body.items.map(({ id }) => id);
    expect(await ids(`-${sort}`)).toEqual((await ids(sort)).reverse());
  });

  it('by name sorts as people read, whatever the accents', async () => {
    const shown = (await list('sort=name')).body.items.map(({ display_name }) => display_name);
    expect(shown).toEqual([
      'Adaeze Okonkwo',
      'Ana Đorđević',
      'Jan Łukasiewicz',
      'Kari Ødegård',
      'Li Ng',
      'Percy 100%_real',
      `Quote" "Star* O'Brien`,
      'Uwe Straße',
      'Zsófia Horváth',
    ]);
  });

  it('refuses a cursor of another sort', async () => {
    const { body } = await list('sort=name&page_size=10&include_archived=true');
    await aUser({ lastName: 'Eleventh' });
    const next = (await list('sort=name&page_size=10&include_archived=true')).body.next_cursor;
    expect(body.next_cursor).toBeNull();
    expect((await admin.get(`/api/users?sort=email&cursor=${next}`)).body.errors).toMatchObject([
      { pointer: '/cursor', code: 'invalid_cursor' },
    ]);
    await run("UPDATE users SET deleted_at = 1 WHERE last_name = 'Eleventh'");
  });
});

describe('what is shown', () => {
  it('is of each user what reading them shows, but for the emergency contact', async () => {
    const { body } = await list('role=viewer');
    const [shown] = body.items;
    expect((await admin.get<UserBody>(`/api/users/${shown?.id}`)).body).toEqual({ ...shown, emergency_contact: null });
  });

  it('is no secret and no inner key', async () => {
    const { body } = await list('page_size=100&include_archived=true');
    expect(JSON.stringify(body)).not.toMatch(/password|hash|session_version|search_text|email_key|seq|last_login_ip/);
  });

  it('may be a page after the last: empty, with the total', async () => {
    const { body } = await list('page=9');
    expect(body).toMatchObject({ items: [], total: PEOPLE.length, page: 9, next_cursor: null });
  });

  it('counts by status and role', async () => {
    const { body } = await admin.get<{
      total: number;
      by_status: Record<string, number>;
      by_role: { key: string; total: number }[];
    }>('/api/users/stats');
    expect(body.by_status).toEqual({ pending: 1, active: 6, suspended: 1, inactive: 1, archived: 1 });
    expect(body.total).toBe(9);
    expect(body.by_role.filter(({ total }) => total > 0).map(({ key, total }) => [key, total])).toEqual([
      ['manager', 2],
      ['super_admin', 1],
      ['viewer', 1],
    ]);
  });
});
