import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkResult } from '../../worker/features/bulk/schemas';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS, MINUTE_MS, toTimestamp } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { client } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { aCrowd } from '../support/worker/crowd';
import { resetDatabase } from '../support/worker/database';
import { aGroup } from '../support/worker/groups';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Person = { id: string };
type Body = BulkResult & { code: string; errors: { pointer: string; code: string }[] };

let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const bulk = (who: SignedInPerson, action: string, users: Person[], params: object, query = '') =>
  who.post<Body>(`/api/users/bulk${query}`, {
    action,
    user_ids: users.map(({ id }) => id),
    params,
    comment: 'Spring crews',
  });
const outcomes = ({ body }: { body: BulkResult }) => body.results.map(({ outcome, code }) => code ?? outcome);
const may = async (who: SignedInPerson) => (await who.get('/api/roles')).status === 200;
const people = (n: number) => Promise.all(Array.from({ length: n }, () => aUser()));

describe('a bulk change', () => {
  it('gives a role to all who can have it, says why not of the others, and keeps the order', async () => {
    const [fresh, holder, archived] = [
      await aSignedInUser(),
      await aUser({ roles: ['viewer'] }),
      await aUser({ status: 'archived' }),
    ];
    const unknown = { id: newId() };
    const answer = await bulk(admin, 'assign_role', [fresh, holder, archived, unknown, admin], {
      role_id: SYSTEM_ROLES.viewer,
    });
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual(['succeeded', 'role_held', 'archived', 'user_not_found', 'not_oneself']);
    expect(answer.body.results.map(({ user_id }) => user_id)).toEqual(
      [fresh, holder, archived, unknown, admin].map(({ id }) => id),
    );
    expect(answer.body.results[1]).toMatchObject({
      outcome: 'skipped',
      detail: expect.stringContaining('holds Viewer already'),
    });
    expect(answer.body.summary).toEqual({ succeeded: 1, failed: 3, skipped: 1 });
    expect(await may(fresh)).toBe(true);
  });

  it('leaves one record and one event a user, of one operation', async () => {
    const users = await people(3);
    const { body } = await bulk(admin, 'assign_role', users, { role_id: SYSTEM_ROLES.viewer });
    for (const { id } of users) {
      const records = await auditFor(id);
      expect(records).toMatchObject([
        { action: 'user.role_assigned', operation_id: body.operation_id, comment: 'Spring crews' },
      ]);
      expect((await eventsFor(id)).map(({ type }) => type)).toEqual(['user.role_assigned']);
    }
    expect(body.operation_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows in a dry run what it would do, and does nothing', async () => {
    const [fresh, holder] = [await aUser(), await aUser({ roles: ['viewer'] })];
    const before = await count('audit_log');
    const answer = await bulk(admin, 'assign_role', [fresh, holder], { role_id: SYSTEM_ROLES.viewer }, '?dry_run=true');
    expect(outcomes(answer)).toEqual(['succeeded', 'role_held']);
    expect(answer.body.operation_id).toBeNull();
    expect([await count('user_roles', 'user_id = ?', fresh.id), await count('audit_log')]).toEqual([0, before]);
  });

  it('takes a role away, at the next request', async () => {
    const [holder, other] = [await aSignedInUser({ roles: ['viewer'] }), await aUser()];
    expect(await may(holder)).toBe(true);
    const answer = await bulk(admin, 'remove_role', [holder, other], { role_id: SYSTEM_ROLES.viewer });
    expect(outcomes(answer)).toEqual(['succeeded', 'role_not_held']);
    expect(await may(holder)).toBe(false);
  });

  it('puts into a group and takes out of it', async () => {
    const [member, fresh] = [await aUser(), await aSignedInUser()];
    const group = await aGroup({ permissions: ['roles:read'], members: [member] });
    const params = { group_id: group };
    expect(outcomes(await bulk(admin, 'add_to_group', [member, fresh], params))).toEqual([
      'already_member',
      'succeeded',
    ]);
    expect(await may(fresh)).toBe(true);
    const stranger = await aUser();
    expect(outcomes(await bulk(admin, 'remove_from_group', [stranger, fresh], params))).toEqual([
      'not_member',
      'succeeded',
    ]);
    expect(await may(fresh)).toBe(false);
    expect((await auditFor(fresh.id)).slice(1).map(({ action }) => action)).toEqual([
      'group.member_added',
      'group.member_removed',
    ]);
  });

  it('gives permissions beside those that each holds', async () => {
    const [one, other] = [await aSignedInUser(), await aUser()];
    await bulk(admin, 'grant', [other], { permissions: ['audit:read'] });
    const answer = await bulk(admin, 'grant', [one, other], { permissions: ['roles:read', 'audit:read'] });
    expect(outcomes(answer)).toEqual(['succeeded', 'succeeded']);
    expect(await may(one)).toBe(true);
    const held = await select<{ n: number }>('SELECT count(*) AS n FROM user_permissions GROUP BY user_id');
    expect(held).toEqual([{ n: 2 }, { n: 2 }]);
    expect((await auditFor(other.id)).at(-1)?.changes).toEqual([
      { field: 'permissions', before: ['audit:read'], after: ['audit:read', 'roles:read'] },
    ]);
    const again = await bulk(admin, 'grant', [one, other], { permissions: ['roles:read'] });
    expect(outcomes(again)).toEqual(['permissions_held', 'permissions_held']);
  });

  it('gives from when until when it was asked', async () => {
    const user = await aSignedInUser();
    const dates = {
      effective_from: toTimestamp(Date.now() + DAY_MS),
      expires_at: toTimestamp(Date.now() + 2 * DAY_MS),
    };
    await bulk(admin, 'assign_role', [user], { role_id: SYSTEM_ROLES.viewer, ...dates });
    await bulk(admin, 'add_to_group', [user], { group_id: await aGroup({ permissions: ['roles:read'] }), ...dates });
    await bulk(admin, 'grant', [user], { permissions: ['roles:read'], ...dates });
    expect(await may(user)).toBe(false);
    for (const table of ['user_roles', 'group_members', 'user_permissions'])
      expect(await count(table, 'user_id = ? AND effective_from > ?', user.id, Date.now()), table).toBe(1);
    const past = await bulk(admin, 'grant', [user], {
      permissions: ['users:read'],
      expires_at: '2020-01-01T00:00:00Z',
    });
    expect([past.status, past.body.errors]).toMatchObject([422, [{ pointer: '/params/expires_at' }]]);
  });

  it('takes 100 users, each once, and no more', async () => {
    await aCrowd(130);
    const crowd = await select<Person>(
      "SELECT id FROM users WHERE status <> 'archived' AND email LIKE '%@crowd.example' LIMIT 101",
    );
    const params = { role_id: SYSTEM_ROLES.viewer };
    for (const users of [crowd, [crowd[0], crowd[0]].flatMap((one) => one ?? []), []])
      expect((await bulk(admin, 'assign_role', users, params)).status).toBe(422);
    for (const [action, more] of [
      ['assign_role', params],
      ['remove_role', params],
      ['add_to_group', { group_id: await aGroup() }],
      ['grant', { permissions: ['users:read', 'roles:read'] }],
    ] as const) {
      const answer = await bulk(admin, action, crowd.slice(0, 100), more);
      expect([action, answer.status, answer.body.summary]).toEqual([
        action,
        200,
        { succeeded: 100, failed: 0, skipped: 0 },
      ]);
    }
  });

  it('is answered alike for one idempotency key', async () => {
    const [user] = await people(1);
    const send = () =>
      admin.post<Body>(
        '/api/users/bulk',
        { action: 'assign_role', user_ids: [user?.id], params: { role_id: SYSTEM_ROLES.viewer }, reason_code: 'other' },
        { 'idempotency-key': 'bulk' },
      );
    expect((await send()).body).toEqual((await send()).body);
  });

  it('needs a reason, and what its action takes', async () => {
    const [user] = await people(1);
    const send = (body: object) => admin.post<Body>('/api/users/bulk', { user_ids: [user?.id], ...body });
    expect((await send({ action: 'assign_role', params: { role_id: SYSTEM_ROLES.viewer } })).body.code).toBe(
      'reason_required',
    );
    for (const [action, params, pointer] of [
      ['assign_role', {}, '/params/role_id'],
      ['add_to_group', { role_id: SYSTEM_ROLES.viewer }, '/params/group_id'],
      ['grant', {}, '/params/permissions'],
      ['remove_role', { role_id: SYSTEM_ROLES.viewer, expires_at: null }, '/params/expires_at'],
    ] as const) {
      const answer = await send({ action, params, reason_code: 'other' });
      expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, pointer]);
    }
    for (const [action, params, code] of [
      ['assign_role', { role_id: newId() }, 'unknown_reference'],
      ['remove_role', { role_id: newId() }, 'unknown_reference'],
      ['grant', { permissions: ['nothing:here'] }, 'unknown_reference'],
      ['add_to_group', { group_id: newId() }, 'group_not_found'],
    ] as const)
      expect((await send({ action, params, reason_code: 'other' })).body.code).toBe(code);
  });
});

