import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { User } from '../../worker/features/users/schemas';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS } from '../../worker/kernel/time';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox } from '../support/worker/records';
import { run, select } from '../support/worker/sql';

type UserBody = z.output<typeof User>;
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const NEW = { email: 'ola.nordmann@halden.example', first_name: 'Ola', last_name: 'Nordmann' };
const create = (body: object) => admin.post<UserBody>('/api/users', { ...NEW, ...body });
const path = ({ id }: { id: string }) => `/api/users/${id}`;

describe('updating', () => {
  it.each(['patch', 'put'] as const)('by %s changes what it names and nothing else, with a diff', async (method) => {
    const user = await aUser({ firstName: 'Ola', lastName: 'Nordmann' });
    const { body } = await admin[method]<UserBody>(path(user), { last_name: 'Hansen', bio: 'Writes.' });
    expect(body).toMatchObject({
      first_name: 'Ola',
      last_name: 'Hansen',
      display_name: 'Ola Hansen',
      bio: 'Writes.',
      email: user.email,
      version: 2,
      updated_by: admin.id,
    });
    expect(await auditFor(user.id)).toMatchObject([
      {
        action: 'user.updated',
        type: 'UPDATE',
        changes: [
          { field: 'last_name', before: 'Nordmann', after: 'Hansen' },
          { field: 'display_name', before: 'Ola Nordmann', after: 'Ola Hansen' },
          { field: 'bio', before: null, after: 'Writes.' },
        ],
      },
    ]);
    expect(await eventsFor(user.id)).toMatchObject([
      { type: 'user.updated', data: { changed: ['last_name', 'display_name', 'bio'] } },
    ]);
  });

  it('empties a field with null', async () => {
    const user = await aUser();
    await admin.patch(path(user), { job_title: 'Editor' });
    expect((await admin.patch<UserBody>(path(user), { job_title: null })).body.job_title).toBeNull();
  });

  it('names a department, a branch and a manager, by name in the log', async () => {
    const [user, manager] = [await aUser(), await aUser({ firstName: 'Aoife', lastName: 'Ní Bhriain' })];
    const department = await admin.post<{ id: string }>('/api/departments', { name: 'Production' });
    const branch = await admin.post<{ id: string }>('/api/branches', { name: 'Lisbon' });
    const { body } = await admin.patch<UserBody>(path(user), {
      department_id: department.body.id,
      branch_id: branch.body.id,
      manager_id: manager.id,
    });
    expect(body).toMatchObject({
      department: { name: 'Production' },
      branch: { name: 'Lisbon' },
      manager: { display_name: 'Aoife Ní Bhriain' },
    });
    expect((await auditFor(user.id))[0]?.changes).toEqual([
      { field: 'department', before: null, after: 'Production' },
      { field: 'branch', before: null, after: 'Lisbon' },
      { field: 'manager', before: null, after: 'Aoife Ní Bhriain' },
    ]);
  });

  it('lets nobody be their own manager', async () => {
    const user = await aUser();
    expect((await admin.patch(path(user), { manager_id: user.id })).body.errors[0]).toMatchObject({
      pointer: '/manager_id',
    });
  });

  it('makes a new address unproven', async () => {
    const user = await aUser();
    await run('UPDATE users SET email_verified = 1');
    expect((await admin.patch<UserBody>(path(user), { email: user.email.toUpperCase() })).body.email_verified).toBe(
      true,
    );
    expect((await admin.patch<UserBody>(path(user), { email: 'new@halden.example' })).body.email_verified).toBe(false);
  });

  it('tells the old address and the new one that it changed', async () => {
    const user = await aUser();
    const email = 'moved@halden.example';
    expect((await admin.patch(path(user), { email })).status).toBe(200);
    await drainQueues();
    const told = [...(await mailbox(user.email)), ...(await mailbox(email))];
    expect(told.map(({ to }) => to).sort()).toEqual([user.email, email].sort());
    for (const { text } of told) expect(text).toContain(email);
  });

  it('refuses a body that names nothing', async () => {
    const user = await aUser();
    for (const body of [{}, { comment: 'For no reason' }])
      expect((await admin.patch(path(user), body)).status).toBe(422);
  });

  it('is found by its new words and no longer by its old ones', async () => {
    const user = await aUser({ firstName: 'Ola', lastName: 'Gammelnavn' });
    await admin.patch(path(user), { last_name: 'Nyttnavn' });
    const found = async (q: string) => (await admin.get<{ total: number }>(`/api/users?q=${q}`)).body.total;
    expect([await found('nyttnavn'), await found('gammelnavn')]).toEqual([1, 0]);
  });
});

