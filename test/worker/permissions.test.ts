import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Catalogue, CheckResult, CheckResults } from '../../worker/features/permissions/schemas';
import { newId } from '../../worker/kernel/ids';
import { PERMISSION_KEYS, SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { nobody } from '../support/worker/client';
import { aBranchOf, reportsTo } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';

type Check = z.output<typeof CheckResult>;
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
});

describe('GET /api/permissions', () => {
  it('lists every permission by module, ours and the packs’', async () => {
    const { body } = await admin.get<z.output<typeof Catalogue>>('/api/permissions');
    const keys = body.items.flatMap(({ permissions }) => permissions.map(({ key }) => key));
    expect(keys).toEqual(expect.arrayContaining([...PERMISSION_KEYS, 'attendance:view_own', 'shoots:assign']));
    expect(body.total).toBe(keys.length);
    expect(body.items.map(({ module, pack }) => [module, pack]).slice(0, 2)).toEqual([
      ['users', 'latchkey'],
      ['roles', 'latchkey'],
    ]);
    const tasks = body.items.find(({ module }) => module === 'tasks');
    expect(tasks?.permissions.map(({ action }) => action)).toEqual(['create', 'read', 'update', 'delete', 'assign']);
  });
});

describe('GET /api/permissions/check', () => {
  it('answers about oneself with the role it comes from, in one object call and no statement', async () => {
    const manager = await aSignedInUser({ roles: ['manager'] });
    await manager.get('/api/permissions/check?resource=users&action=read');
    const { body, cost } = await manager.get<Check>('/api/permissions/check?resource=users&action=read&object=42');
    expect(body).toEqual({
      allowed: true,
      reason: 'role',
      sources: [{ type: 'role', id: SYSTEM_ROLES.manager, key: 'manager', name: 'Manager' }],
    });
    expect(cost).toMatchObject({ d1: 0, objects: 1 });
    const denied = await manager.get<Check>('/api/permissions/check?resource=users&action=delete');
    expect(denied.body).toEqual({ allowed: false, reason: 'not_granted', sources: [] });
  });

  it('answers about others whom the caller may inspect', async () => {
    const officer = await aSignedInUser({ roles: ['compliance_officer'] });
    const [editor, suspended] = await Promise.all([
      aUser({ roles: ['hr_admin'] }),
      aUser({ roles: ['admin'], status: 'suspended' }),
    ]);
    const ask = (id: string) => officer.get<Check>(`/api/permissions/check?resource=users&action=create&user_id=${id}`);
    expect((await ask(editor.id)).body).toMatchObject({ allowed: true, sources: [{ key: 'hr_admin' }] });
    expect((await ask(suspended.id)).body).toEqual({ allowed: false, reason: 'account_suspended', sources: [] });
    expect((await ask(admin.id)).body).toMatchObject({ allowed: true, reason: 'super_admin' });
  });

  it('needs permissions:read for others, not for one’s own id', async () => {
    const viewer = await aSignedInUser({ roles: ['viewer'] });
    const path = '/api/permissions/check?resource=users&action=read&user_id=';
    expect((await viewer.get(`${path}${admin.id}`)).body.code).toBe('forbidden');
    expect((await viewer.get<Check>(`${path}${viewer.id}`)).body.allowed).toBe(true);
  });

  it('answers 404 for an unknown user', async () => {
    const { status, body } = await admin.get(`/api/permissions/check?resource=users&action=read&user_id=${newId()}`);
    expect([status, body.code]).toEqual([404, 'user_not_found']);
  });

  it.each([
    ['resource=users', '/action'],
    ['action=read', '/resource'],
    ['resource=users&action=__proto__', '/action'],
    ['resource=Users&action=read', '/resource'],
    ['resource=users&action=read&user_id=me', '/user_id'],
    ['resource=users&action=read&resource=roles', '/resource'],
  ])('refuses %s', async (query, pointer) => {
    const { status, body } = await admin.get(`/api/permissions/check?${query}`);
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  });
});

