import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Explanation } from '../../worker/features/permissions/explain/schemas';
import type { CheckResult } from '../../worker/features/permissions/schemas';
import { newId } from '../../worker/kernel/ids';
import {
  aCompany,
  giveGroupPermission,
  givePermission,
  giveRole,
  TOMORROW,
  YESTERDAY,
} from '../support/worker/company';
import { resetDatabase } from '../support/worker/database';
import { aGrant, aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';

type Explained = z.output<typeof Explanation>;
let admin: SignedInPerson;
let company: Awaited<ReturnType<typeof aCompany>>;

beforeAll(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
  company = await aCompany();
});

const why = async (userId: string, permission: string, object = '') => {
  const [resource, action] = permission.split(':');
  const query = `resource=${resource}&action=${action}&user_id=${userId}${object && `&object=${object}`}`;
  return (await admin.get<Explained>(`/api/permissions/explain?${query}`)).body;
};

describe('GET /api/permissions/explain', () => {
  it('names the role that gives it', async () => {
    const user = await aUser({ roles: ['manager'], firstName: 'Ines', lastName: 'Duarte' });
    const answer = await why(user.id, 'users:read');
    expect(answer).toMatchObject({
      allowed: true,
      reason: 'role',
      user: { id: user.id, display_name: 'Ines Duarte' },
      permission: { key: 'users:read', registered: true },
      account: { status: 'active', counts: true, expires_at: null },
      ways: [{ type: 'role', state: 'in_force', permission: 'users:read', role: { name: 'Manager' }, gives: true }],
      explanation: ['Ines Duarte may do users:read.', 'The role Manager gives it (users:read).'],
    });
  });

  it('names the group and every ancestor on the way', async () => {
    const top = await aRole({ permissions: ['audit:read'], name: 'Auditing' });
    const middle = await aRole({ parents: [top], name: 'Oversight' });
    const bottom = await aRole({ parents: [middle], name: 'Night desk' });
    const user = await aUser({ firstName: 'Mio' });
    await aGroupOf({ members: [user.id], roles: [bottom], name: 'Night shift' });
    const { ways, explanation } = await why(user.id, 'audit:read');
    expect(ways).toMatchObject([
      {
        role: { id: bottom, name: 'Night desk' },
        inherited_through: [{ name: 'Oversight' }, { name: 'Auditing' }],
        group: { name: 'Night shift' },
        gives: true,
      },
    ]);
    expect(explanation[1]).toBe(
      'The role Night desk of the group Night shift, which inherits it from Oversight, then Auditing, gives it (audit:read).',
    );
  });

  it('answers for roles that inherit from each other in circles', async () => {
    const one = await aRole({ permissions: ['audit:read'], name: 'Circle one' });
    const other = await aRole({ parents: [one], name: 'Circle two' });
    const user = await aUser({ roleIds: [other] });
    expect((await why(user.id, 'audit:read')).ways).toHaveLength(1);
  });

  it('names what isn’t in force, and when it would be', async () => {
    const user = await aUser({ firstName: 'Late', lastName: 'Comer' });
    const role = await aRole({ permissions: ['roles:read'], name: 'Soon' });
    await giveRole(user.id, role, { from: TOMORROW });
    await givePermission(user.id, 'roles:read', { until: YESTERDAY });
    const { allowed, reason, ways, explanation } = await why(user.id, 'roles:read');
    expect([allowed, reason]).toEqual([false, 'not_granted']);
    expect(ways.map(({ type, state, gives }) => [type, state, gives])).toEqual([
      ['role', 'scheduled', false],
      ['direct', 'lapsed', false],
    ]);
    expect(ways[0]?.effective_from).toBe(new Date(TOMORROW).toISOString());
    expect(explanation[1]).toMatch(/^The role Soon gives it \(roles:read\) from \d+ \w+ \d{4}\.$/);
    expect(explanation[2]).toMatch(/^A permission of their own gave it \(roles:read\) until \d+ \w+ \d{4}\.$/);
  });

  it('takes a group’s time and the membership’s together', async () => {
    const user = await aUser();
    const group = await aGroupOf({ members: [user.id], name: 'Future' });
    await giveGroupPermission(group, 'menu:read', { from: TOMORROW });
    const { ways } = await why(user.id, 'menu:read');
    expect(ways).toMatchObject([{ type: 'group', state: 'scheduled', group: { name: 'Future' }, gives: false }]);
  });

  it.each(['suspended', 'inactive', 'archived', 'pending'] as const)(
    'says that a %s account may do nothing, and what it would have',
    async (status) => {
      const user = await aUser({ roles: ['super_admin'], status });
      const answer = await why(user.id, 'users:read');
      expect(answer).toMatchObject({
        allowed: false,
        reason: `account_${status}`,
        account: { status, counts: false },
        ways: [{ type: 'super_admin', gives: true }],
      });
      expect(answer.explanation[1]).toBe(`The account is ${status}, so it may do nothing.`);
    },
  );

  it('says so when the account has ended', async () => {
    const user = await aUser({ roles: ['admin'], expiresAt: new Date(YESTERDAY).toISOString() });
    const answer = await why(user.id, 'users:read');
    expect(answer).toMatchObject({ allowed: false, account: { status: 'active', counts: false } });
    expect(answer.explanation[1]).toMatch(/^The account ended on /);
  });

  it('says of a scope whether the person in question is in it', async () => {
    const { boss, member, stranger } = company.people;
    const own = await why(boss.id, 'attendance:view', `user:${member.id}`);
    expect(own).toMatchObject({
      allowed: true,
      reason: 'role',
      owner: { id: member.id, display_name: 'Member Quill' },
      ways: [{ scope: 'team', reaches: true, gives: true }],
    });
    expect(own.explanation[1]).toBe(
      'The role Team viewers gives it (attendance:view_team), over the people below them only, and Member Quill is one of those.',
    );
    const foreign = await why(stranger.id, 'attendance:view', `user:${member.id}`);
    expect(foreign).toMatchObject({ allowed: false, reason: 'scope', ways: [{ reaches: false, gives: false }] });
    expect(foreign.explanation[1]).toContain('Member Quill is none of those');
    const unknown = await why(boss.id, 'attendance:view');
    expect(unknown).toMatchObject({ allowed: false, reason: 'scope', ways: [{ scope: 'team', gives: false }] });
    expect(unknown.ways[0]).not.toHaveProperty('reaches');
  });

  it('names grants on the object, to the user, their group and their role', async () => {
    const user = await aUser();
    const role = await aRole({ name: 'Shooters' });
    await giveRole(user.id, await aRole({ parents: [role], name: 'Second shooters' }));
    const group = await aGroupOf({ members: [user.id], name: 'Set' });
    const on = { object_type: 'shoots', object_id: '42', actions: ['update'] };
    const grants = [
      await aGrant({ subjectType: 'user', subjectId: user.id, ...on }),
      await aGrant({ subjectType: 'group', subjectId: group, ...on }),
      await aGrant({ subjectType: 'role', subjectId: role, ...on }),
    ];
    const answer = await why(user.id, 'shoots:update', '42');
    expect(answer).toMatchObject({ allowed: true, reason: 'grant', object: '42' });
    expect(answer.ways.map(({ grant_id }) => grant_id).sort()).toEqual(grants.sort());
    expect(answer.explanation).toEqual(
      expect.arrayContaining([
        'A grant on this object gives it.',
        'A grant on this object to the group Set gives it.',
        'A grant on this object to the role Shooters gives it.',
      ]),
    );
    expect((await why(user.id, 'shoots:update', '43')).ways).toEqual([]);
  });

  it('says that nothing gives it, and that the catalogue doesn’t know it', async () => {
    const user = await aUser({ firstName: 'No', lastName: 'Body' });
    const { ways, permission, explanation } = await why(user.id, 'spoons:bend');
    expect([ways, permission.registered]).toEqual([[], false]);
    expect(explanation).toEqual([
      'No Body may not do spoons:bend.',
      'The catalogue has no permission spoons:bend.',
      'Nothing gives it: no role, no group, no direct permission and no grant.',
    ]);
  });

  it('agrees with the check, and its ways with both', async () => {
    const { people } = company;
    for (const person of Object.values(people)) {
      for (const [action, object] of [
        ['view', `user:${people.member.id}`],
        ['view_own', `user:${people.member.id}`],
        ['view_own', `user:${person.id}`],
        ['view_all', ''],
        ['view', '42'],
      ] as const) {
        const query = `resource=attendance&action=${action}&user_id=${person.id}${object && `&object=${object}`}`;
        const { body: checked } = await admin.get<z.output<typeof CheckResult>>(`/api/permissions/check?${query}`);
        const { allowed, account, ways } = await why(person.id, `attendance:${action}`, object);
        const name = `${person.displayName}: ${action} ${object}`;
        expect(allowed, name).toBe(checked.allowed);
        expect(account.counts && ways.some(({ gives }) => gives), name).toBe(allowed);
      }
    }
  });

  it('is open about oneself, and about others to those who may ask', async () => {
    const viewer = await aSignedInUser({ roles: ['viewer'] });
    const path = '/api/permissions/explain?resource=users&action=read';
    expect((await viewer.get<Explained>(path)).body).toMatchObject({ allowed: true, user: { id: viewer.id } });
    expect((await viewer.get<Explained>(`${path}&user_id=${viewer.id}`)).status).toBe(200);
    expect((await viewer.get(`${path}&user_id=${admin.id}`)).body.code).toBe('forbidden');
    expect((await admin.get(`${path}&user_id=${newId()}`)).body.code).toBe('user_not_found');
  });
});
