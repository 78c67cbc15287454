import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { EffectivePermissions } from '../../worker/features/user-access/schemas';
import { DAY_MS, MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Permissions = z.output<typeof EffectivePermissions>;
type Entry = string | { key: string; effective_from?: string; expires_at?: string | null };

let admin: SignedInPerson;

const clock = useClock();

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const path = ({ id }: { id: string }) => `/api/users/${id}/permissions`;
const set = <Body = Permissions>(who: SignedInPerson, user: { id: string }, permissions: Entry[], more: object = {}) =>
  who.put<Body>(path(user), { permissions, reason_code: 'other', ...more });
const refusal = async (who: SignedInPerson, user: { id: string }, permissions: Entry[]) => {
  const { status, body } = await who.put(path(user), { permissions, reason_code: 'other' });
  return [status, body.code];
};
const directKeys = async ({ id }: { id: string }) =>
  (
    await select<{ key: string }>(
      'SELECT permission_key AS key FROM user_permissions WHERE user_id = ? ORDER BY permission_key',
      id,
    )
  ).map(({ key }) => key);
const minute = (minutes: number) => new Date(clock.now() + minutes * MINUTE_MS).toISOString();
const day = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString();
const giver = (more: string[] = []) =>
  aSignedInUser({ permissions: ['users:read', 'users:assign_permissions', ...more] });

describe('direct permissions', () => {
  it('are set as a whole, and told with their sources, dates, giver and reason', async () => {
    const user = await aUser({ roles: ['viewer'] });
    await set(admin, user, ['audit:read', 'settings:read']);
    const expires_at = day(30);
    const { status, body } = await set(admin, user, ['users:read', { key: 'audit:read', expires_at }], {
      comment: 'Helps with the audit',
    });
    expect(status).toBe(200);
    expect(body.items.filter(({ sources }) => sources.some(({ type }) => type === 'direct'))).toEqual([
      { key: 'audit:read', sources: [{ type: 'direct' }] },
      {
        key: 'users:read',
        sources: [{ type: 'role', id: SYSTEM_ROLES.viewer, key: 'viewer', name: 'Viewer' }, { type: 'direct' }],
      },
    ]);
    expect(body.direct).toMatchObject([
      { key: 'audit:read', expires_at, comment: 'Helps with the audit', assigned_by: { id: admin.id } },
      { key: 'users:read', expires_at: null, effective_from: day(0), reason_code: 'other' },
    ]);
    expect((await admin.get<Permissions>(path(user))).body).toEqual(body);
  });

  it('are in force at the next request, and gone at the one after they are taken', async () => {
    const user = await aSignedInUser();
    expect((await user.get('/api/users')).status).toBe(403);
    await set(admin, user, ['users:read']);
    expect((await user.get('/api/users')).status).toBe(200);
    await set(admin, user, []);
    expect((await user.get('/api/users')).status).toBe(403);
  });

  it('begin and end on time, without anybody doing anything', async () => {
    const user = await aSignedInUser();
    const given = await set(admin, user, [{ key: 'users:read', effective_from: minute(1), expires_at: minute(2) }]);
    expect([given.body.total, given.body.direct.length]).toEqual([0, 1]);
    const may = async () => (await user.get('/api/users')).status === 200;
    expect(await may()).toBe(false);
    clock.advance(MINUTE_MS - 1);
    expect(await may()).toBe(false);
    clock.advance(1);
    expect(await may()).toBe(true);
    clock.advance(MINUTE_MS - 1);
    expect(await may()).toBe(true);
    clock.advance(1);
    expect(await may()).toBe(false);
    const { body } = await admin.get<Permissions>(path(user));
    expect(body).toMatchObject({ total: 0, direct: [{ key: 'users:read' }] });
  });

  it('keep the dates that an entry leaves out', async () => {
    const user = await aUser();
    const expires_at = day(10);
    await set(admin, user, [{ key: 'users:read', expires_at }]);
    clock.advance(1000);
    const effective_from = day(2);
    const kept = await set(admin, user, ['users:read', 'audit:read']);
    expect(kept.body.direct).toMatchObject([{ key: 'audit:read' }, { key: 'users:read', expires_at }]);
    const moved = await set(admin, user, [{ key: 'users:read', effective_from }, 'audit:read']);
    expect(moved.body.direct).toMatchObject([{}, { key: 'users:read', effective_from, expires_at }]);
    const endless = await set(admin, user, [{ key: 'users:read', expires_at: null }, 'audit:read']);
    expect(endless.body.direct).toMatchObject([{}, { key: 'users:read', effective_from, expires_at: null }]);
  });

  it('that have lapsed are given anew by their key alone, and swept by the next change', async () => {
    const user = await aUser();
    for (const key of ['users:read', 'audit:read']) {
      await run(
        'INSERT INTO user_permissions (user_id, permission_key, effective_from, expires_at, assigned_at) VALUES (?, ?, 1, 2, 1)',
        user.id,
        key,
      );
    }
    const { body } = await set(admin, user, ['users:read']);
    expect(body.direct).toMatchObject([{ key: 'users:read', effective_from: day(0), expires_at: null }]);
    expect(await auditFor(user.id)).toMatchObject([
      { changes: [{ field: 'permissions', before: [], after: ['users:read'] }] },
    ]);
  });

  it('leave an audit record with before and after, an event and a notice; setting what stands leaves none', async () => {
    const user = await aSignedInUser();
    await set(admin, user, ['users:read', 'audit:read']);
    const expires_at = day(7);
    await set(admin, user, ['users:read', { key: 'settings:read', expires_at }], { comment: 'Another task' });
    await set(admin, user, ['settings:read', 'users:read']);
    const records = (await auditFor(user.id)).filter(({ action }) => action === 'user.permissions_changed');
    expect(records).toHaveLength(2);
    expect(records[1]).toMatchObject({
      type: 'PERMISSION_CHANGE',
      actor_id: admin.id,
      comment: 'Another task',
      changes: [
        { field: 'permissions', before: ['audit:read', 'users:read'], after: ['settings:read', 'users:read'] },
        { field: 'permission_dates', before: [], after: [`settings:read until ${expires_at}`] },
      ],
    });
    const told = (await eventsFor(user.id)).filter(({ type }) => type === 'user.permissions_changed');
    expect(told.map(({ data }) => data)).toEqual([
      { added: ['users:read', 'audit:read'], removed: [], moved: [] },
      { added: ['settings:read'], removed: ['audit:read'], moved: [] },
    ]);
    await drainQueues();
    const { body } = await user.get<{ items: { kind: string; title: string }[] }>('/api/notifications');
    expect(body.items.map(({ kind, title }) => [kind, title])).toEqual([
      ['own_permissions_changed', 'Your permissions have changed'],
      ['own_permissions_changed', 'Your permissions have changed'],
    ]);
  });

  it('need a reason', async () => {
    const user = await aUser();
    const { status, body } = await admin.put(path(user), { permissions: ['users:read'] });
    expect([status, body.code]).toEqual([422, 'reason_required']);
  });
});

describe('what makes no sense is refused, pointing at it', () => {
  it.each<[string, Entry[], string, string, string]>([
    [
      'a key that isn’t in the catalogue',
      ['users:read', 'users:fly'],
      'unknown_reference',
      '/permissions/1',
      'unknown_reference',
    ],
    ['the same in an object', [{ key: 'users:fly' }], 'unknown_reference', '/permissions/0/key', 'unknown_reference'],
    ['a key named twice', ['users:read', { key: 'users:read' }], 'invalid', '/permissions/1', 'repeated'],
    [
      'an end in the past',
      [{ key: 'users:read', expires_at: '2020-01-01T00:00:00Z' }],
      'invalid',
      '/permissions/0/expires_at',
      'too_early',
    ],
    [
      'an end before the start',
      ['audit:read', { key: 'users:read', effective_from: '2091-01-01T00:00:00Z', expires_at: '2090-01-01T00:00:00Z' }],
      'invalid',
      '/permissions/1/expires_at',
      'too_early',
    ],
  ])('%s', async (_, permissions, code, pointer, fault) => {
    const user = await aUser();
    const { status, body } = await admin.put(path(user), { permissions, reason_code: 'other' });
    expect([status, body.code, body.errors]).toEqual([422, code, [expect.objectContaining({ pointer, code: fault })]]);
    expect(await directKeys(user)).toEqual([]);
  });

  it.each<[unknown]>([[['Users:read']], [[{ key: 'users:read', expires: 1 }]], ['users:read'], [undefined]])(
    '%j',
    async (permissions) => {
      const { status, body } = await admin.put(path(await aUser()), { permissions, reason_code: 'other' });
      expect([status, body.code]).toEqual([422, 'invalid']);
    },
  );
});

describe('nobody gives or takes what they don’t hold', () => {
  it('not by adding, not by taking, not by moving its dates; what stays as it is may be beyond them', async () => {
    const clerk = await giver(['audit:read']);
    const user = await aUser();
    await set(admin, user, ['settings:update']);
    expect(await refusal(clerk, user, ['settings:update', 'roles:delete'])).toEqual([403, 'cannot_grant']);
    expect(await refusal(clerk, user, [])).toEqual([403, 'cannot_grant']);
    expect(await refusal(clerk, user, [{ key: 'settings:update', expires_at: day(1) }])).toEqual([403, 'cannot_grant']);
    expect((await set(clerk, user, ['settings:update', 'audit:read'])).status).toBe(200);
    expect(await directKeys(user)).toEqual(['audit:read', 'settings:update']);
  });

  it('not what they hold over their team only, over everybody', async () => {
    const lead = await giver(['users:update_team']);
    const user = await aUser();
    expect(await refusal(lead, user, ['users:update'])).toEqual([403, 'cannot_grant']);
  });

  it('not what was taken from them a moment ago', async () => {
    const clerk = await giver();
    await set(admin, clerk, ['audit:read']);
    const user = await aUser();
    expect((await set(clerk, user, ['audit:read'])).status).toBe(200);
    await set(admin, clerk, []);
    expect(await refusal(clerk, user, [])).toEqual([403, 'cannot_grant']);
  });

  it('nor to themselves, not even a super admin', async () => {
    for (const person of [admin, await giver(['audit:read'])])
      expect(await refusal(person, person, ['audit:read'])).toEqual([403, 'not_oneself']);
  });

  it('nor to super admins, unless they are one', async () => {
    const clerk = await giver(['audit:read']);
    const other = await aUser({ roles: ['super_admin'] });
    expect(await refusal(clerk, other, ['audit:read'])).toEqual([403, 'super_admin_protected']);
    expect((await set(admin, other, ['audit:read'])).status).toBe(200);
  });

  it('nor to archived or deleted users', async () => {
    const archived = await aUser({ status: 'archived' });
    expect(await refusal(admin, archived, ['audit:read'])).toEqual([409, 'archived']);
    const gone = await aUser();
    await admin.delete(`/api/users/${gone.id}?reason_code=other`);
    expect(await refusal(admin, gone, ['audit:read'])).toEqual([404, 'user_not_found']);
  });
});

it('takes every permission of the catalogue at once', async () => {
  const user = await aUser();
  const keys = (await select<{ key: string }>('SELECT key FROM permissions ORDER BY key')).map(({ key }) => key);
  const { status, body } = await set(admin, user, keys);
  expect([status, body.total]).toEqual([200, keys.length]);
});

it('refuses a change made beside another one that came first', async () => {
  const user = await aUser();
  const answers = await Promise.all(
    ['users:read', 'audit:read', 'settings:read'].map((key) =>
      admin.put(path(user), { permissions: [key], reason_code: 'other' }),
    ),
  );
  const codes = answers.map(({ status, body }) => (status === 200 ? 'ok' : body.code));
  expect(codes).toContain('ok');
  for (const code of codes) expect(['ok', 'stale']).toContain(code);
  // Whoever came first or later: what stands is what one of them asked for, never a mixture.
  expect(await directKeys(user)).toHaveLength(1);
  expect(await count('audit_log', "action = 'user.permissions_changed'")).toBe(
    codes.filter((code) => code === 'ok').length,
  );
});
