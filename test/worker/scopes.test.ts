import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser, aUser, type Person, type SignedInPerson } from '../support/worker/people';
import { run } from '../support/worker/sql';

const reports = (user: Person, manager: Person) =>
  run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, user.id);
const path = (user: Person) => `/api/users/${user.id}`;

async function aBranch(parentId: string | null = null): Promise<string> {
  const id = newId();
  await run(
    'INSERT INTO branches (id, name, name_key, parent_id, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)',
    id,
    `Branch ${id}`,
    `branch ${id}`,
    parentId,
  );
  return id;
}

const worksIn = (user: Person, branch: string) => run('UPDATE users SET branch_id = ? WHERE id = ?', branch, user.id);

beforeAll(() => resetDatabase());

describe('a permission over one’s team', () => {
  let boss: SignedInPerson;
  let lead: Person;
  let member: Person;
  let stranger: Person;

  beforeAll(async () => {
    boss = await aSignedInUser({
      permissions: ['users:read_team', 'users:update_team', 'users:change_status_team', 'audit:read_team'],
    });
    [lead, member, stranger] = [await aUser(), await aUser(), await aUser()];
    await reports(lead, boss);
    await reports(member, lead);
  });

  it('reaches the people below, at any depth', async () => {
    for (const person of [lead, member]) {
      expect((await boss.get(path(person))).status).toBe(200);
      expect((await boss.patch(path(person), { job_title: 'Retoucher' })).status).toBe(200);
    }
  });

  it('reaches neither strangers, nor oneself, nor one’s own manager, and answers as for ids that name nobody', async () => {
    const above = await aUser();
    await reports(boss, above);
    const unknown = await boss.get(`/api/users/${newId()}`);
    expect([unknown.status, unknown.body.code]).toEqual([403, 'forbidden']);
    for (const person of [stranger, boss, above]) {
      const read = await boss.get(path(person));
      expect([read.status, read.body.detail]).toEqual([403, unknown.body.detail]);
      expect((await boss.patch(path(person), { job_title: 'Chief' })).status).toBe(403);
      expect((await boss.patch(`${path(person)}/status`, { status: 'suspended', reason_code: 'leave' })).status).toBe(
        403,
      );
    }
  });

  it.each(['sessions', 'roles', 'permissions', 'activity', 'login-history', 'status/impact?to=suspended'])(
    'bounds what is read of a user: %s',
    async (part) => {
      expect((await boss.get(`${path(member)}/${part}`)).status).toBe(200);
      expect((await boss.get(`${path(stranger)}/${part}`)).status).toBe(403);
    },
  );

  it('bounds the list, its total, its search and the statistics', async () => {
    const { body } = await boss.get('/api/users');
    expect((body.items as Person[]).map(({ id }) => id).sort()).toEqual([lead.id, member.id].sort());
    expect(body.total).toBe(2);
    expect((await boss.get(`/api/users?q=${stranger.username}`)).body).toMatchObject({ items: [], total: 0 });
    expect((await boss.get(`/api/users?q=${member.username}`)).body.total).toBe(1);
    const statistics = (await boss.get('/api/users/stats')).body;
    expect(statistics.total).toBe(2);
    expect((statistics.by_role as { total: number }[]).reduce((sum, { total }) => sum + total, 0)).toBe(0);
  });

  it('bounds the audit log and single records of it', async () => {
    const admin = await aSignedInUser({ roles: ['super_admin'] });
    await admin.patch(path(stranger), { job_title: 'Driver' });
    await admin.patch(path(member), { job_title: 'Driver' });
    const all = (await admin.get('/api/audit?action=user.updated')).body.items as { id: string; target: Person }[];
    const seen = (await boss.get('/api/audit?action=user.updated')).body.items as { id: string; target: Person }[];
    expect(new Set(seen.map(({ target }) => target.id))).toEqual(new Set([lead.id, member.id]));
    const hidden = all.find(({ target }) => target.id === stranger.id);
    const shown = all.find(({ target }) => target.id === member.id);
    expect((await boss.get(`/api/audit/${hidden?.id}`)).status).toBe(404);
    expect((await boss.get(`/api/audit/${shown?.id}`)).status).toBe(200);
  });

  it('follows the lines of report at once, and ends where they go in circles', async () => {
    const newcomer = await aUser();
    expect((await boss.get(path(newcomer))).status).toBe(403);
    await reports(newcomer, member);
    expect((await boss.get(path(newcomer))).status).toBe(200);
    await reports(lead, newcomer);
    expect((await boss.get(path(newcomer))).status).toBe(403);
    await reports(lead, boss);
    await run('UPDATE users SET manager_id = NULL WHERE id = ?', newcomer.id);
  });
});

describe('how many are below', () => {
  it('makes no difference to a request about one of them', async () => {
    const boss = await aSignedInUser({ permissions: ['users:read_team', 'users:read_branch'] });
    const member = await aUser();
    await reports(member, boss);
    const costOf = async () => (await boss.get(path(member))).cost.rows;
    const before = await costOf();
    const others = await Promise.all(Array.from({ length: 100 }, () => aUser({ password: null })));
    for (const other of others) await reports(other, boss);
    expect(await costOf()).toBe(before);
    expect((await boss.get<{ total: number }>('/api/users')).body.total).toBe(101);
  });
});

