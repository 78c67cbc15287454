import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Preferences, User, WhoAmI } from '../../web/src/lib/api/types';
import type {
  Menu,
  MenuAccess,
  MenuItem,
  MenuItemList,
  MenuNode,
  MenuPreview,
} from '../../worker/features/menu/schemas';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { run } from '../support/worker/sql';

type MenuBody = z.output<typeof Menu>;
type Node = z.output<typeof MenuNode>;
type Item = z.output<typeof MenuItem>;
type Items = z.output<typeof MenuItemList>;
type Access = z.output<typeof MenuAccess>;

let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
});

/** Only what came with the product stands in the menu, as it came. */
beforeEach(async () => {
  await run('UPDATE menu_items SET parent_id = NULL WHERE key IS NULL');
  await run('DELETE FROM menu_item_roles');
  await run('DELETE FROM menu_items WHERE key IS NULL');
  await run(`UPDATE menu_items SET is_visible = 1, status = 'active'`);
});

/** `People[Users, Organization]`: the tree by its names. */
const outline = (nodes: Node[]): string[] =>
  nodes.map(({ type, name, children }) =>
    type === 'divider' ? '—' : children.length > 0 ? `${name}[${outline(children).join(', ')}]` : name,
  );
const menuFor = async (who: SignedInPerson, query = '') => (await who.get<MenuBody>(`/api/menu${query}`)).body;
const outlineFor = async (who: SignedInPerson) => outline((await menuFor(who)).items);
const create = (body: object, who = admin) => who.post<Item>('/api/menu/items', body);
const anItem = async (body: object) => (await create({ name: 'Bookings', url: '/bookings', ...body })).body;
const keyed = async (key: string): Promise<Item> => {
  const item = (await admin.get<Items>('/api/menu/items')).body.items.find((one) => one.key === key);
  if (!item) throw new Error(`no menu item ${key}`);
  return item;
};
const change = (id: string, body: object, who = admin, headers = {}) =>
  who.patch<Item>(`/api/menu/items/${id}`, body, headers);
const order = (items: object[]) => admin.put<Items>('/api/menu/items/order', { items });

