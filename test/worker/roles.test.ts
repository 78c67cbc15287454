import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Role, RoleMember } from '../../worker/features/roles/schemas';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type RoleBody = z.output<typeof Role>;
type Page<Item> = { items: Item[]; total: number; next_cursor: string | null };

const WHY = { comment: 'Agreed in the weekly meeting' };
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const create = (body: object, who: SignedInPerson = admin) => who.post<RoleBody>('/api/roles', body);
const give = (userId: string, roleId: string, expiresAt: number | null = null) =>
  run(
    'INSERT INTO user_roles (user_id, role_id, effective_from, expires_at, assigned_at) VALUES (?, ?, 1, ?, 1)',
    userId,
    roleId,
    expiresAt,
  );

describe('GET /api/roles', () => {
  it('lists the system roles by name, with what they give and how many hold them', async () => {
    const { body } = await admin.get<Page<RoleBody>>('/api/roles?page_size=100');
    expect(body.items.map(({ name }) => name)).toEqual([...body.items.map(({ name }) => name)].sort());
    expect(body.items.filter(({ is_system }) => is_system).map(({ key }) => key)).toEqual(
      expect.arrayContaining(Object.keys(SYSTEM_ROLES)),
    );
    const viewer = body.items.find(({ key }) => key === 'viewer');
    expect(viewer?.permissions).toEqual(['organization:read', 'roles:read', 'users:read']);
    expect(body.items.find(({ key }) => key === 'super_admin')?.member_count).toBe(1);
  });

  it('finds by name and key, and continues by cursor without gaps', async () => {
    const { body: found } = await admin.get<Page<RoleBody>>('/api/roles?q=COMPLIANCE');
    expect(found.items.map(({ key }) => key)).toEqual(['compliance_officer']);

    const all = await admin.get<Page<RoleBody>>('/api/roles?page_size=100&sort=-name');
    for (let more = 0; more < 6; more += 1) await aRole({ name: `Crew ${more}` });
    const first = await admin.get<Page<RoleBody>>('/api/roles?page_size=10&sort=-name');
    const rest = await admin.get<Page<RoleBody>>(`/api/roles?page_size=10&sort=-name&cursor=${first.body.next_cursor}`);
    const ids = [...first.body.items, ...rest.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(all.body.total + 6);
    expect(rest.body.next_cursor).toBeNull();
  });

  it.each(['page=0', 'page_size=7', 'sort=secret', 'cursor=nonsense', 'colour=red'])('refuses %s', async (query) => {
    const { status, body } = await admin.get(`/api/roles?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0]?.pointer).toBe(`/${query.split('=')[0]}`);
  });

  it('makes the same number of statements however many roles inherit', async () => {
    for (let child = 0; child < 5; child += 1) await aRole({ parents: [SYSTEM_ROLES.viewer] });
    const { cost } = await admin.get('/api/roles?page_size=100');
    expect(cost.d1).toBe(3);
  });
});

describe('GET /api/roles/{id}', () => {
  it('tells own and inherited permissions apart, through every generation', async () => {
    const grandparent = await aRole({ permissions: ['audit:read'] });
    const parent = await aRole({ permissions: ['settings:read'], parents: [grandparent] });
    const role = await aRole({ permissions: ['users:read'], parents: [parent] });
    const { body, headers } = await admin.get<RoleBody>(`/api/roles/${role}`);
    expect(body).toMatchObject({
      permissions: ['users:read'],
      inherited_permissions: ['audit:read', 'settings:read'],
      parent_ids: [parent],
      version: 1,
    });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('answers 404 for an unknown id', async () => {
    expect((await admin.get(`/api/roles/${newId()}`)).body.code).toBe('role_not_found');
  });
});

describe('POST /api/roles', () => {
  it('creates a role with a key of its name, audited and told', async () => {
    const { status, body } = await create({
      name: '  Front Desk ',
      description: 'Greets clients',
      permissions: ['users:read', 'roles:read', 'users:read'],
      parent_ids: [SYSTEM_ROLES.viewer],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      key: 'front_desk',
      name: 'Front Desk',
      permissions: ['roles:read', 'users:read'],
      inherited_permissions: ['organization:read', 'roles:read', 'users:read'],
      is_system: false,
      member_count: 0,
      version: 1,
    });
    const [record] = await auditFor(body.id);
    expect(record).toMatchObject({ action: 'role.created', type: 'CREATE', actor_id: admin.id });
    expect(record?.changes).toContainEqual({ field: 'parents', before: null, after: ['Viewer'] });
    expect((await eventsFor(body.id)).map(({ type }) => type)).toEqual(['role.created']);
  });

  it('makes a key of the id where ASCII can’t spell the name', async () => {
    const { body } = await create({ name: 'Фотографы' });
    expect(body.key).toBe(`role_${body.id.slice(-8)}`);
  });

  it.each([
    ['the same name in another case', 'CAMERA CREW'],
    ['a name that makes the same key', 'Camera-Crew'],
  ])('refuses %s', async (_, name) => {
    await create({ name: 'Camera crew' });
    const { status, body } = await admin.post('/api/roles', { name });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'name_taken', errors: [{ pointer: '/name' }] });
  });

  it('takes more permissions than D1 takes bound values', async () => {
    const keys = Array.from({ length: 150 }, (_, index) => `bulk:action_${index}`);
    await run(
      "INSERT INTO permissions (key, module, action, description, pack) SELECT value, 'bulk', value, value, 'test' FROM json_each(?)",
      JSON.stringify(keys),
    );
    const { status, body } = await create({ name: 'Everything in bulk', permissions: keys });
    expect(status).toBe(201);
    expect(body.permissions).toHaveLength(150);
  });

  it.each([
    ['no name', {}, '/name', 'required'],
    ['an empty name', { name: ' ' }, '/name', 'too_small'],
    ['a long name', { name: 'x'.repeat(61) }, '/name', 'too_big'],
    ['an unknown field', { name: 'X', is_system: true }, '/is_system', 'unknown_field'],
    ['a key', { name: 'X', key: 'super_admin' }, '/key', 'unknown_field'],
    ['a misspelt permission', { name: 'X', permissions: ['users'] }, '/permissions/0', 'invalid_regex'],
    ['an unknown permission', { name: 'X', permissions: ['users:fly'] }, '/permissions', 'unknown_reference'],
    ['an unknown parent', { name: 'X', parent_ids: [newId()] }, '/parent_ids', 'unknown_reference'],
    [
      'Super admin as a parent',
      { name: 'X', parent_ids: [SYSTEM_ROLES.super_admin] },
      '/parent_ids',
      'not_inheritable',
    ],
  ])('refuses %s', async (_, body, pointer, code) => {
    const answer = await admin.post('/api/roles', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('refuses to give what the caller doesn’t hold, directly or through a parent', async () => {
    const limited = await aSignedInUser({ permissions: ['roles:create', 'users:read'] });
    const direct = await limited.post('/api/roles', { name: 'Too much', permissions: ['users:read', 'users:delete'] });
    expect(direct.status).toBe(403);
    expect(direct.body).toMatchObject({ code: 'cannot_grant', missing_permissions: ['users:delete'] });

    const inherited = await limited.post('/api/roles', { name: 'Too much', parent_ids: [SYSTEM_ROLES.admin] });
    expect(inherited.body.code).toBe('cannot_grant');
    expect(await count('roles', "name = 'Too much'")).toBe(0);
    expect((await create({ name: 'Just enough', permissions: ['users:read'] }, limited)).status).toBe(201);
  });
});

describe.each(['patch', 'put'] as const)('%s /api/roles/{id}', (method) => {
  it('renames without a reason and keeps the key', async () => {
    const { body: role } = await create({ name: `Stylists ${method}` });
    const { body } = await admin[method]<RoleBody>(`/api/roles/${role.id}`, { name: `Wardrobe ${method}` });
    expect(body).toMatchObject({ name: `Wardrobe ${method}`, key: role.key, version: 2 });
    const record = (await auditFor(role.id)).at(-1);
    expect(record).toMatchObject({ action: 'role.updated', type: 'UPDATE' });
    expect(record?.changes).toEqual([{ field: 'name', before: `Stylists ${method}`, after: `Wardrobe ${method}` }]);
  });

  it('records a change of permissions as such, with the lists before and after', async () => {
    const role = await aRole({ permissions: ['users:read'] });
    const { status } = await admin[method]<RoleBody>(`/api/roles/${role}`, {
      permissions: ['users:read', 'users:update'],
      ...WHY,
    });
    expect(status).toBe(200);
    const record = (await auditFor(role)).at(-1);
    expect(record).toMatchObject({ type: 'PERMISSION_CHANGE', comment: WHY.comment });
    expect(record?.changes).toEqual([
      { field: 'permissions', before: ['users:read'], after: ['users:read', 'users:update'] },
    ]);
  });
});

describe('PATCH /api/roles/{id}', () => {
  it('is in force at the next request of whoever holds it, through a child role too', async () => {
    const role = await aRole({ permissions: ['roles:read'] });
    const child = await aRole({ parents: [role] });
    const [holder, heir] = await Promise.all([aSignedInUser(), aSignedInUser()]);
    await Promise.all([give(holder.id, role), give(heir.id, child)]);
    await admin.patch(`/api/roles/${role}`, { permissions: ['roles:read', 'users:read'], ...WHY });
    expect((await holder.get('/api/users')).status).toBe(200);
    expect((await heir.get('/api/users')).status).toBe(200);
    await admin.patch(`/api/roles/${role}`, { permissions: ['roles:read'], ...WHY });
    expect((await holder.get('/api/users')).status).toBe(403);
    expect((await heir.get('/api/users')).status).toBe(403);
  });

  it('changes nothing, and records nothing, where nothing differs', async () => {
    const role = await aRole({ permissions: ['users:read'] });
    const { body } = await admin.patch<RoleBody>(`/api/roles/${role}`, { permissions: ['users:read'] });
    expect(body.version).toBe(1);
    expect(await auditFor(role)).toEqual([]);
  });

  it.each([{ permissions: [] }, { parent_ids: [SYSTEM_ROLES.viewer] }])('needs a reason for %j', async (change) => {
    const role = await aRole({ permissions: ['users:read'] });
    const { status, body } = await admin.patch(`/api/roles/${role}`, change);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'reason_required', errors: [{ pointer: '/reason_code' }] });
  });

  it('refuses an old version, and of two parallel changes one', async () => {
    const role = await aRole();
    await admin.patch(`/api/roles/${role}`, { description: 'Newer' }, { 'if-match': '"1"' });
    const { status, body } = await admin.patch(`/api/roles/${role}`, { description: 'Late' }, { 'if-match': '"1"' });
    expect(status).toBe(412);
    expect(body).toMatchObject({ code: 'stale', version: 2 });

    const answers = await Promise.all(
      ['One', 'Two'].map((description) => admin.patch(`/api/roles/${role}`, { description }, { 'if-match': '"2"' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
  });

  it('refuses a name that another role has', async () => {
    const role = await aRole();
    await create({ name: 'Runners' });
    expect((await admin.patch(`/api/roles/${role}`, { name: 'runners' })).body.code).toBe('name_taken');
  });

  it('refuses to inherit from itself, across generations and in parallel', async () => {
    const top = await aRole();
    const middle = await aRole({ parents: [top] });
    const bottom = await aRole({ parents: [middle] });
    for (const parent of [top, bottom]) {
      const { status, body } = await admin.patch(`/api/roles/${top}`, { parent_ids: [parent], ...WHY });
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'role_cycle', errors: [{ pointer: '/parent_ids' }] });
    }
    const [one, other] = [await aRole(), await aRole()];
    const answers = await Promise.all([
      admin.patch(`/api/roles/${one}`, { parent_ids: [other], ...WHY }),
      admin.patch(`/api/roles/${other}`, { parent_ids: [one], ...WHY }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('refuses an unknown parent or permission', async () => {
    const role = await aRole();
    for (const change of [{ parent_ids: [newId()] }, { permissions: ['users:fly'] }]) {
      expect((await admin.patch(`/api/roles/${role}`, { ...change, ...WHY })).body.code).toBe('unknown_reference');
    }
  });

  it('keeps system roles as they are; only a super admin sets whether they ask for a second factor', async () => {
    const path = `/api/roles/${SYSTEM_ROLES.manager}`;
    for (const change of [
      { name: 'Boss' },
      { description: 'x' },
      { permissions: [] },
      { parent_ids: [SYSTEM_ROLES.viewer] },
    ]) {
      const { status, body } = await admin.patch(path, { ...change, ...WHY });
      expect([status, body.code]).toEqual([409, 'system_role']);
    }
    const deputy = await aSignedInUser({ roles: ['admin'] });
    expect((await deputy.patch(path, { mfa_required: true })).body.code).toBe('forbidden');
    expect((await admin.patch<RoleBody>(path, { mfa_required: true })).body.mfa_required).toBe(true);
    const asked = { mfa_methods: ['passkey'], session_idle_minutes: 30, session_absolute_minutes: 600 };
    expect((await admin.patch<RoleBody>(path, asked)).body).toMatchObject(asked);
  });

  it('refuses a role that one holds oneself, now, later or through a child', async () => {
    const editor = await aSignedInUser({ permissions: ['roles:update', 'users:read', 'users:update'] });
    const parent = await aRole({ permissions: ['users:read'] });
    const child = await aRole({ parents: [parent] });
    await run(
      'INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, ?, 1)',
      editor.id,
      child,
      Date.now() + 86_400_000,
    );
    for (const role of [parent, child]) {
      const { status, body } = await editor.patch(`/api/roles/${role}`, { permissions: ['users:update'], ...WHY });
      expect([status, body.code]).toEqual([403, 'not_oneself']);
    }
  });

  it('refuses to add, take or keep what the caller doesn’t hold', async () => {
    const editor = await aSignedInUser({ permissions: ['roles:update', 'users:read'] });
    const role = await aRole({ permissions: ['users:read'] });
    const beyond = await aRole({ permissions: ['settings:update'] });
    const attempts = [
      editor.patch(`/api/roles/${role}`, { permissions: ['users:read', 'users:delete'], ...WHY }),
      editor.patch(`/api/roles/${role}`, { parent_ids: [SYSTEM_ROLES.admin], ...WHY }),
      editor.patch(`/api/roles/${beyond}`, { permissions: [], ...WHY }),
      editor.patch(`/api/roles/${beyond}`, { description: 'Mine now' }),
    ];
    for (const { status, body } of await Promise.all(attempts))
      expect([status, body.code]).toEqual([403, 'cannot_grant']);
    expect((await editor.patch(`/api/roles/${role}`, { permissions: [], ...WHY })).status).toBe(200);
  });

  it('answers 404 for an unknown id', async () => {
    expect((await admin.patch(`/api/roles/${newId()}`, { name: 'X' })).body.code).toBe('role_not_found');
  });
});

describe('DELETE /api/roles/{id}', () => {
  it('deletes a role that nobody holds, with a reason on record', async () => {
    const { body: role } = await create({ name: 'Short-lived', permissions: ['users:read'] });
    const without = await admin.delete(`/api/roles/${role.id}`);
    expect([without.status, without.body.code]).toEqual([422, 'reason_required']);

    expect((await admin.delete(`/api/roles/${role.id}?reason_code=other`)).status).toBe(204);
    expect((await admin.get(`/api/roles/${role.id}`)).status).toBe(404);
    const record = (await auditFor(role.id)).at(-1);
    expect(record).toMatchObject({ action: 'role.deleted', type: 'DELETE', reason_code: 'other' });
    expect(record?.changes).toContainEqual({ field: 'permissions', before: ['users:read'], after: null });
    expect((await eventsFor(role.id)).at(-1)?.type).toBe('role.deleted');
  });

  it('refuses while somebody holds it or a role inherits from it', async () => {
    const role = await aRole();
    await give((await aUser()).id, role);
    await aRole({ parents: [role] });
    const { status, body } = await admin.delete(`/api/roles/${role}?comment=tidy`);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'in_use', member_count: 1, inheriting_role_count: 1 });
  });

  it('isn’t held up by lapsed assignments and deleted users', async () => {
    const role = await aRole();
    const [lapsed, deleted] = await Promise.all([aUser(), aUser()]);
    await Promise.all([give(lapsed.id, role, Date.now() - 1), give(deleted.id, role)]);
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', deleted.id);
    expect((await admin.delete(`/api/roles/${role}?comment=tidy`)).status).toBe(204);
  });

  it('refuses system roles, roles beyond the caller and old versions', async () => {
    expect((await admin.delete(`/api/roles/${SYSTEM_ROLES.user}?comment=x`)).body.code).toBe('system_role');
    const limited = await aSignedInUser({ permissions: ['roles:delete'] });
    const role = await aRole({ permissions: ['settings:update'] });
    expect((await limited.delete(`/api/roles/${role}?comment=x`)).body.code).toBe('cannot_grant');
    expect((await admin.delete(`/api/roles/${role}?comment=x`, { 'if-match': '"7"' })).body.code).toBe('stale');
    expect((await admin.delete(`/api/roles/${newId()}?comment=x`)).body.code).toBe('role_not_found');
  });
});

describe('what a role asks of its holders’ sessions', () => {
  const ASKED = {
    mfa_required: true,
    mfa_methods: ['totp', 'passkey'],
    session_idle_minutes: 30,
    session_absolute_minutes: 480,
    allowed_networks: ['203.0.113.77/24', '2001:DB8::/32', '198.51.100.7/32'],
  };
  const SHOWN = {
    ...ASKED,
    mfa_methods: ['passkey', 'totp'],
    allowed_networks: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'],
  };
  const NOTHING = {
    mfa_required: false,
    mfa_methods: null,
    session_idle_minutes: null,
    session_absolute_minutes: null,
    allowed_networks: null,
  };
  const createVault = (body: object) => create({ name: `Vault ${newId()}`, ...body });

  it('is nothing unless it is said, is shown in one spelling, changed field by field, and taken back', async () => {
    expect((await createVault({})).body).toMatchObject(NOTHING);
    const { body: role } = await createVault(ASKED);
    expect(role).toMatchObject(SHOWN);
    const path = `/api/roles/${role.id}`;
    expect((await admin.get<RoleBody>(path)).body).toEqual(role);
    const { body: changed } = await admin.patch<RoleBody>(path, { session_idle_minutes: 45 });
    expect(changed).toMatchObject({ ...SHOWN, session_idle_minutes: 45 });
    expect((await admin.patch<RoleBody>(path, NOTHING)).body).toMatchObject(NOTHING);
  });

  it('is on record, with before and after', async () => {
    const { body: role } = await createVault({});
    await admin.patch(`/api/roles/${role.id}`, { session_idle_minutes: 30, allowed_networks: ['203.0.113.0/24'] });
    const record = (await auditFor(role.id)).at(-1);
    expect(record).toMatchObject({
      action: 'role.updated',
      type: 'UPDATE',
      changes: [
        { field: 'session_idle_minutes', before: null, after: 30 },
        { field: 'allowed_networks', before: null, after: ['203.0.113.0/24'] },
      ],
    });
  });

  it.each([
    [{ mfa_methods: [] }, '/mfa_methods'],
    [{ mfa_methods: ['carrier_pigeon'] }, '/mfa_methods/0'],
    [{ session_idle_minutes: 4 }, '/session_idle_minutes'],
    [{ session_idle_minutes: 61, session_absolute_minutes: 60 }, '/session_idle_minutes'],
    [{ allowed_networks: [] }, '/allowed_networks'],
    [{ allowed_networks: ['10.0.0.0/33'] }, '/allowed_networks/0'],
    [{ allowed_networks: ['halden.example'] }, '/allowed_networks/0'],
  ])('is refused where nobody could mean it: %j', async (body, pointer) => {
    const { body: role } = await createVault({});
    for (const answer of [await createVault(body), await admin.patch(`/api/roles/${role.id}`, body)]) {
      expect(answer.status).toBe(422);
      expect((answer.body as { errors?: { pointer: string }[] }).errors?.map((error) => error.pointer)).toEqual([
        pointer,
      ]);
    }
  });

  it('remembers since when a second factor is required, until it isn’t', async () => {
    const sinceOf = async (id: string) =>
      (await select<{ since: number | null }>('SELECT mfa_required_since AS since FROM roles WHERE id = ?', id))[0]
        ?.since;
    const { body: role } = await createVault({});
    const path = `/api/roles/${role.id}`;
    expect(await sinceOf(role.id)).toBeNull();
    const before = Date.now();
    await admin.patch(path, { mfa_required: true });
    const since = await sinceOf(role.id);
    expect(since).toBeGreaterThanOrEqual(before);
    await admin.patch(path, { mfa_required: true, mfa_methods: ['totp'], description: 'Sharper' });
    expect(await sinceOf(role.id)).toBe(since);
    await admin.patch(path, { mfa_required: false });
    expect(await sinceOf(role.id)).toBeNull();
  });
});

describe('GET /api/roles/{id}/members', () => {
  it('pages those who hold the role itself, without lapsed assignments and deleted users', async () => {
    const role = await aRole();
    const people = [
      await aUser({ firstName: 'Ann', lastName: 'Berg' }),
      await aUser({ firstName: 'Çağla', lastName: 'Demir' }),
      await aUser({ firstName: 'Zoë', lastName: 'Vos' }),
    ];
    for (const { id } of people) await give(id, role);
    const [lapsed, deleted] = await Promise.all([aUser(), aUser()]);
    await Promise.all([give(lapsed.id, role, Date.now() - 1), give(deleted.id, role)]);
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', deleted.id);

    const { body } = await admin.get<Page<z.output<typeof RoleMember>>>(`/api/roles/${role}/members`);
    expect(body.total).toBe(3);
    expect(body.items.map(({ display_name }) => display_name)).toEqual(['Ann Berg', 'Çağla Demir', 'Zoë Vos']);
    const down = await admin.get<Page<z.output<typeof RoleMember>>>(`/api/roles/${role}/members?sort=-name`);
    expect(down.body.items[0]?.id).toBe(people[2]?.id);
  });

  it('answers 404 for an unknown role', async () => {
    expect((await admin.get(`/api/roles/${newId()}/members`)).body.code).toBe('role_not_found');
  });
});
