import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../worker/kernel/time';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  OTHER_PASSWORD,
  PASSWORD,
  type SignedInPerson,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { select } from '../support/worker/sql';

type Reset = { method: string; expires_at: string; temporary_password?: string };

const clock = useClock();
const TEMPORARY = { temporary: true, comment: 'No access to the mailbox' };
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const resetPassword = (id: string, body: object = {}, by = admin) =>
  by.patch<Reset & { code: string }>(`/api/users/${id}/password`, body);

describe('an administrator’s reset', () => {
  it('ends the old password and every session, and mails a link', async () => {
    const person = await aSignedInUser();
    const answer = await resetPassword(person.id);
    expect([answer.status, answer.body.method, answer.body.temporary_password]).toEqual([200, 'link', undefined]);
    expect((await person.get('/api/auth/session')).status).toBe(401);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);
    await drainQueues();
    const token = tokenIn((await mailbox(person.email)).find(({ text }) => text.includes('/reset-password?')));
    expect((await nobody().post('/api/auth/reset-password', { token, password: PASSWORD })).body.code).toBe(
      'password_reused',
    );
    expect((await nobody().post('/api/auth/reset-password', { token, password: OTHER_PASSWORD })).status).toBe(204);
    expect(await auditFor(person.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'user.password_reset_requested', actor_id: admin.id }),
      ]),
    );
  });

  it('needs no body for the link', async () => {
    const { id } = await aUser();
    const answer = await admin.send<Reset>('PATCH', `/api/users/${id}/password`);
    expect([answer.status, answer.body.method]).toEqual([200, 'link']);
  });

  it('mails the activation link to somebody who never activated', async () => {
    const person = await aUser({ status: 'pending', password: null });
    expect((await resetPassword(person.id)).status).toBe(200);
    await drainQueues();
    expect((await mailbox(person.email))[0]?.text).toContain('/activate?token=');
  });

  it.each(['suspended', 'inactive'] as const)('is refused for a %s user', async (status) => {
    const { id } = await aUser({ status });
    expect((await resetPassword(id)).body.code).toBe('not_active');
    expect((await resetPassword(id, TEMPORARY)).body.code).toBe('not_active');
  });

  it('is refused for an archived user, for oneself and for somebody unknown', async () => {
    const { id } = await aUser({ status: 'archived' });
    expect((await resetPassword(id)).body.code).toBe('archived');
    expect((await resetPassword(admin.id)).body.code).toBe('not_oneself');
    expect((await resetPassword('01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10')).body.code).toBe('user_not_found');
  });

  it('of a super admin takes a super admin', async () => {
    const other = await aUser({ roles: ['super_admin'] });
    const helper = await aSignedInUser({ permissions: ['users:reset_credentials'] });
    expect((await resetPassword(other.id, {}, helper)).body.code).toBe('super_admin_protected');
    expect((await resetPassword(other.id, TEMPORARY, helper)).body.code).toBe('super_admin_protected');
    expect((await resetPassword(other.id)).status).toBe(200);
  });
});

describe('a temporary password', () => {
  it('is answered once, meets the policy, and leads to a new one and nothing else', async () => {
    await storeSettings('password', { min_length: 24, min_strength: 4 });
    const person = await aSignedInUser();
    const { status, body } = await resetPassword(person.id, TEMPORARY);
    const temporary = body.temporary_password ?? '';
    expect([status, body.method]).toEqual([200, 'temporary_password']);
    expect(temporary).toMatch(/^([A-HJ-NP-Za-kmnp-z2-9]{4}-){4}[A-HJ-NP-Za-kmnp-z2-9]{4}$/);
    expect((await person.get('/api/auth/session')).status).toBe(401);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);

    const signedIn = await login(nobody(), person.email, temporary);
    expect([signedIn.status, signedIn.body.session.scope]).toEqual([200, 'password_change']);
    const session = client({ token: signedIn.body.access_token ?? '' });
    expect((await session.get('/api/profile/sessions')).body.code).toBe('password_change_required');
    const change = { current_password: temporary, new_password: 'Kveldssol-over-Tejo-8-og-9' };
    expect((await session.post('/api/auth/change-password', change)).status).toBe(204);
    expect((await session.get('/api/profile/sessions')).status).toBe(200);
    expect(
      await select('SELECT temporary_until, must_change_password FROM credentials WHERE user_id = ?', person.id),
    ).toEqual([{ temporary_until: null, must_change_password: 0 }]);
  });

  it('stops working after 24 hours, as if it had never been right', async () => {
    const person = await aUser();
    const { body } = await resetPassword(person.id, TEMPORARY);
    clock.advance(DAY_MS - 1);
    expect((await login(nobody(), person.email, body.temporary_password ?? '')).status).toBe(200);
    clock.advance(1);
    expect((await login(nobody(), person.email, body.temporary_password ?? '')).body).toMatchObject({
      code: 'invalid_credentials',
    });
  });

  it('stands nowhere: not in the audit log, the outbox, the mail or the idempotency store', async () => {
    const person = await aUser();
    const answer = await admin.patch<Reset>(`/api/users/${person.id}/password`, TEMPORARY, {
      'idempotency-key': 'one',
    });
    const temporary = answer.body.temporary_password ?? '';
    await drainQueues();
    for (const table of ['audit_log', 'outbox', 'idempotency_keys', 'dev_mailbox', 'credentials', 'password_history']) {
      expect(JSON.stringify(await select(`SELECT * FROM ${table}`)), table).not.toContain(temporary);
    }
    expect((await mailbox(person.email))[0]?.subject).toMatch(/temporary/);
  });

  it('needs a reason', async () => {
    const { id } = await aUser();
    const answer = await resetPassword(id, { temporary: true });
    expect([answer.status, answer.body.code]).toEqual([422, 'reason_required']);
  });

  it('isn’t given to whoever may do less than its owner', async () => {
    const helper = await aSignedInUser({ permissions: ['users:reset_credentials', 'users:read'] });
    const mighty = await aUser({ roles: ['admin'] });
    expect((await resetPassword(mighty.id, TEMPORARY, helper)).body.code).toBe('cannot_grant');
    const plain = await aUser();
    expect((await resetPassword(plain.id, TEMPORARY, helper)).status).toBe(200);
  });
});