describe('POST /api/permissions/check', () => {
  it('answers in the order asked', async () => {
    const viewer = await aSignedInUser({ roles: ['viewer'] });
    const { body } = await viewer.post<z.output<typeof CheckResults>>('/api/permissions/check', {
      checks: [
        { resource: 'users', action: 'delete' },
        { resource: 'users', action: 'read', object: newId() },
        { resource: 'nothing', action: 'known' },
      ],
    });
    expect(body.results.map(({ allowed }) => allowed)).toEqual([false, true, false]);
  });

  it('takes 1 to 100 questions', async () => {
    const checks = (n: number) => ({
      checks: Array.from({ length: n }, () => ({ resource: 'users', action: 'read' })),
    });
    const most = await admin.post<z.output<typeof CheckResults>>('/api/permissions/check', checks(100));
    expect(most.body.results).toHaveLength(100);
    expect((await admin.post('/api/permissions/check', checks(0))).body.errors[0]?.pointer).toBe('/checks');
    expect((await admin.post('/api/permissions/check', checks(101))).body.errors[0]?.pointer).toBe('/checks');
  });

  it('asks the Account once, without a statement, while no answer hangs on whose the object is', async () => {
    const lead = await aSignedInUser({ permissions: ['users:read', 'users:update_team'] });
    const checks = Array.from({ length: 100 }, (_, n) => ({ resource: 'users', action: n % 2 ? 'read' : 'delete' }));
    await lead.post('/api/permissions/check', { checks });
    const { cost } = await lead.post('/api/permissions/check', { checks });
    expect(cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });

  it('counts what is held over some for those whom it reaches, in one statement for a hundred', async () => {
    const lead = await aSignedInUser({ permissions: ['users:update_team', 'users:read_branch'] });
    const [below, far, stranger] = [await aUser(), await aUser(), await aUser()];
    await reportsTo(below, lead);
    await reportsTo(far, below);
    await aBranchOf([lead, stranger]);
    const about = (action: string, object: string) => ({ resource: 'users', action, object });
    const asked = [
      about('update', below.id),
      about('update', `user:${far.id}`),
      about('update', stranger.id),
      about('update', lead.id),
      about('read', stranger.id),
      about('read', lead.id),
      about('read', far.id),
      about('update_team', stranger.id),
      about('update_team', below.id),
      about('update', newId()),
    ];
    const checks = Array.from({ length: 10 }, () => asked).flat();
    const { body, cost } = await lead.post<z.output<typeof CheckResults>>('/api/permissions/check', { checks });
    expect(body.results.slice(0, 10).map(({ allowed }) => allowed)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(body.results[0]).toMatchObject({ reason: 'role', sources: [{ type: 'role' }] });
    expect(body.results[2]).toMatchObject({ reason: 'scope' });
    expect(body.results).toHaveLength(100);
    expect([cost.d1, cost.objects]).toEqual([1, 1]);
  });

  it('counts what is held over oneself for oneself, without a statement', async () => {
    const person = await aSignedInUser({ permissions: ['attendance:view_own'] });
    const about = (object: string) => ({ resource: 'attendance', action: 'view', object });
    const checks = [about(`user:${person.id}`), about(`user:${admin.id}`), about(person.id)];
    await person.post('/api/permissions/check', { checks });
    const { body, cost } = await person.post<z.output<typeof CheckResults>>('/api/permissions/check', { checks });
    expect(body.results.map(({ allowed }) => allowed)).toEqual([true, false, false]);
    expect(cost.d1).toBe(0);
  });

  it('asks about many people at once, each by their own Account', async () => {
    const [viewer, nobody] = [await aUser({ roles: ['viewer'] }), await aUser()];
    const about = (user_id?: string) => ({ resource: 'users', action: 'read', ...(user_id ? { user_id } : {}) });
    const checks = [about(nobody.id), about(), about(viewer.id), about(newId()), about(viewer.id)];
    const { body, cost } = await admin.post<z.output<typeof CheckResults>>('/api/permissions/check', { checks });
    expect(body.results.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [false, 'not_granted'],
      [true, 'super_admin'],
      [true, 'role'],
      [false, 'no_such_user'],
      [true, 'role'],
    ]);
    expect(cost.objects).toBe(3);
  });

  it('needs permissions:read as soon as one question is about somebody else', async () => {
    const viewer = await aSignedInUser({ roles: ['viewer'] });
    const checks = [
      { resource: 'users', action: 'read' },
      { resource: 'users', action: 'read', user_id: admin.id },
    ];
    expect((await viewer.post('/api/permissions/check', { checks })).body.code).toBe('forbidden');
    const own = await viewer.post('/api/permissions/check', { checks: [{ ...checks[0], user_id: viewer.id }] });
    expect(own.status).toBe(200);
  });

  it.each([
    [{ resource: 'users' }, '/checks/1/action'],
    [{ resource: 'Users', action: 'read' }, '/checks/1/resource'],
    [{ resource: 'users', action: 'read', object: '' }, '/checks/1/object'],
    [{ resource: 'users', action: 'read', object: 'x'.repeat(201) }, '/checks/1/object'],
    [{ resource: 'users', action: 'read', user_id: 'me' }, '/checks/1/user_id'],
    [{ resource: 'users', action: 'read', colour: 'red' }, '/checks/1/colour'],
    ['users:read', '/checks/1'],
  ])('refuses %j', async (question, pointer) => {
    const { status, body } = await admin.post('/api/permissions/check', {
      checks: [{ resource: 'users', action: 'read' }, question],
    });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('tells nothing of the request’s faults to nobody, and reads nothing', async () => {
    const { status, cost } = await nobody().post('/api/permissions/check', { checks: 'nonsense' });
    expect([status, cost]).toEqual([401, { d1: 0, rows: 0, objects: 0 }]);
  });
});