describe('GET /api/menu', () => {
  it('shows only what everybody may see to somebody without permissions', async () => {
    expect(await outlineFor(await aSignedInUser())).toEqual(['Home', 'You[Profile, Directory]']);
  });

  it('shows what each permission opens, and sections only with something in them', async () => {
    const reader = await aSignedInUser({ permissions: ['users:read', 'audit:read'] });
    expect(await outlineFor(reader)).toEqual([
      'Home',
      'People[Users]',
      'Oversight[Audit log]',
      'You[Profile, Directory]',
    ]);
  });

  it('shows what is open over some people only, and to whom a wider permission is given', async () => {
    const lead = await aSignedInUser({ permissions: ['users:read_team', 'attendance:view_all'] });
    expect(await outlineFor(lead)).toEqual(['Home', 'People[Users]', 'You[Profile, Directory]', 'Studio[Attendance]']);
  });

  it('shows everything to a super admin, whatever role it is for', async () => {
    await change((await keyed('settings')).id, { role_ids: [SYSTEM_ROLES.manager] });
    const whole = await outlineFor(await aSignedInUser({ roles: ['super_admin'] }));
    expect(whole).toEqual([
      'Home',
      'People[Users, Organization]',
      'Access[Roles, Groups, Grants, Permissions]',
      'Oversight[Audit log, Access reviews]',
      'You[Profile, Directory]',
      'System[Settings, Messages, Menu]',
      'Studio[Attendance, Employees, Clients, Shoots, Tasks]',
    ]);
  });

  it('changes at the next request after a role is given or taken away', async () => {
    const role = await aRole({ permissions: ['roles:read'] });
    const person = await aSignedInUser();
    expect(await outlineFor(person)).not.toContain('Access[Roles, Permissions]');
    await admin.post(`/api/users/${person.id}/roles`, { role_id: role, reason_code: 'other' });
    expect(await outlineFor(person)).toContain('Access[Roles, Permissions]');
    await admin.delete(`/api/users/${person.id}/roles/${role}?reason_code=other`);
    expect(await outlineFor(person)).not.toContain('Access[Roles, Permissions]');
  });

  it('is for holders of one of its roles, those who inherit it and those who hold it by a group', async () => {
    const gate = await aRole();
    const heir = await aRole({ parents: [gate] });
    await anItem({ role_ids: [gate] });
    expect(await outlineFor(await aSignedInUser())).not.toContain('Bookings');
    expect(await outlineFor(await aSignedInUser({ roleIds: [gate] }))).toContain('Bookings');
    expect(await outlineFor(await aSignedInUser({ roleIds: [heir] }))).toContain('Bookings');

    const member = await aSignedInUser();
    const group = newId();
    await run('INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (?1, ?1, ?1, 1, 1)', group);
    await run(
      'INSERT INTO group_roles (group_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      group,
      gate,
    );
    await run(
      'INSERT INTO group_members (group_id, user_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      group,
      member.id,
    );
    expect(await outlineFor(member)).toContain('Bookings');
  });

  it('asks for the role and the permission both', async () => {
    const gate = await aRole();
    const both = await aRole({ permissions: ['clients:read'], parents: [gate] });
    await anItem({ role_ids: [gate], permission_key: 'clients:read' });
    expect(await outlineFor(await aSignedInUser({ roleIds: [gate] }))).not.toContain('Bookings');
    expect(await outlineFor(await aSignedInUser({ permissions: ['clients:read'] }))).not.toContain('Bookings');
    expect(await outlineFor(await aSignedInUser({ roleIds: [both] }))).toContain('Bookings');
  });

  it.each([
    ['hidden', { visible: false }],
    ['inactive', { status: 'inactive' }],
    ['for others', { role_ids: [SYSTEM_ROLES.manager] }],
  ])('leaves out everything below what is %s', async (_, attributes) => {
    const section = await anItem({ type: 'section', name: 'Tools', url: null });
    const parent = await anItem({ name: 'Outer', parent_id: section.id });
    await anItem({ name: 'Inner', parent_id: parent.id });
    const person = await aSignedInUser();
    expect(await outlineFor(person)).toContain('Tools[Outer[Inner]]');
    await change(parent.id, attributes);
    expect((await outlineFor(person)).join()).not.toMatch(/Tools|Outer|Inner/);
  });

  it('collapses dividers at the ends and beside each other, once what is between them is hidden', async () => {
    const section = await anItem({ type: 'section', name: 'Tools', url: null });
    const below = (body: object, display_order: number) => anItem({ parent_id: section.id, display_order, ...body });
    const divider = { type: 'divider', name: '', url: null };
    await below(divider, 1);
    await below({ name: 'One' }, 2);
    await below(divider, 3);
    const middle = await below({ name: 'Two' }, 4);
    await below(divider, 5);
    await below({ name: 'Three' }, 6);
    await below(divider, 7);
    const person = await aSignedInUser();
    expect(await outlineFor(person)).toContain('Tools[One, —, Two, —, Three]');
    await change(middle.id, { visible: false });
    expect(await outlineFor(person)).toContain('Tools[One, —, Three]');
  });

  it('leaves out a section in which nothing but dividers and empty sections would be left', async () => {
    const outer = await anItem({ type: 'section', name: 'Outer', url: null });
    await anItem({ type: 'section', name: 'Inner', url: null, parent_id: outer.id });
    await anItem({ type: 'divider', name: '', url: null, parent_id: outer.id });
    expect((await outlineFor(admin)).join()).not.toMatch(/Outer|Inner/);
  });

  it('answers the items of the daily work alone, or those of the administration', async () => {
    const names = async (query: string) => outline((await menuFor(admin, query)).items);
    expect(await names('?backoffice=false')).toEqual([
      'Home',
      'You[Profile, Directory]',
      'Studio[Attendance, Employees, Clients, Shoots, Tasks]',
    ]);
    expect(await names('?backoffice=true')).not.toContain('Home');
  });

  it('asks the Account once and D1 twice, however large the menu is', async () => {
    const person = await aSignedInUser({ permissions: ['users:read'] });
    await person.get('/api/menu');
    const { cost } = await person.get('/api/menu?path=/users');
    expect([cost.objects, cost.d1]).toEqual([1, 2]);
  });
});

