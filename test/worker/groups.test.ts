import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Group, GroupMemberPage } from '../../worker/features/groups/schemas';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS, MINUTE_MS, toTimestamp } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { aGroup } from '../support/worker/groups';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditActions, auditFor, eventsFor } from '../support/worker/records';
import { count, run } from '../support/worker/sql';

type GroupBody = z.output<typeof Group>;
type MembersBody = z.output<typeof GroupMemberPage>;

const REASON = { reason_code: 'other' };
const WHY = 'reason_code=other';

let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const path = (id: string) => `/api/groups/${id}`;
const add = (who: SignedInPerson, group: string, users: { id: string }[], more: object = {}) =>
  who.post<GroupBody & { code: string }>(`${path(group)}/members`, {
    user_ids: users.map(({ id }) => id),
    ...REASON,
    ...more,
  });
const may = async (who: SignedInPerson) => (await who.get('/api/roles')).status === 200;

describe('a group', () => {
  it('is created with what it gives, read, renamed and listed', async () => {
    const created = await admin.post<GroupBody>('/api/groups', {
      name: 'Lisbon crew',
      description: 'Everybody at the studio',
      permissions: ['users:read', 'users:read'],
      role_ids: [SYSTEM_ROLES.viewer],
    });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(path(created.body.id));
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.body).toMatchObject({
      name: 'Lisbon crew',
      member_count: 0,
      permissions: ['users:read'],
      roles: [{ key: 'viewer', expires_at: null }],
      version: 1,
    });
    const renamed = await admin.patch<GroupBody>(path(created.body.id), { name: 'Porto crew' }, { 'if-match': '"1"' });
    expect([renamed.status, renamed.body.name, renamed.body.version]).toEqual([200, 'Porto crew', 2]);
    expect(renamed.body.permissions).toEqual(['users:read']);
    expect((await admin.patch(path(created.body.id), { name: 'Faro crew' }, { 'if-match': '"1"' })).body.code).toBe(
      'stale',
    );
    expect((await auditFor(created.body.id)).map(({ action, changes }) => [action, changes])).toEqual([
      ['group.created', expect.arrayContaining([{ field: 'roles', before: null, after: ['Viewer'] }])],
      ['group.updated', [{ field: 'name', before: 'Lisbon crew', after: 'Porto crew' }]],
    ]);
  });

  it('is found by its name, sorted and paged', async () => {
    for (const name of ['Łódź crew', 'Lisbon crew', 'Night shift', ...Array.from({ length: 9 }, (_, n) => `Team ${n}`)])
      await aGroup({ name });
    type Page = { items: GroupBody[]; total: number; next_cursor: string | null };
    const found = await admin.get<Page>('/api/groups?q=CREW');
    expect([found.body.total, found.body.items.map(({ name }) => name)]).toEqual([2, ['Lisbon crew', 'Łódź crew']]);
    const first = await admin.get<Page>('/api/groups?page_size=10&sort=-name');
    const rest = await admin.get<Page>(`/api/groups?page_size=10&sort=-name&cursor=${first.body.next_cursor}`);
    expect([first.body.items.length, first.body.total, rest.body.items.length]).toEqual([10, 12, 2]);
  });

  it('has a name of its own', async () => {
    await admin.post('/api/groups', { name: 'Night shift' });
    const again = await admin.post('/api/groups', { name: 'night SHIFT' });
    expect([again.status, again.body.code, again.body.errors]).toMatchObject([
      409,
      'name_taken',
      [{ pointer: '/name' }],
    ]);
  });

  it('names only what exists', async () => {
    const cases = [
      [{ permissions: ['nothing:here'] }, '/permissions'],
      [{ role_ids: [newId()] }, '/role_ids'],
    ] as const;
    for (const [what, pointer] of cases) {
      const answer = await admin.post('/api/groups', { name: 'Night shift', ...what });
      expect([answer.status, answer.body.code, answer.body.errors]).toMatchObject([
        422,
        'unknown_reference',
        [{ pointer }],
      ]);
    }
    for (const request of [admin.get(path(newId())), admin.patch(path(newId()), { name: 'X' })])
      expect((await request).body.code).toBe('group_not_found');
  });

  it('is created once for one idempotency key', async () => {
    const send = () => admin.post<GroupBody>('/api/groups', { name: 'Night shift' }, { 'idempotency-key': 'one' });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
    expect(await count('groups')).toBe(1);
  });

  it('is deleted with all that hangs on it, for a reason, and its members lose it at their next request', async () => {
    const member = await aSignedInUser();
    const group = await aGroup({ permissions: ['roles:read'], roles: [SYSTEM_ROLES.viewer], members: [member] });
    await run(
      `INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, assigned_at)
       VALUES ('g', 'group', ?, 'shoots', '7', '["view"]', 0, 0)`,
      group,
    );
    expect(await may(member)).toBe(true);
    expect((await admin.delete(path(group))).body.code).toBe('reason_required');
    expect((await admin.delete(`${path(group)}?${WHY}`)).status).toBe(204);
    expect(await may(member)).toBe(false);
    for (const table of ['groups', 'group_members', 'group_roles', 'group_permissions', 'grants'])
      expect(await count(table), table).toBe(0);
    expect(await auditFor(group)).toMatchObject([
      {
        action: 'group.deleted',
        changes: expect.arrayContaining([{ field: 'member_count', before: 1, after: null }]),
      },
    ]);
  });
});

