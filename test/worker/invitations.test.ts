import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type SignedInPerson,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

type Body = { id: string; email: string; state: string; roles: { id: string; name: string }[]; code: string };

const EMAIL = 'mai.nguyen@halden.example';
const clock = useClock();
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  await storeSettings('registration', { mode: 'invite' });
  admin = await anAdministrator();
});

const invite = (change: object = {}, by = admin) =>
  by.post<Body>('/api/invitations', { email: EMAIL, role_ids: [SYSTEM_ROLES.viewer], ...change });
const linkTo = async (email = EMAIL) => {
  await drainQueues();
  return tokenIn((await mailbox(email)).find(({ text }) => text.includes('/accept-invitation?token=')));
};
const look = (token: string) =>
  nobody().post<{ email: string; invited_by: string; code: string }>('/api/auth/invitation', { token });
const accept = (invitation: string, change: object = {}) =>
  nobody().post('/api/auth/register', {
    invitation,
    password: PASSWORD,
    first_name: 'Mai',
    last_name: 'Nguyễn',
    ...change,
  });
const list = async (query = '') => (await admin.get<{ items: Body[]; total: number }>(`/api/invitations${query}`)).body;

describe('an invitation', () => {
  it('makes an active account with its roles, by the link in the mail', async () => {
    const made = await invite();
    expect([made.status, made.body.state, made.body.roles.map(({ name }) => name)]).toEqual([201, 'open', ['Viewer']]);
    const token = await linkTo();
    expect((await look(token)).body).toMatchObject({ email: EMAIL, invited_by: admin.displayName });
    expect((await accept(token)).status).toBe(202);
    const [user] = await select<{ id: string }>('SELECT * FROM users WHERE email = ?', EMAIL);
    expect(user).toMatchObject({ status: 'active', email_verified: 1, display_name: 'Mai Nguyễn' });
    expect(await select('SELECT role_id FROM user_roles WHERE user_id = ?', user?.id)).toEqual([
      { role_id: SYSTEM_ROLES.viewer },
    ]);
    expect(await auditActions(user?.id ?? '')).toEqual(['user.created', 'user.role_assigned']);
    expect((await login(nobody(), EMAIL, PASSWORD)).status).toBe(200);
    expect((await list()).items[0]?.state).toBe('accepted');
  });

  it('stores nothing that a reader of the database could use', async () => {
    await invite();
    const token = await linkTo();
    expect(JSON.stringify(await select('SELECT * FROM invitations'))).not.toContain(token);
    expect(JSON.stringify(await select('SELECT * FROM outbox'))).not.toContain(token);
  });

  it('works once, also over five at a time', async () => {
    await invite();
    const token = await linkTo();
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await count('users', 'email = ?', EMAIL)).toBe(1);
    expect((await look(token)).body.code).toBe('invalid_token');
  });

  it('is for its address and no other', async () => {
    await invite();
    const token = await linkTo();
    expect((await accept(token, { email: 'other@halden.example' })).body.errors).toMatchObject([
      { pointer: '/email', code: 'not_invited' },
    ]);
    expect((await accept(token, { email: EMAIL.toUpperCase() })).status).toBe(202);
  });

  it('survives a password that is refused', async () => {
    await invite();
    const token = await linkTo();
    expect((await accept(token, { password: 'simple' })).body.code).toBe('password_refused');
    expect((await accept(token)).status).toBe(202);
  });

  it('ends after seven days, and goes on with a new link when it is sent again', async () => {
    const { body } = await invite();
    const first = await linkTo();
    clock.advance(7 * DAY_MS);
    expect((await accept(first)).body.code).toBe('invalid_token');
    admin = await anAdministrator();
    expect((await list()).items[0]?.state).toBe('expired');
    await run('DELETE FROM dev_mailbox');
    expect((await admin.post<Body>(`/api/invitations/${body.id}/resend`)).body.state).toBe('open');
    const second = await linkTo();
    expect((await accept(first)).body.code).toBe('invalid_token');
    expect((await accept(second)).status).toBe(202);
  });

  it('can be revoked, and then neither accepted nor sent again', async () => {
    const { body } = await invite();
    const token = await linkTo();
    expect((await admin.delete(`/api/invitations/${body.id}`)).status).toBe(204);
    expect((await accept(token)).body.code).toBe('invalid_token');
    expect((await admin.post(`/api/invitations/${body.id}/resend`)).body.code).toBe('invitation_over');
    expect((await admin.delete(`/api/invitations/${body.id}`)).body.code).toBe('invitation_over');
    expect(await auditActions(body.id)).toEqual(['invitation.created', 'invitation.revoked']);
    expect((await invite()).status).toBe(201);
  });

  it('is worth nothing once whoever sent it is shut out', async () => {
    const helper = await aSignedInUser({ permissions: ['users:create'] });
    await invite({ role_ids: [] }, helper);
    const token = await linkTo();
    await run("UPDATE users SET status = 'suspended' WHERE id = ?", helper.id);
    expect((await accept(token)).body.code).toBe('invalid_token');
  });

  it('without roles makes a user like everybody else', async () => {
    await invite({ role_ids: [] });
    await accept(await linkTo());
    expect(
      await select('SELECT role_id FROM user_roles JOIN users ON users.id = user_id WHERE email = ?', EMAIL),
    ).toEqual([{ role_id: SYSTEM_ROLES.user }]);
  });

  it('names a language for the mails of the new account', async () => {
    await invite();
    await accept(await linkTo(), { locale: 'vi' });
    expect(await select('SELECT locale FROM users WHERE email = ?', EMAIL)).toEqual([{ locale: 'vi' }]);
  });
});