describe('breadcrumbs', () => {
  const trail = async (who: SignedInPerson, query: string) =>
    (await menuFor(who, query)).breadcrumbs.map(({ name, url }) => (url ? `${name} ${url}` : name));

  it.each([
    ['/', ['Home /']],
    ['/users', ['People', 'Users /users']],
    ['/users/new?from=list', ['People', 'Users /users']],
    ['/usersandmore', []],
    ['/nowhere', []],
  ])('of %s are %j', async (path, expected) => {
    expect(await trail(admin, `?path=${encodeURIComponent(path)}`)).toEqual(expected);
  });

  it('lead to the item that fits best', async () => {
    const users = await keyed('users');
    await anItem({ name: 'Invitations', url: '/users/invitations', parent_id: users.id });
    expect(await trail(admin, '?path=/users/invitations/7')).toEqual([
      'People',
      'Users /users',
      'Invitations /users/invitations',
    ]);
  });

  it('find a page of a host application by its controller and action', async () => {
    const shoots = await keyed('shoots');
    await anItem({ name: 'Calendar', url: null, controller: 'shoots', action: 'calendar', parent_id: shoots.id });
    expect(await trail(admin, '?controller=shoots&action=calendar')).toEqual(['Studio', 'Shoots', 'Calendar']);
    expect(await trail(admin, '?controller=shoots&action=other')).toEqual(['Studio', 'Shoots']);
    expect(await trail(admin, '?controller=ghosts')).toEqual([]);
  });

  it('name nothing that the caller doesn’t see', async () => {
    expect(await trail(await aSignedInUser(), '?path=/users')).toEqual([]);
  });
});

describe('the landing page', () => {
  const choose = (who: SignedInPerson, landing_page: string) => who.patch('/api/profile/preferences', { landing_page });
  const landing = async (who: SignedInPerson) => (await menuFor(who)).landing_page;

  it('is the dashboard, then what the account chose, then the first that is left', async () => {
    const person = await aSignedInUser({ permissions: ['users:read'] });
    expect(await landing(person)).toBe('dashboard');
    await choose(person, 'users');
    expect(await landing(person)).toBe('users');
    await change((await keyed('users')).id, { visible: false });
    expect(await landing(person)).toBe('dashboard');
    await change((await keyed('dashboard')).id, { visible: false });
    expect(await landing(person)).toBe('profile');
  });

  it('can be an item that was made here, by its id', async () => {
    const { id } = await anItem({});
    const person = await aSignedInUser();
    expect((await choose(person, id)).status).toBe(200);
    expect(await landing(person)).toBe(id);
    expect((await person.get<Preferences>('/api/profile/preferences')).body.landing_pages).toContain(id);
  });

  it.each(['settings', 'section-you', 'nowhere'])('can’t be %s for whom the menu doesn’t lead there', async (page) => {
    const { status, body } = await choose(await aSignedInUser(), page);
    expect([status, body.errors[0]]).toMatchObject([422, { pointer: '/landing_page', code: 'unreachable_page' }]);
  });

  it('is taken from an administrator where the menu has it, whoever reaches it', async () => {
    const { id } = await aUser();
    const set = (landing_page: string) => admin.patch<User>(`/api/users/${id}`, { landing_page });
    expect((await set('settings')).body.landing_page).toBe('settings');
    expect(await set('nowhere')).toMatchObject({ status: 422, body: { code: 'unknown_reference' } });
    expect(await set(newId())).toMatchObject({ status: 422 });
    const made = await admin.post('/api/users', { email: 'x@halden.example', name: 'X Y', landing_page: 'nowhere' });
    expect(made).toMatchObject({ status: 422, body: { errors: [{ pointer: '/landing_page' }] } });
    // A page that was chosen when it was there stays chosen.
    expect((await admin.patch(`/api/users/${id}`, { job_title: 'Editor' })).status).toBe(200);
  });
});

