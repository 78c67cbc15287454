import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Grant, GrantPage } from '../../worker/features/grants/schemas';
import type { CheckResult } from '../../worker/features/permissions/schemas';
import { newId } from '../../worker/kernel/ids';
import { MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aGrant, aGroupOf } from '../support/worker/grants';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run } from '../support/worker/sql';

type GrantBody = z.output<typeof Grant>;
type Page = z.output<typeof GrantPage>;
type Subject = ['user' | 'role' | 'group', id: string];

let admin: SignedInPerson;

const clock = useClock();

beforeEach(async () => {
  await resetDatabase({ withStudioPack: true });
  admin = await anAdministrator();
});

const SHOOT = { object_type: 'shoots', object_id: 'sh-2043', actions: ['update'] };
const bodyOf = ([subject_type, subject_id]: Subject, more: object = {}) => ({
  subject_type,
  subject_id,
  ...SHOOT,
  reason_code: 'other',
  ...more,
});
const grant = (who: SignedInPerson, subject: Subject, more: object = {}) =>
  who.post<GrantBody>('/api/grants', bodyOf(subject, more));
const refusal = async (who: SignedInPerson, subject: Subject, more: object = {}) => {
  const { status, body } = await who.post('/api/grants', bodyOf(subject, more));
  return [status, body.code];
};
const takeBack = (who: SignedInPerson, id: string) => who.delete(`/api/grants/${id}?reason_code=other`);
const may = async (who: SignedInPerson, object = 'sh-2043', action = 'update') => {
  const path = `/api/permissions/check?resource=shoots&action=${action}&object=${object}`;
  return (await who.get<z.output<typeof CheckResult>>(path)).body;
};
const minute = (minutes: number) => new Date(clock.now() + minutes * MINUTE_MS).toISOString();
const clerk = (more: string[] = []) =>
  aSignedInUser({ permissions: ['grants:read', 'grants:create', 'grants:delete', ...more] });

