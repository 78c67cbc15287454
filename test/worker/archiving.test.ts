import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { StatusImpact } from '../../worker/features/users/status-impact';
import type { AccountRpc } from '../../worker/kernel/account-rpc';
import { DAY_MS, HOUR_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { deps } from '../support/worker/bindings';
import type { Answer, ProblemBody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aGrant } from '../support/worker/grants';
import { aGroup } from '../support/worker/groups';
import { anAdministrator, aSignedInUser, aUser, type Person, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

type Impact = z.output<typeof StatusImpact>;
type Closable = { role: string; groupId: string; grantId: string };

const OPEN = '(expires_at IS NULL OR expires_at > ?)';
const SHOOT = { object_type: 'shoots', object_id: 'sh-2043' };
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

/** An inactive person with a role, a membership, a direct permission and a grant: in force, or as the dates say. */
async function aLeaver(from = 0, until: number | null = null): Promise<Person & Closable> {
  const person = await aUser({ status: 'inactive' });
  const groupId = await aGroup({ name: `Crew of ${person.username}`, permissions: ['messages:read'] });
  const given = (table: string, column: string, value: string) =>
    run(
      `INSERT INTO ${table} (user_id, ${column}, effective_from, expires_at, assigned_at) VALUES (?, ?, ?, ?, 0)`,
      person.id,
      value,
      from,
      until,
    );
  await given('user_roles', 'role_id', SYSTEM_ROLES.viewer);
  await given('group_members', 'group_id', groupId);
  await given('user_permissions', 'permission_key', 'audit:read');
  const grantId = await aGrant({
    subjectType: 'user',
    subjectId: person.id,
    ...SHOOT,
    actions: ['read', 'update'],
    effectiveFrom: from,
    expiresAt: until,
  });
  return { ...person, role: SYSTEM_ROLES.viewer, groupId, grantId };
}

const archive = ({ id, email }: Person) =>
  admin.patch(`/api/users/${id}/status`, { status: 'archived', reason_code: 'resignation', confirm: email });

/** When each of the four ends, in the order role, group, permission, grant. */
async function endsOf({ id }: Person): Promise<(number | null)[]> {
  const found = await select<{ expires_at: number | null }>(
    `SELECT expires_at, 1 AS place FROM user_roles WHERE user_id = ?1
     UNION ALL SELECT expires_at, 2 FROM group_members WHERE user_id = ?1
     UNION ALL SELECT expires_at, 3 FROM user_permissions WHERE user_id = ?1
     UNION ALL SELECT expires_at, 4 FROM grants WHERE subject_type = 'user' AND subject_id = ?1 ORDER BY place`,
    id,
  );
  return found.map(({ expires_at }) => expires_at);
}

/** How much is left open to them. */
async function openTo({ id }: Person): Promise<number> {
  const now = Date.now();
  const of = (table: string, holder: string) => count(table, `${holder} = ? AND ${OPEN}`, id, now);
  const counted = await Promise.all([
    of('user_roles', 'user_id'),
    of('group_members', 'user_id'),
    of('user_permissions', 'user_id'),
    of('grants', 'subject_id'),
  ]);
  return counted.reduce((sum, n) => sum + n, 0);
}

describe('archiving', () => {
  it.each([
    ['is in force', 0, null],
    ['is in force and has an end', 0, Date.now() + DAY_MS],
    ['is yet to begin', Date.now() + DAY_MS, null],
  ])('closes what %s: the rows stay, and end now', async (_, from, until) => {
    const person = await aLeaver(from, until);
    const begun = Date.now();
    expect((await archive(person)).status).toBe(200);
    const ends = await endsOf(person);
    expect(ends).toHaveLength(4);
    for (const end of ends) expect(end).toSatisfy((at: number) => at >= begun && at <= Date.now());
  });

  it('leaves alone what had ended before, and what others hold', async () => {
    const ended = Date.now() - HOUR_MS;
    const person = await aLeaver(0, ended);
    const other = await aLeaver();
    await archive(person);
    expect(await endsOf(person)).toEqual([ended, ended, ended, ended]);
    expect(await endsOf(other)).toEqual([null, null, null, null]);
    expect((await auditFor(person.id)).map(({ action }) => action)).toEqual(['user.status_changed']);
  });

  it.each(['active', 'suspended'] as const)(
    'is the only change that does: %s and back keeps everything',
    async (to) => {
      const person = await aLeaver();
      const put = (status: string) => admin.put(`/api/users/${person.id}/status`, { status, reason_code: 'leave' });
      await put('active');
      if (to === 'suspended') await put('suspended');
      await put('inactive');
      expect(await endsOf(person)).toEqual([null, null, null, null]);
    },
  );

  it('records each role and membership, the permissions and the grants, with the reason', async () => {
    const person = await aLeaver();
    await archive(person);
    const records = await auditFor(person.id);
    const group = `Crew of ${person.username}`;
    expect(records.map(({ action, changes }) => [action, changes])).toEqual([
      [
        'user.status_changed',
        [
          { field: 'status', before: 'inactive', after: 'archived' },
          { field: 'grants', before: ['shoots sh-2043: read, update'], after: null },
        ],
      ],
      ['user.role_removed', [{ field: 'role', before: 'Viewer', after: null }]],
      [
        'group.member_removed',
        [
          { field: 'group', before: group, after: null },
          { field: 'group_id', before: person.groupId, after: null },
        ],
      ],
      ['user.permissions_changed', [{ field: 'permissions', before: ['audit:read'], after: [] }]],
    ]);
    for (const record of records) expect(record).toMatchObject({ actor_id: admin.id, reason_code: 'resignation' });
    expect(new Set(records.map(({ request_id }) => request_id)).size).toBe(1);
    expect((await eventsFor(person.id)).map(({ type, data }) => [type, data])).toEqual([
      ['user.status_changed', { from: 'inactive', to: 'archived', reason_code: 'resignation' }],
      ['user.role_removed', { role_id: person.role, role: 'viewer' }],
      ['group.member_removed', { group_id: person.groupId, group }],
      ['user.permissions_changed', { added: [], removed: ['audit:read'], moved: [] }],
    ]);
  });

  it('says beforehand what it closes, and no other change closes anything', async () => {
    const person = await aLeaver();
    await run('UPDATE user_permissions SET expires_at = 1 WHERE user_id = ?', person.id);
    const impact = async (to: string) =>
      (await admin.get<Impact>(`/api/users/${person.id}/status/impact?to=${to}`)).body.closes;
    expect(await impact('archived')).toEqual({ roles: 1, groups: 1, permissions: 0, grants: 1 });
    expect(await impact('active')).toEqual({ roles: 0, groups: 0, permissions: 0, grants: 0 });
  });

  it('tells the person nothing, and security of a sensitive role', async () => {
    await storeSettings('notifications', { security_recipients: ['soc@halden.example'] });
    const person = await aLeaver();
    await run('UPDATE user_roles SET role_id = ? WHERE user_id = ?', SYSTEM_ROLES.admin, person.id);
    await archive(person);
    await drainQueues();
    expect(await mailbox(person.email)).toEqual([]);
    expect(await count('notifications', 'user_id = ?', person.id)).toBe(0);
    expect(await mailbox('soc@halden.example')).toHaveLength(1);
  });

  it('leaves people their manager: somebody else is named when there is somebody', async () => {
    const person = await aLeaver();
    const report = await aUser();
    await run('UPDATE users SET manager_id = ? WHERE id = ?', person.id, report.id);
    await archive(person);
    const { body } = await admin.get<{ manager: { id: string } }>(`/api/users/${report.id}`);
    expect(body.manager.id).toBe(person.id);
  });

  it('leaves nothing open, whatever is given at the same time', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aLeaver()));
    const groupId = await aGroup();
    const reason = { reason_code: 'other' };
    const answers = await Promise.all(
      people.flatMap((person) => [
        admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.user, ...reason }),
        admin.post(`/api/groups/${groupId}/members`, { user_ids: [person.id], ...reason }),
        archive(person),
        admin.put(`/api/users/${person.id}/permissions`, { permissions: ['users:read', 'audit:read'], ...reason }),
        admin.post('/api/grants', {
          subject_type: 'user',
          subject_id: person.id,
          object_type: 'tasks',
          object_id: '1',
          actions: ['read'],
          ...reason,
        }),
      ]),
    );
    expect([...new Set(answers.map(({ status }) => status))].filter((status) => status >= 500)).toEqual([]);
    // Whoever was given something before the batch is archived by a second try.
    for (const person of people) await archive(person);
    expect(await Promise.all(people.map(openTo))).toEqual(people.map(() => 0));
  });
});

