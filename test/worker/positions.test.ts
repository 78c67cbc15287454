import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { run, select } from '../support/worker/sql';

type Position = {
  id: string;
  title: string;
  seats: number;
  filled: number;
  vacancies: number;
  version: number;
  department: { id: string; name: string } | null;
  reports_to: { id: string; title: string } | null;
};
type Page = { items: Position[]; total: number; next_cursor: string | null };
type Holders = { items: { id: string; display_name: string; status: string }[]; total: number };
type User = { id: string; version: number; position: { id: string; title: string } | null };
const PATH = '/api/positions';
let admin: SignedInPerson;

const create = async (body: object) => (await admin.post<Position>(PATH, body)).body;
const read = async (id: string) => (await admin.get<Position>(`${PATH}/${id}`)).body;
const appoint = (userId: string, position_id: string | null) =>
  admin.patch<User>(`/api/users/${userId}`, { position_id });
const become = (userId: string, status: string, more = {}) =>
  admin.patch(`/api/users/${userId}/status`, { status, reason_code: 'other', ...more });

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

describe('a position', () => {
  it('is created, read, changed and deleted, each on record and with names', async () => {
    const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Production' })).body;
    const head = await create({ title: 'Head of production' });
    const made = await admin.post<Position>(PATH, {
      title: '  Photographer ',
      department_id: department.id,
      reports_to_id: head.id,
      seats: 3,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: 'Photographer',
      department: { id: department.id, name: 'Production' },
      branch: null,
      reports_to: { id: head.id, title: 'Head of production' },
      seats: 3,
      filled: 0,
      vacancies: 3,
      version: 1,
    });
    const { id } = made.body;
    expect((await admin.get(`${PATH}/${id}`)).headers.get('etag')).toBe('"1"');
    expect((await admin.put<Position>(`${PATH}/${id}`, { seats: 4, department_id: null })).body.version).toBe(2);
    expect((await admin.patch<Position>(`${PATH}/${id}`, { seats: 4 })).body.version).toBe(2);
    expect((await admin.delete(`${PATH}/${id}`)).status).toBe(204);
    expect((await admin.get(`${PATH}/${id}`)).body.code).toBe('position_not_found');

    const records = await auditFor(id);
    expect(records.map(({ action, type }) => [action, type])).toEqual([
      ['position.created', 'CREATE'],
      ['position.updated', 'UPDATE'],
      ['position.deleted', 'DELETE'],
    ]);
    expect(records[0]?.changes).toEqual([
      { field: 'title', before: null, after: 'Photographer' },
      { field: 'seats', before: null, after: 3 },
      { field: 'department', before: null, after: 'Production' },
      { field: 'reports_to', before: null, after: 'Head of production' },
    ]);
    expect(records[1]?.changes).toEqual([
      { field: 'seats', before: 3, after: 4 },
      { field: 'department', before: 'Production', after: null },
    ]);
    expect(records[2]?.changes).toContainEqual({ field: 'reports_to', before: 'Head of production', after: null });
    expect((await eventsFor(id)).map(({ type }) => type)).toEqual(records.map(({ action }) => action));
  });

  it('refuses old versions', async () => {
    const { id } = await create({ title: 'Versioned' });
    for (const answer of [
      await admin.patch(`${PATH}/${id}`, { title: 'Late' }, { 'if-match': '"9"' }),
      await admin.delete(`${PATH}/${id}`, { 'if-match': '"9"' }),
    ]) {
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'stale', version: 1 });
    }
  });

  it.each([
    ['no title', {}, '/title', 'required'],
    ['an empty title', { title: ' ' }, '/title', 'too_small'],
    ['no seat', { title: 'X', seats: 0 }, '/seats', 'too_small'],
    ['too many seats', { title: 'X', seats: 10_001 }, '/seats', 'too_big'],
    ['an unknown field', { title: 'X', filled: 1 }, '/filled', 'unknown_field'],
    ['an unknown department', { title: 'X', department_id: newId() }, '/department_id', 'unknown_reference'],
    ['an unknown branch', { title: 'X', branch_id: newId() }, '/branch_id', 'unknown_reference'],
    ['an unknown position above', { title: 'X', reports_to_id: newId() }, '/reports_to_id', 'unknown_reference'],
  ])('refuses %s', async (_, body, pointer, code) => {
    const answer = await admin.post(PATH, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('answers 404 for unknown ids', async () => {
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      const body = method === 'put' || method === 'patch' ? { title: 'X' } : undefined;
      const answer = await admin.send(method.toUpperCase(), `${PATH}/${newId()}`, { body });
      expect([answer.status, answer.body.code]).toEqual([404, 'position_not_found']);
    }
    expect((await admin.get(`${PATH}/${newId()}/holders`)).body.code).toBe('position_not_found');
  });

  it('is never above itself, not even by two moves at once', async () => {
    const top = await create({ title: 'Loop top' });
    const bottom = await create({ title: 'Loop bottom', reports_to_id: top.id });
    for (const above of [top, bottom]) {
      const { status, body } = await admin.patch(`${PATH}/${top.id}`, { reports_to_id: above.id });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'position_cycle', errors: [{ pointer: '/reports_to_id' }] });
    }
    const [one, other] = [await create({ title: 'One' }), await create({ title: 'Other' })];
    const answers = await Promise.all([
      admin.patch(`${PATH}/${one.id}`, { reports_to_id: other.id }),
      admin.patch(`${PATH}/${other.id}`, { reports_to_id: one.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('stays while somebody has it or positions report to it, and keeps its department', async () => {
    const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Kept' })).body;
    const position = await create({ title: 'Staffed', department_id: department.id });
    const below = await create({ title: 'Below', reports_to_id: position.id });
    const user = await aUser();
    await appoint(user.id, position.id);
    await become(user.id, 'inactive');

    const refused = await admin.delete(`${PATH}/${position.id}`);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'in_use', user_count: 1, child_count: 1 });
    expect((await admin.delete(`/api/departments/${department.id}`)).body).toMatchObject({
      code: 'in_use',
      user_count: 0,
      position_count: 1,
    });

    await admin.delete(`${PATH}/${below.id}`);
    await become(user.id, 'archived', { confirm: user.email });
    expect((await admin.delete(`${PATH}/${position.id}`)).status).toBe(204);
    expect(await select('SELECT position_id FROM users WHERE id = ?', user.id)).toEqual([{ position_id: null }]);
    expect((await admin.delete(`/api/departments/${department.id}`)).status).toBe(204);
  });

  it('and an appointment don’t miss each other when they meet', async () => {
    const position = await create({ title: 'Contested' });
    const user = await aUser();
    const [deleted, appointed] = await Promise.all([
      admin.delete(`${PATH}/${position.id}`),
      appoint(user.id, position.id),
    ]);
    expect([deleted.status, appointed.status]).toSatisfy(
      ([one, two]: number[]) => (one === 204 && two !== 200) || (one === 409 && two === 200),
    );
    expect(await select('SELECT * FROM pragma_foreign_key_check()')).toEqual([]);
  });
});

describe('the list of positions', () => {
  beforeAll(async () => {
    for (let n = 0; n < 11; n += 1) await create({ title: `Línea ${String(n).padStart(2, '0')}`, seats: n + 1 });
  });

  it('is sorted, found without accents, and paged by cursor', async () => {
    for (const [sort, last] of [
      ['title', 'Línea 10'],
      ['-vacancies', 'Línea 00'],
      ['seats', 'Línea 10'],
    ]) {
      const first = await admin.get<Page>(`${PATH}?q=LINEA&page_size=10&sort=${sort}`);
      expect(first.body.total).toBe(11);
      const rest = await admin.get<Page>(`${PATH}?q=LINEA&page_size=10&sort=${sort}&cursor=${first.body.next_cursor}`);
      expect(rest.body.items.map(({ title }) => title)).toEqual([last]);
    }
  });

  it('narrows to departments, branches and vacancies', async () => {
    const department = (await admin.post<{ id: string }>('/api/departments', { name: 'Narrow' })).body.id;
    const branch = (await admin.post<{ id: string }>('/api/branches', { name: 'Narrow' })).body.id;
    const vacant = await create({ title: 'Vacant', department_id: department });
    const full = await create({ title: 'Full', department_id: department, branch_id: branch });
    await appoint((await aUser()).id, full.id);
    const titles = async (query: string) =>
      (await admin.get<Page>(`${PATH}?${query}`)).body.items.map(({ title }) => title);
    expect(await titles(`department=${department}`)).toEqual(['Full', 'Vacant']);
    expect(await titles(`branch=${branch}`)).toEqual(['Full']);
    expect(await titles(`department=${department}&vacant=true`)).toEqual([vacant.title]);
    expect((await admin.get<Page>(`${PATH}?department=${department}&vacant=true`)).body.total).toBe(1);
  });
});

describe('a seat', () => {
  it('is held by pending, active and suspended users, and by no others', async () => {
    const { id } = await create({ title: 'Counted', seats: 5 });
    const people = [];
    for (const status of ['pending', 'active', 'suspended', 'inactive'] as const) {
      const person = await aUser({ status });
      expect((await appoint(person.id, id)).body.position).toEqual({ id, title: 'Counted' });
      people.push(person);
    }
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', people[1]?.id ?? '');
    expect(await read(id)).toMatchObject({ seats: 5, filled: 2, vacancies: 3 });
    const { body } = await admin.get<Holders>(`${PATH}/${id}/holders`);
    expect([body.total, body.items.map(({ status }) => status).sort()]).toEqual([2, ['pending', 'suspended']]);
    const listed = await admin.get<{ items: User[] }>(`/api/users?position=${id}`);
    expect(listed.body.items.map(({ position }) => position?.title)).toEqual(Array(3).fill('Counted'));
  });

  it('is given with the account, on record and in the event when it changes', async () => {
    const [one, other] = [await create({ title: 'First seat' }), await create({ title: 'Second seat' })];
    const made = await admin.post<User>('/api/users', {
      email: 'seated@halden.example',
      name: 'Sea Ted',
      position_id: one.id,
    });
    expect([made.status, made.body.position]).toEqual([201, { id: one.id, title: 'First seat' }]);
    await appoint(made.body.id, other.id);
    expect((await auditFor(made.body.id)).at(-1)?.changes).toEqual([
      { field: 'position', before: 'First seat', after: 'Second seat' },
    ]);
    const updated = (await eventsFor(made.body.id)).find(({ type }) => type === 'user.updated');
    expect(updated?.data).toEqual({ changed: ['position'] });
    expect((await appoint(made.body.id, null)).body.position).toBeNull();
    const unknown = await appoint(made.body.id, newId());
    expect(unknown.body).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/position_id' }] });
  });

  it('isn’t given twice: the last one goes to one of those who ask at once', async () => {
    const { id } = await create({ title: 'Last seat', seats: 2 });
    await appoint((await aUser()).id, id);
    const rivals = [await aUser(), await aUser(), await aUser()];
    const answers = await Promise.all([
      ...rivals.map((rival) => appoint(rival.id, id)),
      admin.post('/api/users', { email: 'rival@halden.example', name: 'Ri Val', position_id: id }),
    ]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409]);
    for (const { body } of refused) {
      expect(body).toMatchObject({ code: 'position_full', errors: [{ pointer: '/position_id' }] });
    }
    expect(await read(id)).toMatchObject({ filled: 2, vacancies: 0 });
  });

  it('isn’t taken away by fewer seats, nor by an appointment at the same moment', async () => {
    const { id } = await create({ title: 'Shrinking', seats: 3 });
    await appoint((await aUser()).id, id);
    const late = await aUser();
    const answers = await Promise.all([appoint(late.id, id), admin.patch(`${PATH}/${id}`, { seats: 1 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { filled, seats } = await read(id);
    expect(filled).toBeLessThanOrEqual(seats);
    await admin.patch(`${PATH}/${id}`, { seats: 3 });
    await appoint(late.id, id);
    const refused = await admin.patch(`${PATH}/${id}`, { seats: 1 });
    expect(refused.body).toMatchObject({ code: 'position_full', errors: [{ pointer: '/seats' }] });
  });

  it('that was taken meanwhile keeps its former holder from coming back', async () => {
    const { id } = await create({ title: 'Lost seat' });
    const former = await aUser({ status: 'inactive' });
    await appoint(former.id, id);
    const deleted = await aUser({ status: 'suspended' });
    await run('UPDATE users SET position_id = ?, deleted_at = ? WHERE id = ?', id, Date.now(), deleted.id);
    const successor = await aUser();
    await appoint(successor.id, id);

    expect((await become(former.id, 'active')).body.code).toBe('position_full');
    expect((await admin.post(`/api/users/${deleted.id}/restore`)).body.code).toBe('position_full');
    // Whoever sits keeps sitting: other changes ask for no seat.
    expect((await become(successor.id, 'suspended')).status).toBe(200);
    expect((await admin.patch(`/api/users/${successor.id}`, { job_title: 'Keeper' })).status).toBe(200);

    await become(successor.id, 'inactive');
    expect((await become(former.id, 'active')).status).toBe(200);
    expect(await read(id)).toMatchObject({ filled: 1, vacancies: 0 });
  });
});

describe('a caller with narrower reach', () => {
  it('sees the holders whom they reach, and reaches nobody more by a position', async () => {
    const lead = await aSignedInUser({ permissions: ['users:read_team', 'users:update_team'] });
    const [member, stranger] = [await aUser(), await aUser()];
    await run('UPDATE users SET manager_id = ? WHERE id = ?', lead.id, member.id);
    const above = await create({ title: 'Lead', seats: 3 });
    const { id } = await create({ title: 'Shared', seats: 3, reports_to_id: above.id });
    await appoint(lead.id, above.id);
    await appoint(stranger.id, id);
    expect((await lead.patch(`/api/users/${member.id}`, { position_id: id })).status).toBe(200);

    const { body } = await lead.get<Holders>(`${PATH}/${id}/holders`);
    expect([body.total, body.items.map((one) => one.id)]).toEqual([1, [member.id]]);
    const listed = await lead.get<{ items: User[]; total: number }>(`/api/users?position=${id}`);
    expect([listed.body.total, listed.body.items.map((one) => one.id)]).toEqual([1, [member.id]]);
    expect((await lead.get(`/api/users/${stranger.id}`)).status).toBe(403);
    expect((await lead.patch(`/api/users/${stranger.id}`, { position_id: null })).status).toBe(403);
  });
});