describe('members', () => {
  it('come with or without a reason, and hold what the group gives at their next request', async () => {
    const [one, other] = [await aSignedInUser(), await aSignedInUser()];
    const group = await aGroup({ permissions: ['roles:read'], name: 'Night shift' });
    expect([await may(one), await may(other)]).toEqual([false, false]);
    expect((await admin.post(`${path(group)}/members`, { user_ids: [other.id] })).status).toBe(201);
    const added = await add(admin, group, [one], { comment: 'Joined in March' });
    expect([added.status, added.body.member_count]).toEqual([201, 2]);
    expect([await may(one), await may(other)]).toEqual([true, true]);
    const { body } = await admin.get<MembersBody>(`${path(group)}/members?sort=-assigned_at`);
    expect(body.items.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
    expect(body.items[0]).toMatchObject({
      assigned_by: { id: admin.id },
      comment: 'Joined in March',
      expires_at: null,
    });
    expect((await auditFor(one.id)).slice(1)).toMatchObject([
      {
        action: 'group.member_added',
        type: 'ROLE_ASSIGNMENT',
        changes: expect.arrayContaining([
          { field: 'group', before: null, after: 'Night shift' },
          { field: 'group_id', before: null, after: group },
        ]),
      },
    ]);
    expect((await eventsFor(one.id)).at(-1)).toMatchObject({ type: 'group.member_added', data: { group_id: group } });
  });

  it('go, and lose it at their next request', async () => {
    const member = await aSignedInUser();
    const group = await aGroup({ permissions: ['roles:read'], members: [member] });
    expect(await may(member)).toBe(true);
    const take = () => admin.delete(`${path(group)}/members/${member.id}?${WHY}`);
    expect((await take()).status).toBe(204);
    expect(await may(member)).toBe(false);
    expect((await take()).body.code).toBe('not_member');
    expect((await auditActions(member.id)).slice(1)).toEqual(['group.member_removed']);
  });

  it('belong from when until when they were given', async () => {
    const member = await aSignedInUser();
    const group = await aGroup({ permissions: ['roles:read'] });
    const later = {
      effective_from: toTimestamp(Date.now() + DAY_MS),
      expires_at: toTimestamp(Date.now() + 2 * DAY_MS),
    };
    expect((await add(admin, group, [member], later)).status).toBe(201);
    expect(await may(member)).toBe(false);
    const { body } = await admin.get<MembersBody>(`${path(group)}/members`);
    expect(body.items).toMatchObject([later]);
    await run('UPDATE group_members SET effective_from = 0, expires_at = ?', Date.now() - MINUTE_MS);
    expect((await admin.get<GroupBody>(path(group))).body.member_count).toBe(0);
    // What lapsed doesn't stand in the way.
    expect((await add(admin, group, [member])).status).toBe(201);
    expect(await may(member)).toBe(true);
    const past = await add(admin, group, [await aUser()], { expires_at: '2020-01-01T00:00:00Z' });
    expect(past.status).toBe(422);
  });

  it('come all or none, at most 100, each once', async () => {
    const [present, fresh] = [await aUser(), await aUser()];
    const group = await aGroup({ members: [present] });
    const again = await admin.post(`${path(group)}/members`, { user_ids: [fresh.id, present.id], ...REASON });
    expect([again.status, again.body.code, again.body.errors]).toMatchObject([
      409,
      'already_member',
      [{ pointer: '/user_ids/1' }],
    ]);
    const unknown = await admin.post(`${path(group)}/members`, { user_ids: [fresh.id, newId()], ...REASON });
    expect([unknown.status, unknown.body.errors]).toMatchObject([422, [{ pointer: '/user_ids/1' }]]);
    for (const user_ids of [[fresh.id, fresh.id], [], Array.from({ length: 101 }, newId)])
      expect((await admin.post(`${path(group)}/members`, { user_ids, ...REASON })).status).toBe(422);
    expect(await count('group_members')).toBe(1);
    expect((await add(admin, newId(), [fresh])).body.code).toBe('group_not_found');
  });

  it('are added to the group that was looked at', async () => {
    const group = await aGroup();
    const send = () => admin.post(`${path(group)}/members`, { user_ids: [newId()], ...REASON }, { 'if-match': '"7"' });
    expect((await send()).body.code).toBe('stale');
  });

  it('are listed as far as the permission to read users reaches', async () => {
    const reader = await aSignedInUser({ permissions: ['users:read_team', 'groups:read'] });
    const [below, stranger] = [await aUser({ lastName: 'Below' }), await aUser()];
    await run('UPDATE users SET manager_id = ? WHERE id = ?', reader.id, below.id);
    const group = await aGroup({ members: [below, stranger] });
    const { body } = await reader.get<MembersBody>(`${path(group)}/members`);
    expect([body.total, body.items.map(({ id }) => id)]).toEqual([1, [below.id]]);
    expect((await admin.get<MembersBody>(`${path(group)}/members?q=below`)).body.total).toBe(1);
  });

  it('see their groups, and the roles that those bring, with the narrower of both windows', async () => {
    const member = await aUser();
    const group = await aGroup({ name: 'Night shift', roles: [SYSTEM_ROLES.viewer] });
    const ends = toTimestamp(Date.now() + DAY_MS);
    await add(admin, group, [member], { expires_at: ends });
    type Roles = { items: unknown[]; through_groups: unknown[] };
    const { body: roles } = await admin.get<Roles>(`/api/users/${member.id}/roles`);
    expect(roles).toMatchObject({
      items: [],
      through_groups: [{ key: 'viewer', via: { type: 'group', id: group, name: 'Night shift' }, expires_at: ends }],
    });
    const { body } = await admin.get<{ items: unknown[] }>(`/api/users/${member.id}/groups`);
    expect(body.items).toMatchObject([{ id: group, name: 'Night shift', assigned_by: { id: admin.id } }]);
    const listed = await admin.get<{ items: { id: string }[] }>(`/api/users?group=${group}`);
    expect(listed.body.items.map(({ id }) => id)).toEqual([member.id]);
  });
});

describe('what a group gives', () => {
  it('changes for its members at their next request: permissions', async () => {
    const member = await aSignedInUser();
    const group = await aGroup({ members: [member] });
    const set = (permissions: string[]) =>
      admin.put<GroupBody>(`${path(group)}/permissions`, { permissions, ...REASON });
    expect(await may(member)).toBe(false);
    expect((await set(['roles:read', 'users:read'])).body.permissions).toEqual(['roles:read', 'users:read']);
    expect(await may(member)).toBe(true);
    await set(['users:read']);
    expect(await may(member)).toBe(false);
    const unchanged = await set(['users:read']);
    expect(unchanged.body.version).toBe(3);
    expect(await auditActions(group)).toEqual(['group.updated', 'group.updated']);
    expect((await admin.put(`${path(group)}/permissions`, { permissions: [] })).body.code).toBe('reason_required');
  });

  it('changes for its members at their next request: roles', async () => {
    const member = await aSignedInUser();
    const group = await aGroup({ members: [member] });
    const role_id = await aRole({ parents: [await aRole({ permissions: ['roles:read'] })] });
    const give = (more: object = {}) => admin.post<GroupBody>(`${path(group)}/roles`, { role_id, ...REASON, ...more });
    expect((await give({ effective_from: toTimestamp(Date.now() + DAY_MS) })).status).toBe(201);
    expect(await may(member)).toBe(false);
    const take = () => admin.delete(`${path(group)}/roles/${role_id}?${WHY}`);
    expect((await take()).status).toBe(204);
    expect((await give()).body.roles).toMatchObject([{ id: role_id }]);
    expect(await may(member)).toBe(true);
    expect((await admin.post(`${path(group)}/roles`, { role_id, ...REASON })).body.code).toBe('group_role_held');
    const { body } = await admin.get<{ items: unknown[] }>(`${path(group)}/roles`);
    expect(body.items).toMatchObject([{ id: role_id, assigned_by: { id: admin.id }, reason_code: 'other' }]);
    expect((await take()).status).toBe(204);
    expect(await may(member)).toBe(false);
    expect((await take()).body.code).toBe('group_role_not_held');
    expect(await auditActions(group)).toEqual([
      'group.role_added',
      'group.role_removed',
      'group.role_added',
      'group.role_removed',
    ]);
  });

  it('changes for more than 100 members too, at once in this isolate and by the log everywhere', async () => {
    const member = await aSignedInUser();
    await aCrowd(120);
    const group = await aGroup({ permissions: ['roles:read'], members: [member] });
    await run(
      `INSERT INTO group_members (group_id, user_id, effective_from, assigned_at)
       SELECT ?, id, 0, 0 FROM users WHERE email LIKE '%@crowd.example'`,
      group,
    );
    await run('UPDATE users SET last_login_at = 1');
    expect(await may(member)).toBe(true);
    const answer = await admin.put(`${path(group)}/permissions`, { permissions: [], ...REASON });
    expect(answer.status).toBe(200);
    await expect.poll(() => may(member), { timeout: 3000 }).toBe(false);
  });
});

describe('nobody gives by a group what they don’t hold', () => {
  let clerk: SignedInPerson;

  beforeEach(async () => {
    clerk = await aSignedInUser({
      permissions: ['groups:create', 'groups:update', 'groups:delete', 'groups:assign', 'groups:read', 'users:read'],
    });
  });

  const refused = (answer: { status: number; body: { code?: string } }, code = 'cannot_grant') =>
    expect([answer.status, answer.body.code]).toEqual([403, code]);

  it('not by creating one, adding to one, or putting somebody into one', async () => {
    const auditor = await aRole({ parents: [await aRole({ permissions: ['audit:read'] })] });
    const user = await aUser();
    const harmless = await aGroup({ permissions: ['users:read'] });
    refused(await clerk.post('/api/groups', { name: 'A', permissions: ['audit:read'] }));
    refused(await clerk.post('/api/groups', { name: 'B', role_ids: [auditor] }));
    refused(await clerk.put(`${path(harmless)}/permissions`, { permissions: ['audit:read'], ...REASON }));
    refused(await clerk.post(`${path(harmless)}/roles`, { role_id: auditor, ...REASON }));
    for (const what of [{ permissions: ['audit:read'] }, { roles: [auditor] }])
      refused(await add(clerk, await aGroup(what), [user]));
    expect((await add(clerk, harmless, [user])).status).toBe(201);
  });

  it('not by something that it gives later', async () => {
    const group = await aGroup({ roles: [await aRole({ permissions: ['audit:read'] })] });
    await run('UPDATE group_roles SET effective_from = ?', Date.now() + DAY_MS);
    refused(await add(clerk, group, [await aUser()]));
  });

  it('not by what was granted to it on a single object', async () => {
    const group = await aGroup();
    await run(
      `INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, assigned_at)
       VALUES ('g', 'group', ?, 'shoots', '7', '["view"]', 0, 0)`,
      group,
    );
    refused(await add(clerk, group, [await aUser()]));
  });

  it('nor takes it away, or deletes it', async () => {
    const role = await aRole({ permissions: ['audit:read'] });
    const group = await aGroup({ roles: [role], permissions: ['users:read'] });
    refused(await clerk.delete(`${path(group)}/roles/${role}?${WHY}`));
    refused(await clerk.put(`${path(group)}/permissions`, { permissions: [], ...REASON }), 'cannot_grant');
    refused(await clerk.delete(`${path(group)}?${WHY}`));
  });

  it('not to themselves, not even a super admin', async () => {
    for (const person of [clerk, admin]) {
      const group = await aGroup();
      refused(await add(person, group, [person]), 'not_oneself');
      await run(
        'INSERT INTO group_members (group_id, user_id, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
        group,
        person.id,
      );
      refused(await person.delete(`${path(group)}/members/${person.id}?${WHY}`), 'not_oneself');
    }
  });

  it('nor changes what a group gives that they are in, unless they are a super admin', async () => {
    for (const [person, status] of [
      [clerk, 403],
      [admin, 200],
    ] as const) {
      const group = await aGroup({ members: [person], roles: [await aRole({ permissions: ['users:read'] })] });
      const answer = await person.put(`${path(group)}/permissions`, { permissions: ['users:read'], ...REASON });
      expect(answer.status).toBe(status);
    }
    const own = await aGroup({ members: [clerk] });
    refused(await clerk.post(`${path(own)}/roles`, { role_id: await aRole(), ...REASON }), 'not_oneself');
    refused(await clerk.delete(`${path(own)}?${WHY}`), 'not_oneself');
    // The name gives nobody anything.
    expect((await clerk.patch(path(own), { name: 'Ours' })).status).toBe(200);
  });

  it('touches super admins, by membership or by what their groups give', async () => {
    const group = await aGroup();
    refused(await add(clerk, group, [admin]), 'super_admin_protected');
    await run(
      'INSERT INTO group_members (group_id, user_id, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
      group,
      admin.id,
    );
    refused(await clerk.delete(`${path(group)}/members/${admin.id}?${WHY}`), 'super_admin_protected');
    refused(await clerk.post(`${path(group)}/roles`, { role_id: await aRole(), ...REASON }), 'super_admin_protected');
    expect(await auditActions(admin.id)).toEqual(['session.created']);
  });

  it('makes super admins by a group: not even a super admin', async () => {
    const role = { role_id: SYSTEM_ROLES.super_admin, ...REASON };
    const group = await aGroup();
    for (const answer of [
      await admin.post(`${path(group)}/roles`, role),
      await admin.post('/api/groups', { name: 'Gods', role_ids: [SYSTEM_ROLES.super_admin] }),
    ])
      expect([answer.status, answer.body.errors]).toMatchObject([422, [{ code: 'not_for_groups' }]]);
    expect(await count('group_roles')).toBe(0);
  });

  it('to archived users', async () => {
    const archived = await aUser({ status: 'archived' });
    const answer = await add(clerk, await aGroup(), [archived]);
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
  });

  it('by creating a user in a group', async () => {
    const creator = await aSignedInUser({ permissions: ['users:create', 'users:read', 'groups:assign'] });
    const create = (who: SignedInPerson, group_ids: string[]) =>
      who.post<{ id: string; code: string }>('/api/users', {
        email: `x${newId()}@halden.example`,
        name: 'New One',
        group_ids,
      });
    refused(await create(creator, [await aGroup({ permissions: ['audit:read'] })]));
    const harmless = await aGroup({ permissions: ['users:read'] });
    const plain = await aSignedInUser({ permissions: ['users:create', 'users:read'] });
    refused(await create(plain, [harmless]), 'forbidden');
    const created = await create(creator, [harmless]);
    expect(created.status).toBe(201);
    expect(await auditActions(created.body.id)).toContain('group.member_added');
    expect((await create(creator, [newId()])).body.code).toBe('unknown_reference');
  });
});
