import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aRole, aSignedInUser, type SignedInPerson } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { count, select } from '../support/worker/sql';

type Rule = { id: string; role: { name: string }; department: { name: string } | null; job_title: string | null };
type Created = { id: string; roles: { key: string; name: string }[] };

let admin: SignedInPerson;
let production: string;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
  production = (await admin.post<{ id: string }>('/api/departments', { name: 'Production' })).body.id;
});

const rule = (body: object, who = admin) =>
  who.post<Rule & { code: string }>('/api/default-roles', { ...body, reason_code: 'other' });
const create = async (fields: object, who = admin) =>
  (await who.post<Created>('/api/users', { email: `${newId()}@halden.example`, name: 'New One', ...fields })).body;
const roleNames = ({ roles }: Created) => roles.map(({ name }) => name).sort();

describe('rules for the roles of new users', () => {
  it('are made with a reason, listed and deleted', async () => {
    const role_id = await aRole({ name: 'Producer' });
    expect((await admin.post('/api/default-roles', { role_id })).body.code).toBe('reason_required');
    const made = await rule({ role_id, department_id: production, job_title: 'Producer' });
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        role: { name: 'Producer' },
        department: { name: 'Production' },
        job_title: 'Producer',
        created_by: { id: admin.id },
      },
    ]);
    expect((await rule({ role_id, department_id: production, job_title: 'PRODUCER' })).body.code).toBe(
      'default_role_exists',
    );
    const { body } = await admin.get<{ items: Rule[]; total: number }>('/api/default-roles');
    expect([body.total, body.items[0]?.id]).toEqual([1, made.body.id]);
    const remove = () => admin.delete(`/api/default-roles/${made.body.id}?reason_code=other`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).body.code).toBe('default_role_not_found');
    expect((await auditFor(made.body.id)).map(({ action }) => action)).toEqual([
      'default_role.created',
      'default_role.deleted',
    ]);
  });

  it('name only what exists', async () => {
    for (const [body, pointer] of [
      [{ role_id: newId() }, '/role_id'],
      [{ role_id: SYSTEM_ROLES.viewer, department_id: newId() }, '/department_id'],
      [{ role_id: SYSTEM_ROLES.super_admin }, '/role_id'],
    ] as const) {
      const answer = await admin.post('/api/default-roles', { ...body, reason_code: 'other' });
      expect([answer.status, answer.body.code, answer.body.errors]).toMatchObject([
        422,
        'unknown_reference',
        [{ pointer }],
      ]);
    }
  });

  it('give no more than their author holds', async () => {
    const clerk = await aSignedInUser({ permissions: ['roles:update', 'roles:read'] });
    const heir = await aRole({ parents: [await aRole({ permissions: ['audit:read'] })] });
    const refused = await rule({ role_id: heir }, clerk);
    expect([refused.status, refused.body.code]).toEqual([403, 'cannot_grant']);
    expect((await rule({ role_id: await aRole({ permissions: ['roles:read'] }) }, clerk)).status).toBe(201);
    expect(await count('default_roles')).toBe(1);
  });

  it('keep the role that they name', async () => {
    const role_id = await aRole();
    await rule({ role_id });
    const answer = await admin.delete(`/api/roles/${role_id}?reason_code=other`);
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      409,
      'in_use',
      expect.stringContaining('1 rule gives it to new users'),
    ]);
    expect(await count('roles', 'id = ?', role_id)).toBe(1);
  });
});

describe('a new user', () => {
  it('is given the roles of every rule that matches department and job title', async () => {
    const [any, department, title, both] = await Promise.all(
      ['Any', 'Department', 'Title', 'Both'].map((name) => aRole({ name })),
    );
    await rule({ role_id: department, department_id: production });
    await rule({ role_id: title, job_title: 'Éditeur' });
    await rule({ role_id: both, department_id: production, job_title: 'Éditeur' });
    expect(roleNames(await create({ department_id: production }))).toEqual(['Department']);
    expect(roleNames(await create({ job_title: 'editeur' }))).toEqual(['Title']);
    expect(roleNames(await create({ department_id: production, job_title: 'Éditeur' }))).toEqual([
      'Both',
      'Department',
      'Title',
    ]);
    expect(roleNames(await create({ job_title: 'Photographer' }))).toEqual(['User']);
    await rule({ role_id: any });
    expect(roleNames(await create({ job_title: 'Photographer' }))).toEqual(['Any']);
  });

  it('is given User where no rule matches', async () => {
    const user = await create({});
    expect(user.roles.map(({ key }) => key)).toEqual(['user']);
  });

  it('is given what was chosen, and nothing by rule then', async () => {
    await rule({ role_id: await aRole({ name: 'Any' }) });
    expect(roleNames(await create({ role_ids: [SYSTEM_ROLES.viewer] }))).toEqual(['Viewer']);
  });

  it('is given it by a creator who doesn’t hold it: the rule’s author did', async () => {
    const clerk = await aSignedInUser({ permissions: ['users:create', 'users:read'] });
    const made = await rule({ role_id: await aRole({ name: 'Auditor', permissions: ['audit:read'] }) });
    const user = await create({}, clerk);
    expect(roleNames(user)).toEqual(['Auditor']);
    const [assignment] = await select<{ assigned_by: string | null }>(
      'SELECT assigned_by FROM user_roles WHERE user_id = ?',
      user.id,
    );
    expect(assignment).toEqual({ assigned_by: null });
    expect((await auditFor(user.id)).at(-1)).toMatchObject({
      action: 'user.role_assigned',
      actor_id: clerk.id,
      changes: [
        { field: 'role', before: null, after: 'Auditor' },
        { field: 'default_role', before: null, after: made.body.id },
      ],
    });
  });
});
