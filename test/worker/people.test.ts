import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person, PersonPage } from '../../web/src/lib/api/types';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson, setStatusRow } from '../support/worker/people';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

const FIELDS = [
  'email',
  'phone',
  'job_title',
  'department',
  'branch',
  'manager',
  'employee_code',
  'bio',
  'last_active_at',
];

let subject: SignedInPerson;
let stranger: SignedInPerson;
let inDepartment: SignedInPerson;
let sameManager: SignedInPerson;
let manager: SignedInPerson;
let report: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  const admin = await anAdministrator();
  const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Production' })).body.id;
  const elsewhere = (await admin.post<{ id: string }>('/api/departments', { name: 'Sales' })).body.id;
  const branch = (await admin.post<{ id: string }>('/api/branches', { name: 'Lisbon' })).body.id;
  manager = await aSignedInUser({ firstName: 'Aoife', lastName: 'Ní Bhriain' });
  subject = await aSignedInUser({ firstName: 'Zsófia', lastName: 'Horváth' });
  stranger = await aSignedInUser();
  inDepartment = await aSignedInUser();
  sameManager = await aSignedInUser();
  report = await aSignedInUser();
  await run(
    `UPDATE users SET phone = '+351912345078', job_title = 'Photographer', bio = 'Daylight', employee_code = 'HS-20417',
       department_id = ?, branch_id = ?, manager_id = ?, last_active_at = 1 WHERE id = ?`,
    department,
    branch,
    manager.id,
    subject.id,
  );
  await run('UPDATE users SET department_id = ? WHERE id = ?', elsewhere, stranger.id);
  await run('UPDATE users SET department_id = ? WHERE id = ?', department, inDepartment.id);
  await run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, sameManager.id);
  await run('UPDATE users SET manager_id = ? WHERE id = ?', subject.id, report.id);
});

beforeEach(async () => {
  await storeSettings('profile', {});
  await subject.patch('/api/profile/visibility', Object.fromEntries(FIELDS.map((field) => [field, null])));
});

const seen = async (who: SignedInPerson) => {
  const { body } = await who.get<Person>(`/api/people/${subject.id}`);
  return FIELDS.filter((field) => field in body);
};

describe('what a colleague sees', () => {
  it('is names and pictures for everybody, and by default the rest for the team', async () => {
    expect((await stranger.get<Person>(`/api/people/${subject.id}`)).body).toEqual({
      id: subject.id,
      display_name: 'Zsófia Horváth',
      avatar_url: null,
    });
    for (const teammate of [inDepartment, sameManager, manager, report]) expect(await seen(teammate)).toEqual(FIELDS);
  });

  it('follows what the owner chose, field by field', async () => {
    await subject.patch('/api/profile/visibility', { phone: 'private', bio: 'public', job_title: 'public' });
    expect(await seen(stranger)).toEqual(['job_title', 'bio']);
    expect(await seen(inDepartment)).toEqual(FIELDS.filter((field) => field !== 'phone'));
    expect(await seen(subject)).toEqual(FIELDS);
  });

  it.each([
    ['public', FIELDS, FIELDS],
    ['team', [], FIELDS],
    ['private', [], []],
  ] as const)('is %s by default where the organization says so', async (visibility, forStranger, forTeam) => {
    await storeSettings('profile', { default_visibility: visibility });
    expect(await seen(stranger)).toEqual(forStranger);
    expect(await seen(inDepartment)).toEqual(forTeam);
  });

  it('holds in lists as on the page', async () => {
    await subject.patch('/api/profile/visibility', { bio: 'public' });
    const listed = (await stranger.get<PersonPage>('/api/people?q=Zsófia')).body.items;
    expect(listed).toEqual([{ id: subject.id, display_name: 'Zsófia Horváth', avatar_url: null, bio: 'Daylight' }]);
  });

  it('shows the values themselves', async () => {
    expect((await inDepartment.get<Person>(`/api/people/${subject.id}`)).body).toMatchObject({
      email: subject.email,
      phone: '+351912345078',
      department: { name: 'Production' },
      branch: { name: 'Lisbon' },
      manager: { id: manager.id, display_name: 'Aoife Ní Bhriain' },
      employee_code: 'HS-20417',
    });
  });

  it('makes no team of those without department and manager', async () => {
    const [one, other] = [await aSignedInUser(), await aUser()];
    const { body } = await one.get<Person>(`/api/people/${other.id}`);
    expect(Object.keys(body).sort()).toEqual(['avatar_url', 'display_name', 'id']);
  });
});

describe('the directory', () => {
  it('finds by name, without accents and in any order of the words', async () => {
    for (const q of ['horvath zsofia', 'ZSÓFIA', 'sofi']) {
      const { body } = await stranger.get<PersonPage>(`/api/people?q=${encodeURIComponent(q)}`);
      expect(body.items.map(({ id }) => id)).toContain(subject.id);
    }
  });

  it.each(['email', 'username', 'staff code', 'phone'])(
    'finds nobody by their %s, which may be hidden',
    async (field) => {
      const q = { email: subject.email, username: subject.username, 'staff code': 'HS-20417', phone: '351912345078' }[
        field
      ];
      const { body } = await stranger.get<PersonPage>(`/api/people?q=${encodeURIComponent(q ?? '')}`);
      expect(body).toMatchObject({ items: [], total: 0 });
    },
  );

  it('takes no sort or filter by a field that may be hidden', async () => {
    for (const query of ['sort=email', 'sort=last_active_at', 'department=x', 'status=archived']) {
      expect((await stranger.get(`/api/people?${query}`)).status).toBe(422);
    }
  });

  it('takes wildcards as letters', async () => {
    for (const q of ['%', '_', '"', "' OR 1=1 --"]) {
      const { body } = await stranger.get<PersonPage>(`/api/people?q=${encodeURIComponent(q)}`);
      expect(body.total).toBe(0);
    }
  });

  it('pages by number and by cursor', async () => {
    for (let person = 0; person < 12; person += 1) await aUser({ firstName: 'Paged', lastName: `Nr ${person}` });
    const first = (await stranger.get<PersonPage>('/api/people?q=Paged&page_size=10')).body;
    expect([first.items.length, first.total]).toEqual([10, 12]);
    const next = (await stranger.get<PersonPage>(`/api/people?q=Paged&page_size=10&cursor=${first.next_cursor}`)).body;
    const second = (await stranger.get<PersonPage>('/api/people?q=Paged&page_size=10&page=2')).body;
    expect(next.items).toEqual(second.items);
    expect(new Set([...first.items, ...next.items].map(({ id }) => id)).size).toBe(12);
  });

  it.each(['pending', 'suspended', 'inactive', 'archived'] as const)('leaves out who is %s', async (status) => {
    const gone = await aUser({ firstName: 'Left', lastName: `Out ${status}` });
    await setStatusRow(gone.id, status);
    expect((await stranger.get<PersonPage>(`/api/people?q=${status}`)).body.items).toEqual([]);
    const answer = await stranger.get(`/api/people/${gone.id}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'person_not_found']);
  });

  it('answers alike for who is hidden and who never was', async () => {
    const gone = await aUser({ status: 'inactive' });
    const [hidden, unknown] = [
      await stranger.get(`/api/people/${gone.id}`),
      await stranger.get(`/api/people/${crypto.randomUUID()}`),
    ];
    expect([hidden.status, hidden.body.code, hidden.body.detail]).toEqual([
      unknown.status,
      unknown.body.code,
      unknown.body.detail,
    ]);
  });
});
