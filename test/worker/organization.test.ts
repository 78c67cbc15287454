import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { run, select } from '../support/worker/sql';

type Unit = { id: string; name: string; version: number; parent_id?: string | null };
type Page = { items: Unit[]; total: number; next_cursor: string | null };
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

describe.each([
  ['department', '/api/departments', 'department_id'],
  ['branch', '/api/branches', 'branch_id'],
])('%s', (kind, path, column) => {
  const create = async (name: string) => (await admin.post<Unit>(path, { name })).body;

  it('is created, read, renamed and deleted, each on record', async () => {
    const made = await admin.post<Unit>(path, { name: '  Porto ' });
    expect([made.status, made.body.name, made.body.version]).toEqual([201, 'Porto', 1]);
    const { id } = made.body;
    const read = await admin.get<Unit>(`${path}/${id}`);
    expect(read.headers.get('etag')).toBe('"1"');

    expect((await admin.put<Unit>(`${path}/${id}`, { name: 'Porto Norte' })).body.version).toBe(2);
    expect((await admin.patch<Unit>(`${path}/${id}`, { name: 'Porto Norte' })).body.version).toBe(2);
    expect((await admin.delete(`${path}/${id}`)).status).toBe(204);
    expect((await admin.get(`${path}/${id}`)).body.code).toBe(`${kind}_not_found`);

    const records = await auditFor(id);
    expect(records.map(({ action, type }) => [action, type])).toEqual([
      [`${kind}.created`, 'CREATE'],
      [`${kind}.updated`, 'UPDATE'],
      [`${kind}.deleted`, 'DELETE'],
    ]);
    expect(records[1]?.changes).toEqual([{ field: 'name', before: 'Porto', after: 'Porto Norte' }]);
    expect((await eventsFor(id)).map(({ type }) => type)).toEqual(records.map(({ action }) => action));
  });

  it('is listed by name, found by a part of it, and paged by cursor', async () => {
    for (let n = 0; n < 11; n += 1) await create(`List ${String(n).padStart(2, '0')}`);
    const first = await admin.get<Page>(`${path}?q=LIST&page_size=10`);
    expect(first.body.total).toBe(11);
    const rest = await admin.get<Page>(`${path}?q=LIST&page_size=10&cursor=${first.body.next_cursor}`);
    expect(rest.body.items.map(({ name }) => name)).toEqual(['List 10']);
    const down = await admin.get<Page>(`${path}?q=LIST&page_size=10&sort=-name`);
    expect(down.body.items[0]?.name).toBe('List 10');
  });

  it('has a name that nothing else of its kind has, in any case', async () => {
    await create('Évora');
    const other = await create('Faro');
    for (const answer of [
      await admin.post(path, { name: 'ÉVORA' }),
      await admin.patch(`${path}/${other.id}`, { name: 'évora' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'name_taken', errors: [{ pointer: '/name' }] });
    }
    const twins = await Promise.all([admin.post(path, { name: 'Twins' }), admin.post(path, { name: 'twins' })]);
    expect(twins.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('stays while users belong to it; deleted users let go of it', async () => {
    const unit = await create('Staffed');
    const user = await aUser();
    await run(`UPDATE users SET ${column} = ? WHERE id = ?`, unit.id, user.id);
    const refused = await admin.delete(`${path}/${unit.id}`);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'in_use', user_count: 1 });

    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', user.id);
    expect((await admin.delete(`${path}/${unit.id}`)).status).toBe(204);
    expect(await select(`SELECT ${column} AS unit FROM users WHERE id = ?`, user.id)).toEqual([{ unit: null }]);
  });

  it('refuses old versions', async () => {
    const unit = await create('Versioned');
    for (const answer of [
      await admin.patch(`${path}/${unit.id}`, { name: 'Late' }, { 'if-match': '"9"' }),
      await admin.delete(`${path}/${unit.id}`, { 'if-match': '"9"' }),
    ]) {
      expect(answer.status).toBe(412);
      expect(answer.body).toMatchObject({ code: 'stale', version: 1 });
    }
  });

  it.each([
    ['no name', {}, '/name', 'required'],
    ['an empty name', { name: '' }, '/name', 'too_small'],
    ['a long name', { name: 'x'.repeat(101) }, '/name', 'too_big'],
    ['an unknown field', { name: 'X', version: 3 }, '/version', 'unknown_field'],
  ])('refuses %s', async (_, body, pointer, code) => {
    const answer = await admin.post(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('answers 404 for unknown ids', async () => {
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      const body = method === 'put' || method === 'patch' ? { name: 'X' } : undefined;
      const answer = await admin.send(method.toUpperCase(), `${path}/${newId()}`, { body });
      expect([answer.status, answer.body.code]).toEqual([404, `${kind}_not_found`]);
    }
    expect((await admin.get(`${path}/not-an-id`)).body.code).toBe('not_found');
  });
});

describe('the tree of branches', () => {
  const create = async (name: string, parent_id: string | null = null) =>
    (await admin.post<Unit>('/api/branches', { name, parent_id })).body;

  it('is listed from the top, and child by child', async () => {
    const top = await create('Iberia');
    const child = await create('Madrid', top.id);
    expect((await admin.get<Page>(`/api/branches?parent_id=${top.id}`)).body.items.map(({ id }) => id)).toEqual([
      child.id,
    ]);
    const roots = (await admin.get<Page>('/api/branches?parent_id=none&page_size=100')).body.items;
    expect(roots.map(({ id }) => id)).toContain(top.id);
    expect(roots.every(({ parent_id }) => parent_id === null)).toBe(true);
  });

  it('records a move with the names of the parents', async () => {
    const [from, to] = [await create('Old parent'), await create('New parent')];
    const moved = await create('Moved', from.id);
    await admin.patch(`/api/branches/${moved.id}`, { parent_id: to.id });
    expect((await auditFor(moved.id)).at(-1)?.changes).toEqual([
      { field: 'parent', before: 'Old parent', after: 'New parent' },
    ]);
    expect((await admin.patch<Unit>(`/api/branches/${moved.id}`, { parent_id: null })).body.parent_id).toBeNull();
  });

  it('never loops, not even by two moves at once', async () => {
    const top = await create('Loop top');
    const middle = await create('Loop middle', top.id);
    const bottom = await create('Loop bottom', middle.id);
    for (const parent of [top, bottom]) {
      const { status, body } = await admin.patch(`/api/branches/${top.id}`, { parent_id: parent.id });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'branch_cycle', errors: [{ pointer: '/parent_id' }] });
    }
    const [one, other] = [await create('One'), await create('Other')];
    const answers = await Promise.all([
      admin.patch(`/api/branches/${one.id}`, { parent_id: other.id }),
      admin.patch(`/api/branches/${other.id}`, { parent_id: one.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('keeps a branch that has branches below it, and refuses unknown parents', async () => {
    const top = await create('Keeps');
    await create('Kept', top.id);
    expect((await admin.delete(`/api/branches/${top.id}`)).body).toMatchObject({ code: 'in_use', child_count: 1 });
    const unknown = await admin.post('/api/branches', { name: 'Orphan', parent_id: newId() });
    expect(unknown.body).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/parent_id' }] });
  });
});
