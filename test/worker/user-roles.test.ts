import { beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditActions, auditFor } from '../support/worker/records';
import { count } from '../support/worker/sql';

let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const NEW = { email: 'ola.nordmann@halden.example', first_name: 'Ola', last_name: 'Nordmann' };
const path = ({ id }: { id: string }) => `/api/users/${id}`;

describe('nobody gives what they don’t hold', () => {
  let hr: SignedInPerson;

  beforeEach(async () => {
    hr = await aSignedInUser({ roles: ['hr_admin'] });
  });

  it('not by creating: roles need the permission to assign them', async () => {
    const answer = await hr.post('/api/users', { ...NEW, role_ids: [SYSTEM_ROLES.viewer] });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect(await count('users', 'email_key = ?', NEW.email)).toBe(0);
  });

  it('not by creating or assigning a role that gives more than they hold', async () => {
    const giver = await aSignedInUser({
      permissions: ['users:create', 'users:assign_roles', 'users:read', 'roles:read', 'organization:read'],
    });
    const user = await aUser();
    const assign = (role_id: string) => giver.post(`${path(user)}/roles`, { role_id, reason_code: 'other' });
    const auditor = await aRole({ permissions: ['audit:read'] });
    const heir = await aRole({ parents: [auditor] });
    for (const role of [SYSTEM_ROLES.admin, SYSTEM_ROLES.super_admin, SYSTEM_ROLES.manager, auditor, heir]) {
      const created = await giver.post('/api/users', { ...NEW, role_ids: [role] });
      const assigned = await assign(role);
      for (const answer of [created, assigned])
        expect([answer.status, answer.body.code]).toEqual([403, 'cannot_grant']);
    }
    expect((await assign(SYSTEM_ROLES.viewer)).status).toBe(201);
    expect(await count('user_roles', 'user_id = ?', user.id)).toBe(1);
  });

  it('not to themselves, not even a super admin', async () => {
    for (const person of [admin, await aSignedInUser({ roles: ['admin'] })]) {
      const given = await person.post(`${path(person)}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
      expect([given.status, given.body.code]).toEqual([403, 'not_oneself']);
    }
  });

  it('not by taking over: the address of a mightier user stays', async () => {
    const [boss, clerk] = [await aUser({ roles: ['admin'] }), await aUser({ roles: ['viewer'] })];
    const rename = (user: { id: string }) => hr.patch(path(user), { email: `taken-${user.id}@evil.example` });
    expect((await rename(boss)).body.code).toBe('cannot_grant');
    expect((await rename(admin)).body.code).toBe('super_admin_protected');
    expect((await rename(clerk)).status).toBe(200);
    expect((await hr.patch(path(boss), { job_title: 'Boss' })).status).toBe(200);
  });

  it('not by a role that will be held later', async () => {
    const boss = await aUser();
    await admin.post(`${path(boss)}/roles`, {
      role_id: SYSTEM_ROLES.admin,
      reason_code: 'other',
      effective_from: '2090-01-01T00:00:00Z',
    });
    expect((await hr.patch(path(boss), { email: 'taken@evil.example' })).body.code).toBe('cannot_grant');
  });

  it('not by starting somebody as active without the right to change a status', async () => {
    const creator = await aSignedInUser({ permissions: ['users:create', 'users:read'] });
    expect((await creator.post('/api/users', { ...NEW, initial_status: 'active' })).status).toBe(403);
    expect((await creator.post('/api/users', NEW)).status).toBe(201);
  });
});

describe('roles of a user', () => {
  it('are given with a reason, from when and until when, by whom', async () => {
    const user = await aUser();
    const [effective_from, expires_at] = ['2030-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z'];
    const answer = await admin.post<{ items: object[] }>(`${path(user)}/roles`, {
      role_id: SYSTEM_ROLES.manager,
      effective_from,
      expires_at,
      comment: 'Acting manager',
    });
    expect([answer.status, answer.body.items]).toEqual([
      201,
      [
        expect.objectContaining({
          key: 'manager',
          effective_from,
          expires_at,
          comment: 'Acting manager',
          assigned_by: { id: admin.id, display_name: 'Adaeze Okonkwo' },
        }),
      ],
    ]);
    expect(await auditFor(user.id)).toMatchObject([
      { action: 'user.role_assigned', type: 'ROLE_ASSIGNMENT', comment: 'Acting manager' },
    ]);
  });

  it('need a reason to be given and to be taken', async () => {
    const user = await aUser({ roles: ['viewer'] });
    expect((await admin.post(`${path(user)}/roles`, { role_id: SYSTEM_ROLES.manager })).body.code).toBe(
      'reason_required',
    );
    expect((await admin.delete(`${path(user)}/roles/${SYSTEM_ROLES.viewer}`)).body.code).toBe('reason_required');
  });

  it('are held once, and taken once', async () => {
    const user = await aUser({ roles: ['viewer'] });
    const give = () => admin.post(`${path(user)}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    const take = () => admin.delete(`${path(user)}/roles/${SYSTEM_ROLES.viewer}?reason_code=other`);
    expect((await give()).body.code).toBe('role_held');
    expect((await take()).status).toBe(204);
    expect((await take()).body.code).toBe('role_not_held');
    expect(await auditActions(user.id)).toEqual(['user.role_removed']);
  });

  it('end after they begin, and not in the past', async () => {
    const user = await aUser();
    const give = (times: object) =>
      admin.post(`${path(user)}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other', ...times });
    for (const times of [
      { expires_at: '2020-01-01T00:00:00Z' },
      { effective_from: '2031-01-01T00:00:00Z', expires_at: '2030-01-01T00:00:00Z' },
    ]) {
      expect((await give(times)).body.errors).toMatchObject([{ pointer: '/expires_at', code: 'too_early' }]);
    }
  });

  it('say what they give, and through which role', async () => {
    const user = await aUser();
    const parent = await aRole({ permissions: ['audit:read'], name: 'Parent' });
    const child = await aRole({ permissions: ['users:read'], parents: [parent], name: 'Child' });
    await admin.post(`${path(user)}/roles`, { role_id: child, reason_code: 'other' });
    await admin.post(`${path(user)}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    type Effective = { items: { key: string; sources: { name: string }[] }[] };
    const { body } = await admin.get<Effective>(`${path(user)}/permissions`);
    expect(body.items.map(({ key, sources }) => [key, sources.map(({ name }) => name).sort()])).toEqual([
      ['audit:read', ['Child']],
      ['organization:read', ['Viewer']],
      ['roles:read', ['Viewer']],
      ['users:read', ['Child', 'Viewer']],
    ]);
  });
});
