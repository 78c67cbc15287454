import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Catalogue, PermissionModule } from '../../worker/features/permissions/schemas';
import { giveGroupPermission, givePermission, YESTERDAY } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { aGrant, aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run } from '../support/worker/sql';

type ModuleBody = z.output<typeof PermissionModule>;
let admin: SignedInPerson;
let modules = 0;

beforeAll(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
});

const register = (body: object, who: SignedInPerson = admin) => who.post<ModuleBody>('/api/permissions', body);
const actionsOf = ({ permissions }: ModuleBody) => permissions.map(({ action }) => action);
const listed = async (module: string) =>
  (await admin.get<z.output<typeof Catalogue>>('/api/permissions')).body.items.find((one) => one.module === module);

/** A registered module; answers its key. */
async function aModule(...actions: string[]): Promise<string> {
  modules += 1;
  const module = `module_${modules}`;
  const { status } = await register({ module, actions: actions.map((action) => ({ action })) });
  expect(status).toBe(201);
  return module;
}

describe('POST /api/permissions', () => {
  it('puts a module into the catalogue, where roles take its permissions at once', async () => {
    const answer = await register({
      module: 'invoices',
      name: 'Invoices',
      description: 'Bills to clients',
      actions: [{ action: 'read', description: 'See invoices' }, { action: 'approve' }],
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toEqual({
      module: 'invoices',
      name: 'Invoices',
      description: 'Bills to clients',
      pack: 'custom',
      changeable: true,
      version: 1,
      permissions: [
        { key: 'invoices:read', module: 'invoices', action: 'read', description: 'See invoices' },
        { key: 'invoices:approve', module: 'invoices', action: 'approve', description: '' },
      ],
    });
    expect(await listed('invoices')).toEqual(answer.body);
    const role = await admin.post<{ permissions: string[] }>('/api/roles', {
      name: 'Bookkeeper',
      permissions: ['invoices:approve'],
    });
    expect([role.status, role.body.permissions]).toEqual([201, ['invoices:approve']]);
  });

  it('is audited as configuration and announced', async () => {
    const module = await aModule('read');
    const [record] = await auditFor(module);
    expect(record).toMatchObject({ action: 'module.registered', type: 'CONFIG', actor_id: admin.id });
    expect(record?.changes).toContainEqual({ field: 'actions', before: null, after: ['read'] });
    expect((await eventsFor(module)).map(({ type, data }) => [type, data.permissions])).toEqual([
      ['module.registered', [`${module}:read`]],
    ]);
  });

  it('registered again, adds actions and takes new descriptions, and removes nothing', async () => {
    const module = await aModule('read', 'approve');
    const again = await register({
      module,
      actions: [
        { action: 'approve', description: 'Sign off' },
        { action: 'pay', description: 'Pay' },
      ],
    });
    expect(again.status).toBe(200);
    expect(again.body.permissions.map(({ action, description }) => [action, description])).toEqual([
      ['read', ''],
      ['approve', 'Sign off'],
      ['pay', 'Pay'],
    ]);
    expect(again.body.version).toBe(2);
    const same = await register({ module, actions: [{ action: 'pay' }] });
    expect([same.status, same.body.version]).toEqual([200, 2]);
  });

  it('gives nobody anything: not even whoever registered it, unless they are a super admin', async () => {
    const integrator = await aSignedInUser({ permissions: ['permissions:register', 'roles:create', 'roles:read'] });
    const answer = await register({ module: 'parcels', actions: [{ action: 'send' }] }, integrator);
    expect(answer.status).toBe(201);
    const check = '/api/permissions/check?resource=parcels&action=send';
    expect((await integrator.get<{ allowed: boolean }>(check)).body.allowed).toBe(false);
    const role = await integrator.post('/api/roles', { name: 'Sender', permissions: ['parcels:send'] });
    expect([role.status, role.body.code]).toEqual([403, 'cannot_grant']);
  });

  it.each(['users', 'access_reviews', 'shoots'])('leaves %s as it came', async (module) => {
    const before = await listed(module);
    for (const send of [
      () => register({ module, actions: [{ action: 'own_everything' }] }),
      () => admin.patch(`/api/permissions/${module}`, { name: 'Mine' }),
      () => admin.delete(`/api/permissions/${module}`),
    ]) {
      const { status, body } = await send();
      expect([status, (body as unknown as { code: string }).code]).toEqual([409, 'module_not_changeable']);
    }
    expect(await listed(module)).toEqual(before);
    expect(before?.changeable).toBe(false);
  });

  it.each([
    [{ module: 'Invoices', actions: [{ action: 'read' }] }, '/module'],
    [{ module: 'in:voices', actions: [{ action: 'read' }] }, '/module'],
    [{ module: '__proto__', actions: [{ action: 'read' }] }, '/module'],
    [{ module: 'm'.repeat(41), actions: [{ action: 'read' }] }, '/module'],
    [{ module: 'mine', actions: [] }, '/actions'],
    [{ module: 'mine', actions: [{ action: 'Read' }] }, '/actions/0/action'],
    [{ module: 'mine', actions: [{ action: 'read' }, { action: 'read' }] }, '/actions'],
    [{ module: 'mine', actions: Array.from({ length: 101 }, (_, n) => ({ action: `a${n}` })) }, '/actions'],
    [{ module: 'mine', name: '', actions: [{ action: 'read' }] }, '/name'],
    [{ module: 'mine', pack: 'latchkey', actions: [{ action: 'read' }] }, '/pack'],
    [{ module: 'mine' }, '/actions'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await admin.post('/api/permissions', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('takes a hundred actions', async () => {
    const { body } = await register({
      module: 'hundred',
      actions: Array.from({ length: 100 }, (_, n) => ({ action: `act_${n}` })),
    });
    expect(body.permissions).toHaveLength(100);
  });
});

describe.each(['put', 'patch'] as const)('%s /api/permissions/{module}', (method) => {
  it('changes what it names, actions as a whole', async () => {
    const module = await aModule('read', 'approve');
    const named = await admin[method]<ModuleBody>(`/api/permissions/${module}`, { name: 'Ledger' });
    expect([named.body.name, actionsOf(named.body)]).toEqual(['Ledger', ['read', 'approve']]);
    const { body } = await admin[method]<ModuleBody>(`/api/permissions/${module}`, {
      actions: [{ action: 'pay' }, { action: 'read' }],
    });
    expect(actionsOf(body).sort()).toEqual(['pay', 'read']);
    expect((await auditFor(module)).map(({ action }) => action)).toEqual([
      'module.registered',
      'module.updated',
      'module.updated',
    ]);
  });

  it('refuses an old version', async () => {
    const module = await aModule('read');
    await admin[method](`/api/permissions/${module}`, { name: 'Second' });
    const late = await admin[method](`/api/permissions/${module}`, { name: 'Third' }, { 'if-match': '"1"' });
    expect([late.status, late.body.code]).toEqual([412, 'stale']);
  });

  it('answers 404 for a module that nobody registered', async () => {
    const { status, body } = await admin[method]('/api/permissions/unheard_of', { name: 'X' });
    expect([status, body.code]).toEqual([404, 'module_not_found']);
  });
});

describe('an action that is named somewhere', () => {
  const namedBy: [string, string, (key: string) => Promise<unknown>][] = [
    ['a role', 'role_count', (key) => aRole({ permissions: [key] })],
    ['a group', 'group_count', async (key) => giveGroupPermission(await aGroupOf(), key)],
    ['a user', 'user_count', async (key) => givePermission((await aUser()).id, key)],
    [
      'a grant',
      'grant_count',
      async (key) => {
        const [object_type = '', action = ''] = key.split(':');
        const subjectId = (await aUser()).id;
        return aGrant({ subjectType: 'user', subjectId, object_type, object_id: '7', actions: ['other', action] });
      },
    ],
    [
      'a menu item',
      'menu_item_count',
      (key) =>
        run(
          "INSERT INTO menu_items (id, kind, name, permission_key, created_at, updated_at) VALUES (?1, 'menu', ?1, ?1, 1, 1)",
          key,
        ),
    ],
  ];

  it.each(namedBy)('by %s stays, and its module with it', async (_, counted, name) => {
    const module = await aModule('read', 'approve');
    await name(`${module}:approve`);
    const path = `/api/permissions/${module}`;
    for (const { status, body } of [
      await admin.patch(path, { actions: [{ action: 'read' }] }),
      await admin.delete(path),
    ]) {
      expect([status, body.code]).toEqual([409, 'in_use']);
      expect(body).toMatchObject({ [counted]: 1 });
    }
    expect((await admin.patch(path, { actions: [{ action: 'approve' }] })).status).toBe(200);
  });

  it('goes when what named it has lapsed', async () => {
    const module = await aModule('read');
    await givePermission((await aUser()).id, `${module}:read`, { until: YESTERDAY });
    await giveGroupPermission(await aGroupOf(), `${module}:read`, { until: YESTERDAY });
    expect((await admin.delete(`/api/permissions/${module}`)).status).toBe(204);
    expect(await count('permissions', 'module = ?', module)).toBe(0);
  });
});

describe('DELETE /api/permissions/{module}', () => {
  it('removes the module and its permissions, and says so', async () => {
    const module = await aModule('read', 'approve');
    expect((await admin.delete(`/api/permissions/${module}?comment=Retired`)).status).toBe(204);
    expect(await listed(module)).toBeUndefined();
    const records = await auditFor(module);
    expect(records.at(-1)).toMatchObject({ action: 'module.removed', type: 'CONFIG', comment: 'Retired' });
    expect((await admin.delete(`/api/permissions/${module}`)).body.code).toBe('module_not_found');
    expect((await register({ module, actions: [{ action: 'read' }] })).status).toBe(201);
  });
});