describe('no door to power stands open in bulk', () => {
  it('each action needs its permission', async () => {
    const users = await people(1);
    const cases = [
      ['assign_role', { role_id: await aRole() }, 'users:assign_roles'],
      ['remove_role', { role_id: await aRole() }, 'users:assign_roles'],
      ['add_to_group', { group_id: await aGroup() }, 'groups:assign'],
      ['remove_from_group', { group_id: await aGroup() }, 'groups:assign'],
      ['grant', { permissions: ['roles:read'] }, 'users:assign_permissions'],
    ] as const;
    const everything = ['users:assign_roles', 'groups:assign', 'users:assign_permissions', 'roles:read'];
    for (const [action, params, needed] of cases) {
      const lacking = await aSignedInUser({ permissions: everything.filter((key) => key !== needed) });
      const refused = await bulk(lacking, action, users, params);
      expect([action, refused.status, refused.body.code]).toEqual([action, 403, 'forbidden']);
      const holder = await aSignedInUser({ permissions: [needed, 'roles:read'] });
      expect([action, (await bulk(holder, action, users, params)).status]).toEqual([action, 200]);
    }
  });

  it('nobody gives what they don’t hold, dry run included', async () => {
    const clerk = await aSignedInUser({
      permissions: ['users:assign_roles', 'groups:assign', 'users:assign_permissions'],
    });
    const users = await people(2);
    const auditor = await aRole({ parents: [await aRole({ permissions: ['audit:read'] })] });
    for (const [action, params] of [
      ['assign_role', { role_id: auditor }],
      ['assign_role', { role_id: SYSTEM_ROLES.super_admin }],
      ['add_to_group', { group_id: await aGroup({ roles: [auditor] }) }],
      ['grant', { permissions: ['audit:read'] }],
    ] as const)
      for (const query of ['', '?dry_run=true']) {
        const answer = await bulk(clerk, action, users, params, query);
        expect([action, answer.status, answer.body.code]).toEqual([action, 403, 'cannot_grant']);
      }
    for (const table of ['user_permissions', 'group_members']) expect(await count(table)).toBe(0);
  });

  it('nobody reaches further than their permission does', async () => {
    const boss = await aSignedInUser({ permissions: ['users:assign_roles_team'] });
    const [below, stranger] = await people(2);
    if (!below || !stranger) throw new Error('two people were made');
    await run('UPDATE users SET manager_id = ? WHERE id = ?', boss.id, below.id);
    const answer = await bulk(boss, 'assign_role', [stranger, below, { id: newId() }], { role_id: await aRole() });
    expect(outcomes(answer)).toEqual(['forbidden', 'succeeded', 'forbidden']);
    // One by one it is the same.
    const one = (user: Person) =>
      boss.post(`/api/users/${user.id}/roles`, { role_id: SYSTEM_ROLES.user, reason_code: 'other' });
    expect([(await one(below)).status, (await one(stranger)).status]).toEqual([201, 403]);
  });

  it('super admins are touched by super admins only, and the caller stays one', async () => {
    const other = await aUser({ roles: ['super_admin'] });
    const clerk = await aSignedInUser({ roles: ['admin'] });
    const params = { role_id: SYSTEM_ROLES.super_admin };
    expect(outcomes(await bulk(clerk, 'remove_role', [other, admin], params))).toEqual([
      'super_admin_protected',
      'super_admin_protected',
    ]);
    expect(outcomes(await bulk(admin, 'remove_role', [other, admin], params))).toEqual(['succeeded', 'not_oneself']);
    expect(await count('user_roles', 'role_id = ?', SYSTEM_ROLES.super_admin)).toBe(1);
  });

  it('the last super admin stays', async () => {
    const last = await aUser({ roles: ['super_admin'] });
    await run('UPDATE user_roles SET expires_at = ? WHERE user_id = ?', Date.now() + DAY_MS, admin.id);
    const answer = await bulk(admin, 'remove_role', [last], { role_id: SYSTEM_ROLES.super_admin });
    expect([answer.status, answer.body.code]).toEqual([409, 'last_super_admin']);
    expect(await count('user_roles', 'user_id = ?', last.id)).toBe(1);
  });
});

describe('an old proof of who is asking', () => {
  const clock = useClock();

  it('isn’t enough to change many', async () => {
    const users = await people(1);
    const request = {
      action: 'assign_role',
      user_ids: users.map(({ id }) => id),
      params: { role_id: SYSTEM_ROLES.viewer },
      reason_code: 'other',
    };
    // By cookie: access tokens are over before ten minutes are.
    const session = client({ cookie: admin.cookie });
    clock.advance(10 * MINUTE_MS + 1);
    for (const query of ['', '?dry_run=true'])
      expect((await session.post(`/api/users/bulk${query}`, request)).body.code).toBe('step_up_required');
    expect(await count('user_roles', 'user_id = ?', users[0]?.id)).toBe(0);
  });
});
