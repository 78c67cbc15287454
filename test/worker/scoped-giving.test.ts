import { beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import type { Answer, ProblemBody } from '../support/worker/client';
import { aBranchOf, reportsTo } from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { aGroup } from '../support/worker/groups';
import { aRole, aSignedInUser, aUser, type Person, type SignedInPerson } from '../support/worker/people';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const DOORS = [
  'users:read',
  'users:create',
  'users:assign_roles',
  'users:assign_permissions',
  'users:impersonate',
  'users:reset_credentials',
  'groups:read',
  'groups:create',
  'groups:update',
  'groups:assign',
  'roles:read',
  'roles:create',
  'roles:update',
  'grants:create',
  'access_reviews:decide',
  'settings:update',
];
/** What is given: over a team, over a branch, and over oneself. */
const KEYS = { team: 'users:update_team', branch: 'audit:read_branch', own: 'attendance:view_own' };
type Scope = 'team' | 'branch';

const reason = { reason_code: 'other' };
let giver: SignedInPerson;
/** Below the giver and in a branch below the giver's. */
let inside: Person;
/** Above people whom the giver doesn't reach, in a branch of their own. */
let outside: Person;
let branches: { own: string; below: string; other: string };
let roles: Record<Scope, string>;
let groups: Record<Scope, string>;

beforeEach(async () => {
  await resetDatabase();
  await run(
    `INSERT OR IGNORE INTO permissions (key, module, action, description, pack) VALUES
       ('attendance:view_own', 'attendance', 'view_own', 'See one’s own attendance', 'studio'),
       ('attendance:view_team', 'attendance', 'view_team', 'See the attendance of one’s team', 'studio')`,
  );
  giver = await aSignedInUser({ permissions: [...DOORS, KEYS.team, KEYS.branch, 'attendance:view_team'] });
  [inside, outside] = [await aUser(), await aUser()];
  const [under, crew] = [await aUser(), await aUser()];
  await reportsTo(inside, giver);
  await reportsTo(under, inside);
  await reportsTo(crew, outside);
  const own = await aBranchOf([giver]);
  branches = { own, below: await aBranchOf([inside, under], own), other: await aBranchOf([outside, crew]) };
  roles = { team: await aRole({ permissions: [KEYS.team] }), branch: await aRole({ permissions: [KEYS.branch] }) };
  groups = {
    team: await aGroup({ permissions: [KEYS.team] }),
    branch: await aGroup({ permissions: [KEYS.branch] }),
  };
});

type Giving = (to: Person, scope: Scope) => Promise<Answer<ProblemBody>>;
const DIRECT_DOORS: [string, Giving][] = [
  ['a role', (to, scope) => giver.post(`/api/users/${to.id}/roles`, { role_id: roles[scope], ...reason })],
  [
    'a direct permission',
    (to, scope) => giver.put(`/api/users/${to.id}/permissions`, { permissions: [KEYS[scope]], ...reason }),
  ],
  ['a membership', (to, scope) => giver.post(`/api/groups/${groups[scope]}/members`, { user_ids: [to.id], ...reason })],
];

describe.each(['team', 'branch'] as const)('whoever holds a permission over their %s', (scope) => {
  it.each(DIRECT_DOORS)('gives it to somebody inside, as %s', async (_, give) => {
    expect((await give(inside, scope)).status).toBeLessThan(300);
  });

  it.each(DIRECT_DOORS)('doesn’t give it to somebody who would have it over others, as %s', async (_, give) => {
    const { status, body } = await give(outside, scope);
    expect([status, body.code]).toEqual([403, 'cannot_grant']);
    expect(body).toMatchObject({ missing_permissions: [KEYS[scope]] });
  });

  it('takes a direct permission only from somebody to whom they could give it', async () => {
    for (const [to, expected] of [
      [inside, 200],
      [outside, 403],
    ] as const) {
      await run(
        'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
        to.id,
        KEYS[scope],
      );
      const answer = await giver.put(`/api/users/${to.id}/permissions`, { permissions: [], ...reason });
      expect(answer.status).toBe(expected);
    }
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['a role', () => ({ action: 'assign_role', params: { role_id: roles[scope] } })],
    ['a group', () => ({ action: 'add_to_group', params: { group_id: groups[scope] } })],
    ['a permission', () => ({ action: 'grant', params: { permissions: [KEYS[scope]] } })],
  ])('gives many %s, but those outside', async (_, action) => {
    const { body } = await giver.post<{ results: { user_id: string; outcome: string; code?: string }[] }>(
      '/api/users/bulk',
      { ...action(), user_ids: [inside.id, outside.id], ...reason },
    );
    expect(body.results).toMatchObject([
      { user_id: inside.id, outcome: 'succeeded' },
      { user_id: outside.id, outcome: 'failed', code: 'cannot_grant' },
    ]);
  });

  it('gives it to new users who are placed inside, and to no others', async () => {
    const create = (place: Record<string, unknown>, given: Record<string, unknown>) =>
      giver.post('/api/users', {
        email: `new${Math.random()}@halden.example`,
        first_name: 'New',
        last_name: 'Person',
        send_activation: false,
        ...place,
        ...given,
      });
    const within = scope === 'team' ? { manager_id: inside.id } : { branch_id: branches.below };
    const without = scope === 'team' ? { manager_id: outside.id } : { branch_id: branches.other };
    for (const given of [{ role_ids: [roles[scope]] }, { group_ids: [groups[scope]] }]) {
      expect((await create(within, given)).status).toBe(201);
      expect((await create({}, given)).body.code).toBe('cannot_grant');
      expect((await create(without, given)).body.code).toBe('cannot_grant');
    }
  });

  it.each<[string, () => Promise<Answer<ProblemBody>>]>([
    ['a new role', () => giver.post('/api/roles', { name: 'Leads', permissions: [KEYS[scope]] })],
    [
      'a role by its parent',
      () => giver.post('/api/roles', { name: 'Leads', permissions: [], parent_ids: [roles[scope]] }),
    ],
    [
      'a change of a role',
      async () =>
        giver.patch(`/api/roles/${await aRole({ permissions: [] })}`, { permissions: [KEYS[scope]], ...reason }),
    ],
    ['a new group', () => giver.post('/api/groups', { name: 'Leads', permissions: [KEYS[scope]], ...reason })],
    [
      'a new group with the role',
      () => giver.post('/api/groups', { name: 'Leads', role_ids: [roles[scope]], ...reason }),
    ],
    [
      'a change of a group',
      async () => giver.put(`/api/groups/${await aGroup()}/permissions`, { permissions: [KEYS[scope]], ...reason }),
    ],
    [
      'a role of a group',
      async () => giver.post(`/api/groups/${await aGroup()}/roles`, { role_id: roles[scope], ...reason }),
    ],
    [
      'a rule for new users',
      () => giver.post('/api/default-roles', { role_id: roles[scope], job_title: 'Lead', ...reason }),
    ],
    [
      'an invitation',
      async () => {
        await storeSettings('registration', { mode: 'invite' });
        return giver.post('/api/invitations', { email: 'new@halden.example', role_ids: [roles[scope]] });
      },
    ],
    [
      'a grant on an object',
      () => {
        const [object_type, action] = KEYS[scope].split(':');
        return giver.post('/api/grants', {
          subject_type: 'user',
          subject_id: inside.id,
          object_type,
          object_id: '4711',
          actions: [action],
          ...reason,
        });
      },
    ],
  ])('doesn’t give it where nobody knows who comes to hold it: %s', async (_, give) => {
    const { status, body } = await give();
    expect([status, body.code, body.detail]).toEqual([403, 'cannot_grant', expect.stringContaining(KEYS[scope])]);
  });

  it('gives it by any of these once they hold it over everybody', async () => {
    const wide = KEYS[scope].replace(`_${scope}`, '');
    const holder = await aSignedInUser({ permissions: [...DOORS, wide] });
    const answers = [
      await holder.post('/api/roles', { name: 'Leads', permissions: [KEYS[scope]] }),
      await holder.post('/api/groups', { name: 'Leads', permissions: [KEYS[scope]], ...reason }),
      await holder.post(`/api/users/${outside.id}/roles`, { role_id: roles[scope], ...reason }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it('neither acts as nor resets the password of whoever has it over others', async () => {
    for (const [person, expected] of [
      [inside, 200],
      [outside, 403],
    ] as const) {
      await run(
        'INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
        person.id,
        roles[scope],
      );
      const acting = await giver.post(`/api/users/${person.id}/impersonate`, reason);
      const reset = await giver.patch(`/api/users/${person.id}/password`, { temporary: true, ...reason });
      expect([acting.status, reset.status]).toEqual([expected, expected]);
    }
  });

  it('takes it away in a review only where they could give it', async () => {
    for (const { id } of [inside, outside]) {
      await run(
        'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
        id,
        KEYS[scope],
      );
    }
    const admin = await aSignedInUser({ roles: ['super_admin'] });
    const { body: review } = await admin.post<{ id: string }>('/api/access-reviews', {
      name: 'Direct',
      scope: { source_types: ['direct'] },
    });
    const items = await select<{ id: string; user_id: string }>('SELECT id, user_id FROM access_review_items');
    const { body } = await giver.post<{ results: { item_id: string; outcome: string; code?: string }[] }>(
      `/api/access-reviews/${review.id}/decisions`,
      { item_ids: items.map(({ id }) => id), decision: 'removed', ...reason },
    );
    const outcomes = new Map(body.results.map(({ item_id, outcome, code }) => [item_id, code ?? outcome]));
    const of = (person: Person) => outcomes.get(items.find(({ user_id }) => user_id === person.id)?.id ?? '');
    expect([of(inside), of(outside)]).toEqual(['succeeded', 'cannot_grant']);
  });
});

describe('what reaches only oneself', () => {
  it('is anybody’s to have, from whoever holds it in any form', async () => {
    const answer = await giver.put(`/api/users/${outside.id}/permissions`, { permissions: [KEYS.own], ...reason });
    expect(answer.status).toBe(200);
    expect((await giver.post('/api/roles', { name: 'Own viewers', permissions: [KEYS.own] })).status).toBe(201);
  });
});

describe('one member outside', () => {
  it('keeps all of them out of the group', async () => {
    const body = { user_ids: [inside.id, outside.id], ...reason };
    expect((await giver.post(`/api/groups/${groups.team}/members`, body)).status).toBe(403);
    expect(await count('group_members')).toBe(0);
  });
});

describe('the seeded manager', () => {
  it('makes managers below, and none beside', async () => {
    const manager = await aSignedInUser({ roles: ['manager'] });
    await run(
      'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
      manager.id,
      'users:assign_roles',
    );
    await reportsTo(inside, manager);
    const assign = ({ id }: Person) =>
      manager.post(`/api/users/${id}/roles`, { role_id: SYSTEM_ROLES.manager, ...reason });
    const refused = await assign(outside);
    expect([refused.status, refused.body.code]).toEqual([403, 'cannot_grant']);
    expect((await assign(inside)).status).toBe(201);
  });
});
