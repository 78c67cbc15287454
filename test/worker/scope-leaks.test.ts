import { beforeAll, expect, it } from 'vitest';
import type { Route } from '../../worker/platform/http/route';
import { routes } from '../../worker/routes';
import { resetDatabase } from '../support/worker/database';
import { aGroup } from '../support/worker/groups';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  type Person,
  type SignedInPerson,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { run } from '../support/worker/sql';

/** All that is scoped, over the team; and what a manager looks at beside people. */
const MANAGES = [
  ...['read', 'create', 'update', 'assign_roles', 'change_status', 'revoke_sessions', 'reset_credentials'].map(
    (action) => `users:${action}_team`,
  ),
  ...['audit:read_team', 'roles:read', 'groups:read', 'organization:read', 'menu:read'],
];

let manager: SignedInPerson;
let member: Person;
let outsider: Person;
let ids: string[];

/** Two people alike in everything but their manager: the same role, group, department and history. */
beforeAll(async () => {
  await resetDatabase();
  const admin = await anAdministrator();
  const roleId = await aRole({ permissions: ['groups:read'], name: 'Crew' });
  manager = await aSignedInUser({ permissions: MANAGES });
  member = await aUser({ roleIds: [roleId], firstName: 'Mirela', lastName: 'Popescu' });
  outsider = await aUser({
    roleIds: [roleId],
    email: 'xanthippe@outside.example',
    username: 'xanthippe',
    firstName: 'Xanthippe',
    lastName: 'Quarrington',
  });
  await run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, member.id);
  const people = [member.id, outsider.id];
  const groupId = await aGroup();
  const joined = await admin.post(`/api/groups/${groupId}/members`, { user_ids: people, reason_code: 'other' });
  expect(joined.status).toBe(201);
  for (const id of people) {
    expect((await admin.patch(`/api/users/${id}`, { job_title: 'Editor' })).status).toBe(200);
  }
  await drainQueues();
  ids = [outsider.id, member.id, roleId, groupId, manager.id];
});

const name = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
/** The directory: everybody’s name, and what each shows to whom. It has tests of its own. */
const DIRECTORY = ['GET /api/people', 'GET /api/people/{id}'];
const read = routes.filter((route) => route.method === 'get' && route.access !== 'public');
const asked = read.filter((route) => !DIRECTORY.includes(name(route)) && !route.path.endsWith('/live'));

it.each(asked.map((route) => [name(route), route] as const))(
  '%s tells a manager nothing of outsiders',
  async (_, { path }) => {
    const paths = ids.map((id) => path.replaceAll(/\{\w+\}/g, id));
    const narrowings = [
      '',
      '?q=xanthippe',
      ...['manager_id', 'actor_id', 'target_id'].map((key) => `?${key}=${outsider.id}`),
    ];
    for (const one of new Set(paths)) {
      for (const narrowing of narrowings) {
        const { status, body } = await manager.get<object>(`${one}${narrowing}`);
        if (status !== 200) continue;
        const text = JSON.stringify(body);
        for (const trace of [outsider.id, outsider.email, 'xanthippe', 'Quarrington']) {
          expect(text.toLowerCase(), `${one}${narrowing}`).not.toContain(trace.toLowerCase());
        }
      }
    }
  },
);

it.each(['/api/users', '/api/audit', '/api/users/audit'])('%s counts whom and what it shows', async (path) => {
  const { body } = await manager.get<{ items: unknown[]; total: number }>(path);
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.total).toBe(body.items.length);
});