describe('GET /api/menu/access', () => {
  const ask = async (who: SignedInPerson, controller: string, action?: string) => {
    const query = action ? `&action=${action}` : '';
    const { body } = await who.get<Access>(`/api/menu/access?controller=${controller}${query}`);
    return `${body.allowed ? 'yes' : 'no'}: ${body.reason}`;
  };

  it('goes by the order of RBAC-28: root, controller, state, level, permission', async () => {
    const person = await aSignedInUser({ permissions: ['clients:read'] });
    expect(await ask(admin, 'ghosts')).toBe('yes: super_admin');
    expect(await ask(person, 'ghosts')).toBe('no: unknown_controller');
    const clients = await keyed('clients');
    await change(clients.id, { role_ids: [SYSTEM_ROLES.admin], status: 'inactive' });
    expect(await ask(person, 'clients')).toBe('no: inactive');
    await change(clients.id, { status: 'active' });
    expect(await ask(person, 'clients')).toBe('no: level');
    await change(clients.id, { role_ids: [] });
    expect(await ask(person, 'clients')).toBe('yes: granted');
    expect(await ask(await aSignedInUser(), 'clients')).toBe('no: not_granted');
    expect(await ask(person, 'people')).toBe('yes: open');
  });

  it('asks for the permission of the action in the item’s module', async () => {
    const person = await aSignedInUser({
      permissions: ['clients:read', 'clients:update', 'users:read', 'users:update_team'],
    });
    expect(await ask(person, 'clients', 'update')).toBe('yes: granted');
    expect(await ask(person, 'clients', 'delete')).toBe('no: not_granted');
    expect(await ask(person, 'users', 'update')).toBe('no: scope');
    expect(await ask(person, 'people', 'delete')).toBe('no: not_granted');
  });

  it('asks an item of the action as well as that of the controller', async () => {
    await anItem({ url: null, controller: 'clients', action: 'merge', permission_key: 'tasks:read' });
    const ofBoth = await aSignedInUser({ permissions: ['clients:read', 'tasks:read'] });
    expect(await ask(ofBoth, 'clients', 'merge')).toBe('yes: granted');
    const ofItem = await aSignedInUser({ permissions: ['tasks:read'] });
    expect(await ask(ofItem, 'clients', 'merge')).toBe('no: not_granted');
  });

  it('isn’t changed by whether the item shows', async () => {
    const person = await aSignedInUser({ permissions: ['clients:read'] });
    await change((await keyed('clients')).id, { visible: false });
    expect(await ask(person, 'clients')).toBe('yes: granted');
  });

  it.each(['', 'controller=', 'controller=a%20b', 'controller=users&other=1'])('refuses ?%s', async (query) => {
    expect((await admin.get(`/api/menu/access?${query}`)).status).toBe(422);
  });
});

describe('GET /api/menu/preview', () => {
  it('is the menu of somebody who holds the role alone, inherited permissions included', async () => {
    const parent = await aRole({ permissions: ['roles:read'] });
    const role = await aRole({ permissions: ['users:read'], parents: [parent] });
    await anItem({ role_ids: [parent] });
    const { body } = await admin.get<z.output<typeof MenuPreview>>(`/api/menu/preview?role_id=${role}`);
    expect(outline(body.items)).toEqual([
      'Home',
      'People[Users]',
      'Access[Roles, Permissions]',
      'Bookings',
      'You[Profile, Directory]',
    ]);
  });

  it('is everything for a super admin, and refused for a role that there isn’t', async () => {
    const preview = (id: string) => admin.get<z.output<typeof MenuPreview>>(`/api/menu/preview?role_id=${id}`);
    expect((await preview(SYSTEM_ROLES.super_admin)).body).toEqual({ items: (await menuFor(admin)).items });
    expect((await preview(newId())).status).toBe(422);
  });
});