describe('a grant on one object', () => {
  it.each<[string, (user: SignedInPerson) => Promise<Subject>]>([
    ['a user', async ({ id }) => ['user', id]],
    ['a group', async ({ id }) => ['group', await aGroupOf({ members: [id] })]],
    ['a role', async ({ id }) => ['role', await roleHeldBy(id)]],
    ['a role that a group brings', async ({ id }) => ['role', await roleOfGroupOf(id)]],
    ['a role that theirs inherits from', async ({ id }) => ['role', await parentOfRoleOf(id)]],
  ])(
    'to %s is in force at the next request, for that object and action alone, until it is taken back',
    async (_, of) => {
      const user = await aSignedInUser();
      const subject = await of(user);
      expect(await may(user)).toMatchObject({ allowed: false });
      const { status, body } = await grant(admin, subject);
      expect([status, body]).toEqual([201, expect.objectContaining({ ...SHOOT, subject_id: subject[1] })]);
      expect(await may(user)).toMatchObject({
        allowed: true,
        reason: 'grant',
        sources: [{ type: 'grant', id: body.id, subject: { type: subject[0], id: subject[1] } }],
      });
      expect(await may(user, 'sh-2044')).toMatchObject({ allowed: false });
      expect(await may(user, 'sh-2043', 'delete')).toMatchObject({ allowed: false });
      expect((await takeBack(admin, body.id)).status).toBe(204);
      expect(await may(user)).toMatchObject({ allowed: false });
      expect((await takeBack(admin, body.id)).body.code).toBe('grant_not_found');
    },
  );

  it('begins and ends on time, without anybody doing anything', async () => {
    const user = await aSignedInUser();
    await grant(admin, ['user', user.id], { effective_from: minute(1), expires_at: minute(2) });
    const allowed = async () => (await may(user)).allowed;
    expect(await allowed()).toBe(false);
    clock.advance(MINUTE_MS - 1);
    expect(await allowed()).toBe(false);
    clock.advance(1);
    expect(await allowed()).toBe(true);
    clock.advance(MINUTE_MS - 1);
    expect(await allowed()).toBe(true);
    clock.advance(1);
    expect(await allowed()).toBe(false);
  });

  it('leaves an audit record of its subject with what came and went, an event, and a notice to a user', async () => {
    const user = await aSignedInUser();
    const expires_at = minute(60);
    const { body } = await grant(admin, ['user', user.id], { expires_at, comment: 'Spring shoot' });
    await takeBack(admin, body.id);
    const records = (await auditFor(user.id)).filter(({ action }) => action.startsWith('grant.'));
    const change = (field: string, value: unknown) => ({ field, before: null, after: value });
    expect(records).toMatchObject([
      {
        action: 'grant.created',
        type: 'PERMISSION_CHANGE',
        comment: 'Spring shoot',
        changes: [
          change('object', 'shoots sh-2043'),
          change('actions', ['update']),
          change('effective_from', minute(0)),
          change('expires_at', expires_at),
        ],
      },
      { action: 'grant.deleted', changes: [{ field: 'object', before: 'shoots sh-2043', after: null }, {}, {}, {}] },
    ]);
    const data = { grant_id: body.id, subject_type: 'user', ...SHOOT };
    const events = (await eventsFor(user.id)).filter(({ type }) => type.startsWith('grant.'));
    expect(events.map((event) => [event.type, event.data])).toEqual([
      ['grant.created', data],
      ['grant.deleted', data],
    ]);
    await drainQueues();
    const inbox = await user.get<{ items: { kind: string; title: string }[] }>('/api/notifications');
    expect(inbox.body.items.map(({ kind }) => kind)).toEqual(['object_grant_ended', 'object_granted']);
    expect(inbox.body.items[1]?.title).toBe('You were given access to shoots sh-2043');
  });

  it('needs a reason to be taken back', async () => {
    const user = await aUser();
    const id = await aGrant({ subjectType: 'user', subjectId: user.id, ...SHOOT });
    expect((await admin.delete(`/api/grants/${id}`)).body.code).toBe('reason_required');
  });

  it('stands once between a subject and an object, also when two are given at once; a lapsed one is replaced', async () => {
    const user = await aUser();
    const both = await Promise.all([1, 2].map(() => admin.post('/api/grants', bodyOf(['user', user.id]))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await admin.post<{ code: string; grant_id: string }>('/api/grants', bodyOf(['user', user.id]));
    const { body } = await admin.get<Page>(`/api/grants?subject_id=${user.id}`);
    expect([again.body.code, again.body.grant_id, body.total]).toEqual(['grant_exists', body.items[0]?.id, 1]);
    await run('UPDATE grants SET expires_at = 2');
    expect((await grant(admin, ['user', user.id], { actions: ['read'] })).status).toBe(201);
    expect(await count('grants')).toBe(1);
  });

  it('goes with its role, named in the record of the deletion', async () => {
    const role = await aRole({ name: 'Second unit' });
    await grant(admin, ['role', role]);
    expect((await admin.delete(`/api/roles/${role}?reason_code=other`)).status).toBe(204);
    expect(await count('grants')).toBe(0);
    const deleted = (await auditFor(role)).at(-1);
    expect(deleted).toMatchObject({ action: 'role.deleted' });
    expect(deleted?.changes).toContainEqual({ field: 'grants', before: ['shoots sh-2043: update'], after: null });
  });

  it('stays with a role that can’t be deleted', async () => {
    const role = await aRole();
    await aUser({ roleIds: [role] });
    await grant(admin, ['role', role]);
    expect((await admin.delete(`/api/roles/${role}?reason_code=other`)).body.code).toBe('in_use');
    expect(await count('grants')).toBe(1);
  });
});

describe('more grants than a snapshot keeps', () => {
  it('are all in force: 700 for one user, the first and the last', async () => {
    const user = await aSignedInUser();
    await run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)
       INSERT INTO grants (id, subject_type, subject_id, object_type, object_id, actions, effective_from, assigned_at)
       SELECT printf('01900000-0000-7000-8000-%012d', i), 'user', ?, 'shoots', 'o' || i, '["update"]', 1, 1 FROM n`,
      user.id,
    );
    for (const object of ['o1', 'o350', 'o700']) expect(await may(user, object)).toMatchObject({ allowed: true });
    for (const object of ['o0', 'o701']) expect(await may(user, object)).toMatchObject({ allowed: false });
    const { body } = await grant(admin, ['user', user.id]);
    expect(await may(user)).toMatchObject({ allowed: true, sources: [{ id: body.id }] });
    await takeBack(admin, body.id);
    expect(await may(user)).toMatchObject({ allowed: false });
  });
});

describe('nobody grants what they may not do', () => {
  it('neither everywhere nor on this object', async () => {
    const user = await aUser();
    const giver = await clerk(['shoots:read']);
    expect(await refusal(giver, ['user', user.id])).toEqual([403, 'cannot_grant']);
    expect(await refusal(giver, ['user', user.id], { actions: ['read', 'update'] })).toEqual([403, 'cannot_grant']);
    expect((await grant(giver, ['user', user.id], { actions: ['read'] })).status).toBe(201);
  });

  it('but on an object that was granted to them, and on no other', async () => {
    const giver = await clerk();
    await grant(admin, ['user', giver.id]);
    const [user, other] = [await aUser(), await aUser()];
    expect((await grant(giver, ['user', user.id])).status).toBe(201);
    expect(await refusal(giver, ['user', other.id], { object_id: 'sh-2044' })).toEqual([403, 'cannot_grant']);
    expect(await refusal(giver, ['user', other.id], { actions: ['update', 'delete'] })).toEqual([403, 'cannot_grant']);
  });

  it('not to themselves, not even a super admin', async () => {
    for (const person of [admin, await clerk(['shoots:update'])])
      expect(await refusal(person, ['user', person.id])).toEqual([403, 'not_oneself']);
  });

  it('not to a role or group of their own, now or later, by a group or by inheritance', async () => {
    const giver = await clerk(['shoots:update']);
    const later = await aGroupOf({ members: [giver.id] });
    await run('UPDATE group_members SET effective_from = ?', clock.now() + MINUTE_MS);
    const own: Subject[] = [
      ['group', await aGroupOf({ members: [giver.id] })],
      ['group', later],
      ['role', await roleHeldBy(giver.id)],
      ['role', await roleOfGroupOf(giver.id)],
      ['role', await parentOfRoleOf(giver.id)],
    ];
    for (const subject of own) expect(await refusal(giver, subject)).toEqual([403, 'not_oneself']);
    expect((await grant(giver, ['group', await aGroupOf()])).status).toBe(201);
    expect((await grant(giver, ['role', await aRole()])).status).toBe(201);
    const adminsGroup = await aGroupOf({ members: [admin.id] });
    expect((await grant(admin, ['group', adminsGroup])).status).toBe(201);
  });

  it('not to super admins nor to their role, unless they are one', async () => {
    const giver = await clerk(['shoots:update']);
    const root = await aUser({ roles: ['super_admin'] });
    expect(await refusal(giver, ['user', root.id])).toEqual([403, 'super_admin_protected']);
    expect(await refusal(giver, ['role', SYSTEM_ROLES.super_admin])).toEqual([403, 'super_admin_protected']);
    expect((await grant(admin, ['user', root.id])).status).toBe(201);
  });

  it('not to archived users', async () => {
    const { id } = await aUser({ status: 'archived' });
    expect(await refusal(admin, ['user', id])).toEqual([409, 'archived']);
  });

  it('on kinds of objects that the catalogue doesn’t know only as a super admin', async () => {
    const user = await aUser();
    const unknown = { object_type: 'cameras', object_id: 'c-1', actions: ['lend'] };
    const giver = await clerk();
    await aGrant({ subjectType: 'user', subjectId: giver.id, ...unknown });
    expect(await refusal(giver, ['user', user.id], unknown)).toEqual([403, 'cannot_grant']);
    const { status, body } = await grant(admin, ['user', user.id], unknown);
    expect(status).toBe(201);
    expect((await takeBack(giver, body.id)).body.code).toBe('cannot_grant');
    expect((await takeBack(admin, body.id)).status).toBe(204);
  });

  it('nor by a role that carries a grant: not by assigning it, inheriting from it, or putting it on a group', async () => {
    const giver = await aSignedInUser({
      permissions: ['users:read', 'users:assign_roles', 'roles:read', 'roles:create', 'groups:read', 'groups:create'],
    });
    const carrier = await aRole();
    const heir = await aRole({ parents: [carrier] });
    await aGrant({ subjectType: 'role', subjectId: carrier, ...SHOOT });
    const user = await aUser();
    const attempts = (role: string) => [
      giver.post(`/api/users/${user.id}/roles`, { role_id: role, reason_code: 'other' }),
      giver.post('/api/roles', { name: `Heir ${newId()}`, parent_ids: [role] }),
      giver.post('/api/groups', { name: `Group ${newId()}`, role_ids: [role], reason_code: 'other' }),
    ];
    for (const role of [carrier, heir])
      for (const { status, body } of await Promise.all(attempts(role)))
        expect([status, body.code]).toEqual([403, 'cannot_grant']);
    await run('UPDATE grants SET expires_at = 2');
    for (const { status } of await Promise.all(attempts(carrier))) expect(status).toBe(201);
  });

  it('nor by taking over the account of somebody to whom it was granted', async () => {
    const editor = await aSignedInUser({ permissions: ['users:read', 'users:update', 'organization:read'] });
    const user = await aUser();
    const rename = (email: string) => editor.patch(`/api/users/${user.id}`, { email });
    expect((await rename('first@halden.example')).status).toBe(200);
    await aGrant({ subjectType: 'group', subjectId: await aGroupOf({ members: [user.id] }), ...SHOOT });
    expect((await rename('second@halden.example')).body.code).toBe('cannot_grant');
  });

  it('and takes nothing back that they couldn’t give', async () => {
    const giver = await clerk(['shoots:read']);
    const user = await aUser();
    const of = (subjectId: string, actions: string[]) => aGrant({ subjectType: 'user', subjectId, ...SHOOT, actions });
    expect((await takeBack(giver, await of(user.id, ['update']))).body.code).toBe('cannot_grant');
    expect((await takeBack(giver, await of(giver.id, ['read']))).body.code).toBe('not_oneself');
    expect((await takeBack(giver, await of(admin.id, ['read']))).body.code).toBe('super_admin_protected');
    expect((await takeBack(giver, await of((await aUser()).id, ['read']))).status).toBe(204);
    expect(await count('grants')).toBe(3);
  });

  it('and needs the permission to grant, and to take back', async () => {
    const reader = await aSignedInUser({ permissions: ['grants:read', 'shoots:update'] });
    const user = await aUser();
    expect(await refusal(reader, ['user', user.id])).toEqual([403, 'forbidden']);
    const id = await aGrant({ subjectType: 'user', subjectId: user.id, ...SHOOT });
    expect((await takeBack(reader, id)).body.code).toBe('forbidden');
  });
});

describe('what makes no sense is refused, pointing at it', () => {
  it.each<[string, object, string, string]>([
    ['a subject that doesn’t exist', { subject_id: newId() }, 'unknown_reference', '/subject_id'],
    ['a role that is none', { subject_type: 'role' }, 'unknown_reference', '/subject_id'],
    ['a group that is none', { subject_type: 'group' }, 'unknown_reference', '/subject_id'],
    ['an action that the module doesn’t have', { actions: ['read', 'fly'] }, 'unknown_reference', '/actions/1'],
    ['no action', { actions: [] }, 'invalid', '/actions'],
    ['too many actions', { actions: Array.from({ length: 21 }, (_, n) => `a${n}`) }, 'invalid', '/actions'],
    ['no object', { object_id: ' ' }, 'invalid', '/object_id'],
    ['an object with control characters', { object_id: 'a\nb' }, 'invalid', '/object_id'],
    ['a kind that is no word', { object_type: 'Shoots' }, 'invalid', '/object_type'],
    ['a subject of another kind', { subject_type: 'branch' }, 'invalid', '/subject_type'],
    ['an end in the past', { expires_at: '2020-01-01T00:00:00Z' }, 'invalid', '/expires_at'],
  ])('%s', async (_, more, code, pointer) => {
    const { status, body } = await admin.post('/api/grants', bodyOf(['user', (await aUser()).id], more));
    expect([status, body.code, body.errors]).toEqual([422, code, [expect.objectContaining({ pointer })]]);
    expect(await count('grants')).toBe(0);
  });
});

describe('the list of grants', () => {
  it('names its subjects, and narrows by subject, kind and object', async () => {
    const user = await aUser({ firstName: 'Ola', lastName: 'Nordmann' });
    const role = await aRole({ name: 'Second unit' });
    const group = await aGroupOf({ name: 'Lisbon crew' });
    await grant(admin, ['user', user.id]);
    clock.advance(1);
    await grant(admin, ['role', role], { object_id: 'sh-2' });
    clock.advance(1);
    await grant(admin, ['group', group], { object_type: 'clients', object_id: 'sh-2', actions: ['read'] });
    const names = async (query: string) =>
      (await admin.get<Page>(`/api/grants?${query}`)).body.items.map(({ subject_name }) => subject_name);
    expect(await names('')).toEqual(['Lisbon crew', 'Second unit', 'Ola Nordmann']);
    expect(await names('sort=assigned_at')).toEqual(['Ola Nordmann', 'Second unit', 'Lisbon crew']);
    expect(await names('subject_type=role')).toEqual(['Second unit']);
    expect(await names(`subject_id=${group}`)).toEqual(['Lisbon crew']);
    expect(await names('object_type=shoots')).toEqual(['Second unit', 'Ola Nordmann']);
    expect(await names('object_id=sh-2')).toEqual(['Lisbon crew', 'Second unit']);
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', user.id);
    expect(await names('subject_type=user')).toEqual([null]);
  });

  it('finds everything that reaches a user, and nothing else', async () => {
    const user = await aUser();
    const reaching: Subject[] = [
      ['user', user.id],
      ['group', await aGroupOf({ members: [user.id] })],
      ['role', await roleHeldBy(user.id)],
      ['role', await roleOfGroupOf(user.id)],
      ['role', await parentOfRoleOf(user.id)],
    ];
    const lapsed = await aGroupOf({ members: [user.id] });
    await run('UPDATE group_members SET expires_at = 2 WHERE group_id = ?', lapsed);
    const others: Subject[] = [
      ['user', (await aUser()).id],
      ['group', lapsed],
      ['role', await aRole()],
    ];
    for (const [subjectType, subjectId] of [...reaching, ...others]) await aGrant({ subjectType, subjectId, ...SHOOT });
    const { body } = await admin.get<Page>(`/api/grants?user_id=${user.id}`);
    expect(body.items.map(({ subject_id }) => subject_id).sort()).toEqual(reaching.map(([, id]) => id).sort());
    expect((await admin.get<Page>(`/api/grants?user_id=${newId()}`)).body.total).toBe(0);
  });

  it('goes on where the last page ended, ties and missing ends included', async () => {
    const { id: subjectId } = await aUser();
    for (let n = 0; n < 25; n += 1) {
      const expiresAt = n % 3 === 0 ? null : 9_000_000_000_000 + (n % 2);
      await aGrant({ subjectType: 'user', subjectId, ...SHOOT, object_id: `o${n}`, expiresAt });
    }
    for (const sort of ['assigned_at', '-expires_at', 'expires_at']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await admin.get<Page>(`/api/grants?sort=${sort}&page_size=10${more}`);
        seen.push(...body.items.map(({ object_id }) => object_id));
        cursor = body.next_cursor;
      }
      expect(new Set(seen).size, sort).toBe(25);
      expect(seen, sort).toHaveLength(25);
    }
  });

  it('and a grant alone are read by their permission', async () => {
    const user = await aUser();
    const id = await aGrant({ subjectType: 'user', subjectId: user.id, ...SHOOT });
    const reader = await aSignedInUser({ permissions: ['grants:read'] });
    expect((await reader.get<GrantBody>(`/api/grants/${id}`)).body).toMatchObject({ id, ...SHOOT, assigned_by: null });
    expect((await reader.get(`/api/grants/${newId()}`)).body.code).toBe('grant_not_found');
  });
});

async function roleHeldBy(userId: string): Promise<string> {
  const role = await aRole();
  await run('INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)', userId, role);
  return role;
}

async function roleOfGroupOf(userId: string): Promise<string> {
  const role = await aRole();
  await aGroupOf({ members: [userId], roles: [role] });
  return role;
}

async function parentOfRoleOf(userId: string): Promise<string> {
  const parent = await aRole();
  const role = await aRole({ parents: [parent] });
  await run('INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)', userId, role);
  return parent;
}
