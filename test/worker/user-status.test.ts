import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { USER_STATUSES, type UserStatus } from '../../worker/db/schema/users';
import { TRANSITIONS } from '../../worker/features/users/rules';
import type { User } from '../../worker/features/users/schemas';
import type { StatusImpact } from '../../worker/features/users/status-impact';
import { DAY_MS } from '../../worker/kernel/time';
import { type Answer, nobody, type ProblemBody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, login, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type UserBody = z.output<typeof User>;
type Impact = z.output<typeof StatusImpact>;
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const all = USER_STATUSES.flatMap((from) => USER_STATUSES.map((to): [UserStatus, UserStatus] => [from, to]));
const allowed: Record<UserStatus, UserStatus[]> = {
  pending: ['active', 'inactive'],
  active: ['suspended', 'inactive'],
  suspended: ['active', 'inactive'],
  inactive: ['active', 'archived'],
  archived: [],
};

describe.each(all)('from %s to %s', (from, to) => {
  const isAllowed = allowed[from].includes(to);

  it(isAllowed ? 'is a way' : 'is no way', async () => {
    const user = await aUser({ status: from });
    const answer = await admin.put<UserBody & { code: string; allowed: string[] }>(`/api/users/${user.id}/status`, {
      status: to,
      reason_code: 'other',
      comment: 'As agreed',
      confirm: user.email,
    });
    const [row] = await select<{ status: string; session_version: number }>(
      'SELECT status, session_version FROM users WHERE id = ?',
      user.id,
    );
    if (!isAllowed) {
      expect([answer.status, answer.body.code, answer.body.allowed]).toEqual([
        409,
        'invalid_transition',
        allowed[from],
      ]);
      expect(row).toEqual({ status: from, session_version: 1 });
      expect(await auditFor(user.id)).toEqual([]);
      return;
    }
    expect([answer.status, answer.body.status]).toEqual([200, to]);
    expect(row).toEqual({ status: to, session_version: 2 });
    const records = await auditFor(user.id);
    expect(records).toMatchObject([
      {
        action: 'user.status_changed',
        type: 'STATUS_CHANGE',
        reason_code: 'other',
        comment: 'As agreed',
        actor_id: admin.id,
      },
    ]);
    expect(records[0]?.changes[0]).toEqual({ field: 'status', before: from, after: to });
    expect(await eventsFor(user.id)).toMatchObject([
      { type: 'user.status_changed', data: { from, to, reason_code: 'other' } },
    ]);
  });

  it('is foretold by the impact', async () => {
    const { id } = await aUser({ status: from });
    const { body } = await admin.get<Impact>(`/api/users/${id}/status/impact?to=${to}`);
    expect(body).toMatchObject({ from, to, allowed: isAllowed, irreversible: to === 'archived' });
  });
});

it('the rules are the table that this test spells', () => {
  expect(TRANSITIONS).toEqual(allowed);
});

describe('a change of status', () => {
  it('needs a reason code: a comment alone will not do', async () => {
    const { id } = await aUser();
    for (const body of [{ status: 'suspended' }, { status: 'suspended', comment: 'Because' }]) {
      expect((await admin.patch(`/api/users/${id}/status`, body)).body.code).toBe('reason_required');
    }
    for (const reason_code of ['resignation', 'termination', 'leave', 'security', 'other']) {
      const user = await aUser();
      expect((await admin.patch(`/api/users/${user.id}/status`, { status: 'suspended', reason_code })).status).toBe(
        200,
      );
    }
    expect((await admin.patch(`/api/users/${id}/status`, { status: 'suspended', reason_code: 'boredom' })).status).toBe(
      422,
    );
  });

  it('takes a comment of 500 characters and no more', async () => {
    const { id } = await aUser();
    const body = (length: number) => ({ status: 'suspended', reason_code: 'other', comment: 'x'.repeat(length) });
    expect((await admin.patch(`/api/users/${id}/status`, body(501))).status).toBe(422);
    expect((await admin.patch(`/api/users/${id}/status`, body(500))).status).toBe(200);
  });

  it('to archived, which is for good, needs the address as confirmation', async () => {
    const user = await aUser({ status: 'inactive', email: 'Final@halden.example' });
    const archive = (confirm?: string) =>
      admin.put(`/api/users/${user.id}/status`, { status: 'archived', reason_code: 'termination', confirm });
    for (const wrong of [undefined, '', 'yes', 'other@halden.example']) {
      const answer = await archive(wrong);
      expect([answer.status, answer.body.code]).toEqual([422, 'confirmation_required']);
    }
    expect((await archive(' FINAL@halden.example ')).status).toBe(200);
  });

  it('to archived takes a plain true from a caller that has asked already', async () => {
    const { id } = await aUser({ status: 'inactive' });
    const body = { status: 'archived', reason_code: 'termination' };
    expect((await admin.put(`/api/users/${id}/status`, { ...body, confirm: false })).status).toBe(422);
    const answer = await admin.put<UserBody>(`/api/users/${id}/status`, { ...body, confirm: true });
    expect([answer.status, answer.body.status]).toEqual([200, 'archived']);
  });

  it.each(['activate', 'deactivate'])('has a shorthand: %s', async (verb) => {
    const { id } = await aUser({ status: verb === 'activate' ? 'suspended' : 'active' });
    expect((await admin.patch(`/api/users/${id}/${verb}`, {})).body.code).toBe('reason_required');
    const answer = await admin.patch<UserBody>(`/api/users/${id}/${verb}?reason_code=other`);
    expect([answer.status, answer.body.status]).toEqual([200, verb === 'activate' ? 'active' : 'inactive']);
  });

  it('keeps roles and data, and lets the user in again when undone', async () => {
    const person = await aSignedInUser({ roles: ['viewer'], firstName: 'Kept' });
    const put = (status: UserStatus) =>
      admin.put<UserBody>(`/api/users/${person.id}/status`, { status, reason_code: 'leave' });
    await put('suspended');
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(403);
    const { body } = await put('active');
    expect(body).toMatchObject({ first_name: 'Kept', roles: [{ key: 'viewer' }] });
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(200);
  });

  it('back from a suspension says how long it lasted', async () => {
    const { id } = await aUser({ status: 'suspended' });
    await run('UPDATE users SET status_changed_at = ? WHERE id = ?', Date.now() - 2.5 * DAY_MS, id);
    await admin.patch(`/api/users/${id}/activate?reason_code=other`);
    expect((await auditFor(id))[0]?.changes).toContainEqual({ field: 'suspended_days', before: null, after: 2.5 });
  });

  it('tells beforehand what it ends', async () => {
    const person = await aSignedInUser({ roles: ['viewer', 'manager'] });
    const report = await aUser();
    await run('UPDATE users SET manager_id = ? WHERE id = ?', person.id, report.id);
    const { body } = await admin.get<Impact>(`/api/users/${person.id}/status/impact?to=suspended`);
    expect(body).toMatchObject({ sessions: 1, roles: 2, permissions: 10, reports: 1 });
  });

  it('moves the counts by status with it', async () => {
    const counts = async () => {
      const { body } = await admin.get<{ total: number; by_status: Record<string, number> }>('/api/users/stats');
      return body;
    };
    const { id } = await aUser({ status: 'inactive' });
    const before = await counts();
    await admin.put(`/api/users/${id}/status`, { status: 'active', reason_code: 'other' });
    const after = await counts();
    expect(after.total).toBe(before.total);
    expect([after.by_status.inactive, after.by_status.active]).toEqual([
      (before.by_status.inactive ?? 0) - 1,
      (before.by_status.active ?? 0) + 1,
    ]);
    for (const status of USER_STATUSES) {
      expect(after.by_status[status]).toBe(await count('users', 'status = ? AND deleted_at IS NULL', status));
    }
  });
});

describe('an archived user', () => {
  it.each<[string, (id: string) => Promise<Answer<ProblemBody>>]>([
    ['an edit', (id) => admin.patch(`/api/users/${id}`, { job_title: 'Ghost' })],
    [
      'a role',
      (id) =>
        admin.post(`/api/users/${id}/roles`, { role_id: '01900000-0000-7000-8000-000000000007', reason_code: 'other' }),
    ],
    [
      'the removal of a role',
      (id) => admin.delete(`/api/users/${id}/roles/01900000-0000-7000-8000-000000000007?reason_code=other`),
    ],
  ])('is a record: %s is refused', async (_, change) => {
    const { id } = await aUser({ status: 'archived', roles: ['viewer'] });
    const answer = await change(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
    expect(await auditFor(id)).toEqual([]);
  });
});

describe('oneself and super admins', () => {
  it('nobody changes their own status', async () => {
    const root = await anAdministrator();
    const answer = await root.put(`/api/users/${root.id}/status`, { status: 'inactive', reason_code: 'other' });
    expect([answer.status, answer.body.code]).toEqual([403, 'not_oneself']);
  });

  it('a super admin’s is a super admin’s to change', async () => {
    const less = await aSignedInUser({ roles: ['admin'] });
    const answer = await less.put(`/api/users/${admin.id}/status`, { status: 'suspended', reason_code: 'other' });
    expect([answer.status, answer.body.code]).toEqual([403, 'super_admin_protected']);
    const another = await aUser({ roles: ['super_admin'] });
    expect(
      (await admin.put(`/api/users/${another.id}/status`, { status: 'suspended', reason_code: 'other' })).status,
    ).toBe(200);
  });

  it('the last active one stays, as an expiry too', async () => {
    await resetDatabase();
    admin = await anAdministrator();
    const scheduled = await aSignedInUser({ permissions: ['users:update'] });
    // Somebody who may edit users but is no super admin can't touch one; the one super admin can't end themselves.
    expect((await scheduled.patch(`/api/users/${admin.id}`, { expires_at: '2020-01-01T00:00:00Z' })).body.code).toBe(
      'super_admin_protected',
    );
    expect((await admin.patch(`/api/users/${admin.id}`, { expires_at: '2020-01-01T00:00:00Z' })).body.code).toBe(
      'last_super_admin',
    );
    expect((await admin.get('/api/auth/session')).status).toBe(200);
  });
});