describe('editing', () => {
  it('adds, reads, changes and deletes an item, each on record and announced', async () => {
    const made = await create({
      name: '  Bookings ',
      url: 'https://bookings.halden.example/today',
      icon: 'calendar',
      color: '#3B5BDB',
      class: 'is-new',
      controller: 'bookings',
      action: 'index',
      module: 'clients',
      permission_key: 'clients:read',
      role_ids: [SYSTEM_ROLES.manager],
      backoffice: true,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      key: null,
      type: 'menu',
      name: 'Bookings',
      class: 'is-new',
      display_order: 50,
      parent_id: null,
      visible: true,
      status: 'active',
      role_ids: [SYSTEM_ROLES.manager],
      levels: { normal: false, admin: false, root: true },
      version: 1,
    });
    const { id } = made.body;
    expect((await admin.get(`/api/menu/items/${id}`)).headers.get('etag')).toBe('"1"');
    const changed = await change(id, { name: 'Diary', color: null, comment: 'They call it so' }, admin, {
      'if-match': '"1"',
    });
    expect(changed.body).toMatchObject({ name: 'Diary', color: null, version: 2 });
    expect((await change(id, { name: 'Diary' })).body.version).toBe(2);
    expect((await admin.delete(`/api/menu/items/${id}`, { 'if-match': '"2"' })).status).toBe(204);
    expect((await admin.get(`/api/menu/items/${id}`)).body.code).toBe('menu_item_not_found');

    const [created, updated, deleted] = await auditFor(id);
    expect(created).toMatchObject({ action: 'menu_item.created', type: 'CONFIG', target_name: 'Bookings' });
    expect(created?.changes).toContainEqual({ field: 'roles', before: null, after: ['Manager'] });
    expect(updated).toMatchObject({
      action: 'menu_item.updated',
      comment: 'They call it so',
      changes: [
        { field: 'name', before: 'Bookings', after: 'Diary' },
        { field: 'color', before: '#3B5BDB', after: null },
      ],
    });
    expect(deleted?.action).toBe('menu_item.deleted');
    expect((await eventsFor(id)).map(({ type }) => type)).toEqual([
      'menu_item.created',
      'menu_item.updated',
      'menu_item.deleted',
    ]);
  });

  it.each([
    ['url', 'http://bookings.halden.example'],
    ['url', 'javascript:alert(1)'],
    ['url', '//evil.example'],
    ['url', '/\\evil.example'],
    ['url', '/\t/evil.example'],
    ['url', 'data:text/html,x'],
    ['url', 'https:evil'],
    ['url', 'users'],
    ['color', 'red'],
    ['class', 'x" onclick="'],
    ['icon', '../secret'],
    ['controller', 'a b'],
    ['name', ''],
    ['type', 'button'],
    ['display_order', -1],
    ['key', 'mine'],
    ['action', 'orphan'],
  ])('refuses %s %j', async (field, value) => {
    const { status, body } = await admin.post('/api/menu/items', { name: 'Bookings', [field]: value });
    const pointer = field === 'action' ? '/controller' : `/${field}`;
    expect([status, body.errors[0]?.pointer]).toEqual([422, pointer]);
  });

  it.each([
    ['permission_key', 'ghosts:read'],
    ['role_ids', [newId()]],
    ['parent_id', newId()],
  ])('refuses a %s that doesn’t exist', async (field, value) => {
    const { status, body } = await admin.post('/api/menu/items', { name: 'Bookings', [field]: value });
    expect([status, body.code, body.errors[0]?.pointer]).toEqual([422, 'unknown_reference', `/${field}`]);
  });

  it('takes the three user levels for grants to the system roles', async () => {
    const { id } = await anItem({ levels: { normal: false, admin: false, root: true } });
    const levels = (body: object) => change(id, { levels: body });
    expect((await admin.get<Item>(`/api/menu/items/${id}`)).body.role_ids).toEqual([SYSTEM_ROLES.super_admin]);
    expect(await outlineFor(await aSignedInUser({ roles: ['admin'] }))).not.toContain('Bookings');
    const forAdmins = (await levels({ normal: false, admin: true })).body;
    expect(forAdmins.levels).toEqual({ normal: false, admin: true, root: true });
    expect(await outlineFor(await aSignedInUser({ roles: ['admin'] }))).toContain('Bookings');
    expect(await outlineFor(await aSignedInUser({ roles: ['user'] }))).not.toContain('Bookings');
    expect((await levels({ normal: true, admin: true, root: true })).body.role_ids).toEqual([]);
    await change(id, { role_ids: [SYSTEM_ROLES.manager] });
    expect((await levels({ normal: true, admin: true })).body.role_ids).toContain(SYSTEM_ROLES.manager);
    expect((await levels({ normal: false, admin: false, root: false })).body.levels.root).toBe(true);
  });

  it('hides, renames and moves what came with the product, and never deletes it', async () => {
    const users = await keyed('users');
    const system = await keyed('section-system');
    const changed = await change(users.id, { name: 'Staff', visible: false, parent_id: system.id });
    expect(changed.body).toMatchObject({ key: 'users', name: 'Staff', visible: false, parent_id: system.id });
    const refused = await admin.delete(`/api/menu/items/${users.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'menu_item_protected']);
    await change(users.id, { name: 'Users', parent_id: users.parent_id });
  });

  it('keeps an item that others are below', async () => {
    const parent = await anItem({});
    await anItem({ parent_id: parent.id });
    const refused = await admin.delete(`/api/menu/items/${parent.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'in_use']);
  });

  it('refuses an item below itself, below a divider, and at a sixth level', async () => {
    let last = await anItem({ name: 'Level 1' });
    const top = last;
    for (let level = 2; level <= 5; level += 1) last = await anItem({ name: `Level ${level}`, parent_id: last.id });
    const sixth = await create({ name: 'Level 6', parent_id: last.id });
    expect(sixth).toMatchObject({ status: 422, body: { code: 'menu_too_deep' } });
    expect(await change(top.id, { parent_id: last.id })).toMatchObject({ status: 422, body: { code: 'menu_cycle' } });
    expect(await change(top.id, { parent_id: top.id })).toMatchObject({ status: 422, body: { code: 'menu_cycle' } });
    const other = await anItem({ name: 'Other' });
    expect(await change(top.id, { parent_id: other.id })).toMatchObject({
      status: 422,
      body: { code: 'menu_too_deep' },
    });
    const divider = await anItem({ type: 'divider', name: '' });
    const below = await create({ name: 'Below', parent_id: divider.id });
    expect(below).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parent_id' }] } });
  });

  it('leads to one action of a controller by one item', async () => {
    const twice = await create({ name: 'Clients again', controller: 'clients' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'controller_taken' } });
    expect((await create({ name: 'Merge clients', controller: 'clients', action: 'merge' })).status).toBe(201);
  });

  it('refuses an old version', async () => {
    const { id } = await anItem({});
    await change(id, { name: 'Diary' });
    expect((await change(id, { name: 'Calendar' }, admin, { 'if-match': '"1"' })).status).toBe(412);
    expect((await admin.delete(`/api/menu/items/${id}`, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('lets nobody change what an item asks for who is kept out of it', async () => {
    const gate = await aRole();
    const { id } = await anItem({ permission_key: 'clients:read', role_ids: [gate] });
    const editor = await aSignedInUser({ permissions: ['menu:update'] });
    const reader = await aSignedInUser({ permissions: ['menu:update', 'clients:read'] });
    const insider = await aSignedInUser({ permissions: ['menu:update', 'clients:read'], roleIds: [gate] });
    for (const opening of [{ permission_key: null }, { role_ids: [] }]) {
      expect(await change(id, opening, editor)).toMatchObject({ status: 403, body: { code: 'cannot_grant' } });
      expect(await change(id, opening, reader)).toMatchObject({ status: 403, body: { code: 'cannot_grant' } });
    }
    expect((await change(id, { name: 'Diary' }, editor)).status).toBe(200);
    expect((await change(id, { role_ids: [] }, insider)).status).toBe(200);
  });
});

it('lets nobody open an action of a controller who may not use it themselves', async () => {
  const editor = await aSignedInUser({ permissions: ['menu:update', 'clients:read'] });
  const opening = { name: 'Delete', controller: 'clients', action: 'delete', permission_key: 'clients:read' };
  expect(await create(opening, editor)).toMatchObject({ status: 403, body: { code: 'cannot_grant' } });
  expect((await create({ ...opening, action: 'calendar' }, editor)).status).toBe(201);
  await change((await keyed('clients')).id, { role_ids: [SYSTEM_ROLES.manager] });
  expect((await create({ ...opening, action: 'diary' }, editor)).status).toBe(403);
});

it('lets nobody delete an item who is kept out of it: what is asked without it may be less', async () => {
  const editor = await aSignedInUser({ permissions: ['menu:update', 'clients:read'] });
  const { id } = await anItem({ controller: 'clients', action: 'merge', permission_key: 'tasks:assign' });
  expect((await editor.delete(`/api/menu/items/${id}`)).body.code).toBe('cannot_grant');
});

describe('PUT /api/menu/items/order', () => {
  it('moves items in one go, on record each, and answers the menu', async () => {
    const [one, two] = [await anItem({ name: 'One' }), await anItem({ name: 'Two' })];
    const section = await keyed('section-you');
    const { status, body } = await order([
      { id: two.id, parent_id: section.id, display_order: 1, version: 1 },
      { id: one.id, parent_id: section.id, display_order: 2 },
    ]);
    expect(status).toBe(200);
    expect(body.items.filter(({ id }) => id === one.id || id === two.id)).toMatchObject([
      { name: 'Two', parent_id: section.id, display_order: 1, version: 2 },
      { name: 'One', parent_id: section.id, display_order: 2, version: 2 },
    ]);
    expect(await outlineFor(admin)).toContain('You[Two, One, Profile, Directory]');
    expect((await auditFor(two.id)).at(-1)).toMatchObject({
      action: 'menu_item.moved',
      type: 'CONFIG',
      changes: [
        { field: 'parent', before: null, after: 'You' },
        { field: 'display_order', before: 50, after: 1 },
      ],
    });
    expect((await eventsFor(two.id)).at(-1)?.type).toBe('menu_item.moved');
  });

  it('writes nothing where nothing moves', async () => {
    const one = await anItem({});
    await order([{ id: one.id, parent_id: null, display_order: 50 }]);
    expect((await auditFor(one.id)).map(({ action }) => action)).toEqual(['menu_item.created']);
  });

  it('moves all of them or none', async () => {
    const [one, two] = [await anItem({ name: 'One' }), await anItem({ name: 'Two' })];
    const each = [
      { id: one.id, parent_id: two.id, display_order: 1 },
      { id: two.id, parent_id: one.id, display_order: 1 },
    ];
    expect(await order(each)).toMatchObject({ status: 422, body: { code: 'menu_cycle' } });
    expect(await order([each[0] ?? {}, { id: newId(), parent_id: null, display_order: 1 }])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/items/1/id' }] },
    });
    expect(await order([each[0] ?? {}, { ...each[1], parent_id: null, version: 7 }])).toMatchObject({ status: 412 });
    expect((await admin.get<Item>(`/api/menu/items/${one.id}`)).body).toMatchObject({ parent_id: null, version: 1 });
  });

  it.each([
    ['no items', []],
    [
      'one twice',
      [1, 2].map((display_order) => ({ id: '01900000-0000-7000-8000-000000000201', parent_id: null, display_order })),
    ],
  ])('refuses %s', async (_, items) => {
    expect((await order(items)).status).toBe(422);
  });
});

it('a role can’t be deleted while an item is for its holders: without it the item would be for everybody', async () => {
  const role = await aRole();
  const { id } = await anItem({ role_ids: [role] });
  const remove = () => admin.delete(`/api/roles/${role}?reason_code=other`);
  expect(await remove()).toMatchObject({ status: 409, body: { code: 'in_use' } });
  await change(id, { role_ids: [] });
  expect((await remove()).status).toBe(204);
});

it('the session names the landing page as it is stored', async () => {
  const person = await aSignedInUser();
  expect((await person.get<WhoAmI>('/api/auth/session')).body.user.landing_page).toBe('dashboard');
});