describe('a permission over one’s branch', () => {
  it('reaches everybody of the branch and of those below it', async () => {
    const head = await aSignedInUser({ permissions: ['users:read_branch'] });
    const [near, far, elsewhere] = [await aUser(), await aUser(), await aUser()];
    const north = await aBranch();
    await worksIn(head, north);
    await worksIn(near, north);
    await worksIn(far, await aBranch(await aBranch(north)));
    await worksIn(elsewhere, await aBranch());
    expect((await head.get(path(near))).status).toBe(200);
    expect((await head.get(path(far))).status).toBe(200);
    expect((await head.get(path(elsewhere))).status).toBe(403);
    expect((await head.get('/api/users')).body.total).toBe(3);
  });

  it('reaches nobody while its holder is in none', async () => {
    const lone = await aSignedInUser({ permissions: ['users:read_branch'] });
    expect((await lone.get('/api/users')).body).toMatchObject({ items: [], total: 0 });
  });
});

describe('the seeded manager', () => {
  it('sees everybody, and administers only the team below', async () => {
    const manager = await aSignedInUser({ roles: ['manager'] });
    const [below, other] = [await aUser(), await aUser()];
    await reports(below, manager);
    expect((await manager.get(path(other))).status).toBe(200);
    const suspend = { status: 'suspended', reason_code: 'leave' };
    expect((await manager.patch(`${path(other)}/status`, suspend)).status).toBe(403);
    expect((await manager.patch(`${path(below)}/status`, suspend)).status).toBe(200);
  });

  it('gives and takes roles in the team below, within what they hold', async () => {
    const manager = await aSignedInUser({ roles: ['manager'] });
    const [below, other] = [await aUser(), await aUser()];
    await reports(below, manager);
    const give = (user: Person, role: string) =>
      manager.post(`${path(user)}/roles`, { role_id: role, reason_code: 'other' });
    expect((await give(below, SYSTEM_ROLES.viewer)).status).toBe(201);
    expect((await give(other, SYSTEM_ROLES.viewer)).status).toBe(403);
    expect((await give(below, SYSTEM_ROLES.admin)).body.code).toBe('cannot_grant');
    const take = await manager.delete(`${path(below)}/roles/${SYSTEM_ROLES.viewer}?reason_code=other`);
    expect(take.status).toBe(204);
  });
});

describe('whoever creates users for their team', () => {
  const newcomer = (more = {}) => ({
    email: `${newId()}@halden.example`,
    first_name: 'New',
    last_name: 'Comer',
    ...more,
  });

  it('has them below, themselves where nobody is named', async () => {
    const manager = await aSignedInUser({ roles: ['manager'] });
    const below = await aUser();
    await reports(below, manager);
    const own = await manager.post<{ manager: { id: string } }>('/api/users', newcomer());
    expect([own.status, own.body.manager.id]).toEqual([201, manager.id]);
    expect((await manager.post('/api/users', newcomer({ manager_id: below.id }))).status).toBe(201);
    const other = await manager.post('/api/users', newcomer({ manager_id: (await aUser()).id }));
    expect([other.status, other.body.code]).toEqual([403, 'forbidden']);
  });

  it('or in their branch', async () => {
    const head = await aSignedInUser({ permissions: ['users:create_branch', 'users:read'] });
    const own = await aBranch();
    await worksIn(head, own);
    const there = (branch_id: string) => head.post('/api/users', newcomer({ branch_id }));
    expect((await there(await aBranch(own))).status).toBe(201);
    expect((await there(await aBranch())).status).toBe(403);
    expect((await head.post('/api/users', newcomer())).status).toBe(403);
  });
});

describe('nobody is above themselves', () => {
  it('not through any number of others', async () => {
    const admin = await aSignedInUser({ roles: ['super_admin'] });
    const [top, middle, low] = [await aUser(), await aUser(), await aUser()];
    await reports(middle, top);
    await reports(low, middle);
    const { status, body } = await admin.patch(path(top), { manager_id: low.id });
    expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, 'manager_cycle', '/manager_id']);
  });
});

describe('nobody widens their reach', () => {
  let half: SignedInPerson;
  let target: Person;

  beforeEach(async () => {
    half = await aSignedInUser({
      permissions: [
        'users:read',
        'users:update',
        'users:change_status_team',
        'users:revoke_sessions_branch',
        'organization:update',
        'organization:read',
      ],
    });
    target = await aUser();
  });

  it('not by making themselves somebody’s manager', async () => {
    const { status, body } = await half.patch(path(target), { manager_id: half.id });
    expect([status, body.code]).toEqual([403, 'cannot_grant']);
  });

  it('not through somebody who is below them', async () => {
    const between = await aUser();
    await reports(between, half);
    const { status, body } = await half.patch(path(target), { manager_id: between.id });
    expect([status, body.code]).toEqual([403, 'cannot_grant']);
  });

  it('not by moving somebody, a whole branch or themselves', async () => {
    const [own, other] = [await aBranch(), await aBranch()];
    await worksIn(half, own);
    await worksIn(target, other);
    expect((await half.patch(path(target), { branch_id: own })).body.code).toBe('cannot_grant');
    expect((await half.patch(`/api/branches/${other}`, { parent_id: own })).body.code).toBe('cannot_grant');
    expect((await half.patch(path(half), { branch_id: other })).body.code).toBe('cannot_grant');
  });

  it('but may move people who stay within or leave, and those whom they don’t come to reach', async () => {
    const [below, third] = [await aUser(), await aUser()];
    await reports(below, half);
    expect((await half.patch(path(below), { manager_id: third.id })).status).toBe(200);
    expect((await half.patch(path(target), { manager_id: third.id })).status).toBe(200);
    expect((await half.patch(path(target), { branch_id: await aBranch() })).status).toBe(200);
  });

  it('and who holds the same over everybody may do as they like', async () => {
    const whole = await aSignedInUser({ permissions: ['users:update', 'users:change_status'] });
    expect((await whole.patch(path(target), { manager_id: whole.id })).status).toBe(200);
  });
});