describe('whoever is archived while a request is on its way', () => {
  /** Commits hold the affected Accounts after everything was judged and before the batch: there the person is archived. */
  function archiveBeforeBatch({ id }: Person) {
    const { account } = deps();
    deps().account = (userId) => {
      if (userId !== id) return account(userId);
      deps().account = account;
      const hold: AccountRpc['hold'] = async (change) => {
        await run("UPDATE users SET status = 'archived' WHERE id = ?", id);
        return account(id).hold(change);
      };
      const release: AccountRpc['release'] = (change) => account(id).release(change);
      return Object.assign(Object.create(null), { hold, release });
    };
  }
  const reason = { reason_code: 'other' };
  const role_id = SYSTEM_ROLES.viewer;

  it.each<[string, (id: string, groupId: string) => Promise<Answer<ProblemBody>>]>([
    ['a role', (id) => admin.post(`/api/users/${id}/roles`, { role_id, ...reason })],
    ['a group', (id, groupId) => admin.post(`/api/groups/${groupId}/members`, { user_ids: [id], ...reason })],
    ['a permission', (id) => admin.put(`/api/users/${id}/permissions`, { permissions: ['audit:read'], ...reason })],
    [
      'a permission, as one of many',
      (id) =>
        admin.post('/api/users/bulk', {
          ...reason,
          action: 'grant',
          user_ids: [id],
          params: { permissions: ['audit:read'] },
        }),
    ],
    [
      'a grant',
      (subject_id) =>
        admin.post('/api/grants', { subject_type: 'user', subject_id, ...SHOOT, actions: ['read'], ...reason }),
    ],
  ])('isn’t given %s', async (_, give) => {
    const person = await aSignedInUser();
    const groupId = await aGroup();
    archiveBeforeBatch(person);
    const answer = await give(person.id, groupId);
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
    expect(await endsOf(person)).toEqual([]);
  });
});