describe('inviting', () => {
  it('gives only what the inviter holds', async () => {
    const helper = await aSignedInUser({ permissions: ['users:create', 'users:assign_roles', 'users:read'] });
    const [own, more] = [await aRole({ permissions: ['users:read'] }), await aRole({ permissions: ['roles:delete'] })];
    expect((await invite({ role_ids: [own] }, helper)).status).toBe(201);
    for (const role of [more, SYSTEM_ROLES.super_admin]) {
      const answer = await invite({ email: 'x@halden.example', role_ids: [role] }, helper);
      expect([answer.status, answer.body.code]).toEqual([403, 'cannot_grant']);
    }
    const clerk = await aSignedInUser({ permissions: ['users:create'] });
    expect((await invite({ email: 'x@halden.example', role_ids: [own] }, clerk)).body.code).toBe('forbidden');
  });

  it('gives only what whoever sends it again holds', async () => {
    const { body } = await invite({ role_ids: [SYSTEM_ROLES.super_admin] });
    const helper = await aSignedInUser({ permissions: ['users:create', 'users:assign_roles'] });
    expect((await helper.post(`/api/invitations/${body.id}/resend`)).body.code).toBe('cannot_grant');
  });

  it.each([
    [{ email: 'not an address' }, 422, 'invalid'],
    [{ role_ids: ['01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10'] }, 422, 'unknown_reference'],
  ])('refuses %j', async (change, status, code) => {
    const answer = await invite(change);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is refused for an address that has an account or an open invitation, also two at a time', async () => {
    const { email } = await aUser();
    expect((await invite({ email: email.toUpperCase() })).body.code).toBe('email_taken');
    const answers = await Promise.all([invite(), invite({ email: EMAIL.toUpperCase() })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await invite()).body.code).toBe('already_invited');
  });

  it('is closed where sign-up is, and so is accepting', async () => {
    await invite();
    const token = await linkTo();
    await storeSettings('registration', {});
    expect((await invite({ email: 'x@halden.example' })).body.code).toBe('registration_closed');
    expect((await accept(token)).body.code).toBe('registration_closed');
    expect((await look(token)).body.code).toBe('registration_closed');
  });

  it('is the only way in where the setting says so', async () => {
    const answer = await accept('x', { invitation: undefined, email: EMAIL });
    expect([answer.status, answer.body.code]).toEqual([403, 'invitation_required']);
    expect((await accept('x')).body.code).toBe('invalid_token');
  });
});

describe('the list', () => {
  it('shows invitations by state, newest first, page by page', async () => {
    const made = [];
    for (let n = 0; n < 12; n += 1) {
      made.push((await invite({ email: `n${n}@halden.example`, role_ids: [] })).body);
      clock.advance(1000);
    }
    await admin.delete(`/api/invitations/${made[3]?.id}`);
    const first = await admin.get<{ items: Body[]; total: number; next_cursor: string }>(
      '/api/invitations?page_size=10',
    );
    expect(first.body.items.map(({ email }) => email)[0]).toBe('n11@halden.example');
    expect([first.body.items.length, first.body.total]).toEqual([10, 12]);
    const rest = await list(`?page_size=10&cursor=${first.body.next_cursor}`);
    expect(rest.items.map(({ email }) => email)).toEqual(['n1@halden.example', 'n0@halden.example']);
    expect((await list('?state=revoked')).items.map(({ id }) => id)).toEqual([made[3]?.id]);
    expect((await list('?state=open,revoked')).total).toBe(12);
    expect((await list('?state=accepted')).total).toBe(0);
    expect((await list('?sort=email')).items[0]?.email).toBe('n0@halden.example');
    clock.advance(8 * DAY_MS);
    admin = await anAdministrator();
    expect((await list('?state=expired')).total).toBe(11);
  });

  it('answers 404 for an invitation that isn’t there', async () => {
    const path = '/api/invitations/01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10';
    expect((await admin.delete(path)).body.code).toBe('invitation_not_found');
    expect((await admin.post(`${path}/resend`)).body.code).toBe('invitation_not_found');
  });
});