describe('deleting', () => {
  it('needs a reason', async () => {
    const user = await aUser();
    expect((await admin.delete(path(user))).body.code).toBe('reason_required');
    expect((await admin.delete(`${path(user)}?comment=Left%20us`)).status).toBe(204);
    expect(await auditFor(user.id)).toMatchObject([{ action: 'user.deleted', type: 'DELETE', comment: 'Left us' }]);
    expect((await eventsFor(user.id)).map(({ type }) => type)).toEqual(['user.deleted']);
  });

  it('refuses somebody who is signed in, unless told to end their sessions', async () => {
    const person = await aSignedInUser();
    const refused = await admin.delete(`${path(person)}?reason_code=other`);
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ code: 'has_active_sessions', active_sessions: 1 }),
    ]);
    expect((await person.get('/api/auth/session')).status).toBe(200);
    expect((await admin.delete(`${path(person)}?reason_code=other&revoke_sessions=true`)).status).toBe(204);
    expect((await person.get('/api/auth/session')).status).toBe(401);
  });

  it('hides the user everywhere, and frees the address at once', async () => {
    const user = await aUser({ email: NEW.email, firstName: 'Hidden' });
    await admin.delete(`${path(user)}?reason_code=other`);
    expect((await admin.get(path(user))).body.code).toBe('user_not_found');
    expect((await admin.get<{ total: number }>('/api/users?q=hidden&include_archived=true')).body.total).toBe(0);
    expect((await login(nobody(), user.email, PASSWORD)).status).toBe(401);
    expect((await create({})).status).toBe(201);
    for (const change of [
      admin.patch(path(user), { bio: 'x' }),
      admin.put(`${path(user)}/status`, { status: 'inactive', reason_code: 'other' }),
      admin.delete(`${path(user)}?reason_code=other`),
    ]) {
      expect((await change).status).toBe(404);
    }
  });

  it('refuses oneself and super admins', async () => {
    const another = await aUser({ roles: ['super_admin'] });
    expect((await admin.delete(`${path(admin)}?reason_code=other`)).body.code).toBe('not_oneself');
    expect((await admin.delete(`${path(another)}?reason_code=other`)).body.code).toBe('super_admin_protected');
  });

  it('is undone within 30 days, with roles and password as they were', async () => {
    const user = await aUser({ roles: ['viewer'] });
    await admin.delete(`${path(user)}?reason_code=other`);
    const { status, body } = await admin.post<UserBody>(`${path(user)}/restore`);
    expect([status, body.roles.map(({ key }) => key)]).toEqual([200, ['viewer']]);
    expect((await login(nobody(), user.email, PASSWORD)).status).toBe(200);
    expect(await auditActions(user.id)).toEqual(['user.deleted', 'user.restored', 'session.created']);
  });

  it('is not undone after 30 days, nor what was never deleted', async () => {
    const [old, never] = [await aUser(), await aUser()];
    await admin.delete(`${path(old)}?reason_code=other`);
    await run('UPDATE users SET deleted_at = ? WHERE id = ?', Date.now() - 30 * DAY_MS - 1, old.id);
    for (const user of [old, never]) expect((await admin.post(`${path(user)}/restore`)).status).toBe(404);
  });
});

describe('what is not there', () => {
  it.each(['', '/roles', '/permissions', '/sessions', '/status/impact?to=active', '/activity', '/login-history'])(
    'is 404: GET /api/users/{id}%s',
    async (rest) => {
      expect((await admin.get(`/api/users/${newId()}${rest}`)).status).toBe(404);
      expect((await admin.get(`/api/users/not-an-id${rest}`)).status).toBe(404);
    },
  );
});

describe('rows', () => {
  it('keep no password but its hash', async () => {
    await create({ password: 'Lofoten-Storm-55' });
    const tables = await select<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_search%' AND name NOT LIKE '%_words%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    );
    for (const { name } of tables)
      expect(JSON.stringify(await select(`SELECT * FROM ${name}`)), name).not.toContain('Lofoten');
  });
});