describe('what archiving closed', () => {
  it('stands in nobody’s way: each can be given anew', async () => {
    const person = await aLeaver();
    await archive(person);
    // No request leads back from archived; an operator may.
    await run("UPDATE users SET status = 'active' WHERE id = ?", person.id);
    const reason = { reason_code: 'other' };
    const answers = [
      await admin.post(`/api/users/${person.id}/roles`, { role_id: person.role, ...reason }),
      await admin.post(`/api/groups/${person.groupId}/members`, { user_ids: [person.id], ...reason }),
      await admin.put(`/api/users/${person.id}/permissions`, { permissions: ['audit:read'], ...reason }),
      await admin.post('/api/grants', {
        subject_type: 'user',
        subject_id: person.id,
        ...SHOOT,
        actions: ['read'],
        ...reason,
      }),
    ];
    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
    expect(await endsOf(person)).toEqual([null, null, null, null]);
  });

  it('keeps no role from being deleted', async () => {
    const { body: role } = await admin.post<{ id: string }>('/api/roles', { name: 'Second shooter', permissions: [] });
    const person = await aUser({ status: 'inactive', roleIds: [role.id] });
    const remove = () => admin.delete(`/api/roles/${role.id}?reason_code=other`);
    expect((await remove()).status).toBe(409);
    await archive(person);
    expect((await remove()).status).toBe(204);
  });

  it('is no longer there to review: an open review says so, a new one leaves it out', async () => {
    const person = await aLeaver();
    type Items = { items: { id: string; is_current: boolean; user: { id: string } }[] };
    const scope = { source_types: ['role', 'group', 'direct', 'grant'] };
    const review = (name: string) => admin.post<{ id: string }>('/api/access-reviews', { name, scope });
    const { body: before } = await review('Before');
    await archive(person);
    const itemsOf = async (id: string) =>
      (await admin.get<Items>(`/api/access-reviews/${id}/items?page_size=100`)).body.items.filter(
        ({ user }) => user.id === person.id,
      );
    const items = await itemsOf(before.id);
    expect(items.map(({ is_current }) => is_current)).toEqual([false, false, false, false]);
    const { body } = await admin.post<{ results: { code?: string }[] }>(`/api/access-reviews/${before.id}/decisions`, {
      item_ids: items.map(({ id }) => id),
      decision: 'removed',
      comment: 'Gone',
    });
    expect(body.results.map(({ code }) => code)).toEqual(Array(4).fill('assignment_changed'));
    // Nothing is left open to anybody but the administrator.
    const { body: after } = await review('After');
    expect(await itemsOf(after.id)).toEqual([]);
  });
});
