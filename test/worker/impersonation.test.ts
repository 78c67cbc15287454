import { decodeJwt } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { AuditPage } from '../../worker/features/audit-log/schemas';
import type { Impersonation } from '../../worker/features/impersonation/schemas';
import type { SessionList, WhoAmI } from '../../worker/features/sessions/schemas';
import { MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { isOpenWhileActing } from '../../worker/platform/access/while-acting';
import { routes } from '../../worker/routes';
import { type Client, client, IMPERSONATION_COOKIE } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  enrol,
  OTHER_PASSWORD,
  PASSWORD,
  type Person,
  type SignedInPerson,
  setStatusRow,
  signedIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run } from '../support/worker/sql';

type Started = z.output<typeof Impersonation>;
type Who = z.output<typeof WhoAmI>;

const IMPERSONATE = 'users:impersonate';
const WHO = '/api/auth/session';
const END = '/api/auth/impersonation';
const WHY = { reason_code: 'other', comment: 'Checks a report', ticket: 'SUP-2291' };
const clock = useClock(Date.UTC(2026, 10, 20, 12));

beforeEach(() => resetDatabase());

const begin = (actor: Client, { id }: { id: string }, body: object = WHY) =>
  actor.post<Started & { code?: string }>(`/api/users/${id}/impersonate`, body);

/** Support that may do what the person may, and act as them. */
async function aPair(permissions = ['users:read', 'users:update', 'organization:create']) {
  const person = await aUser({ permissions, firstName: 'Zsófia', lastName: 'Horváth' });
  const actor = await aSignedInUser({ permissions: [IMPERSONATE, ...permissions], firstName: 'Sipho' });
  return { actor, person };
}

/** The token of a client that acts as the person. */
async function acting(actor: SignedInPerson, person: Person): Promise<Client & { token: string; sessionId: string }> {
  const { status, body } = await begin(actor, person);
  expect(status).toBe(200);
  const token = body.access_token ?? '';
  return { ...client({ token }, actor), token, sessionId: body.session.id };
}

/** The browser of somebody who acts as the person: both cookies. */
async function actingBrowser(actor: SignedInPerson, person: Person) {
  const own = client({ cookie: actor.cookie }, actor);
  const { status, body, cookies } = await begin(own, person);
  expect(status).toBe(200);
  const impersonation = cookies[IMPERSONATION_COOKIE] ?? '';
  return { own, body, impersonation, browser: client({ cookie: actor.cookie, impersonation }, actor) };
}

describe('starting', () => {
  it('opens a session in the person’s account that names both', async () => {
    const { actor, person } = await aPair();
    const { body } = await begin(actor, person);
    expect(body).toMatchObject({
      session: { method: 'impersonation', scope: 'full', impersonated_by: { id: actor.id, name: actor.displayName } },
      token_type: 'Bearer',
      expires_in: 300,
    });
    expect(body).not.toHaveProperty('refresh_token');
    const who = await client({ token: body.access_token ?? '' }).get<Who>(WHO);
    expect(who.body).toMatchObject({
      user: { id: person.id, email: person.email },
      session: { id: body.session.id, current: true },
      acting_as: {
        id: person.id,
        display_name: person.displayName,
        actor: { id: actor.id, name: actor.displayName },
      },
    });
  });

  it('puts `act` into the token (RFC 8693 §4.1)', async () => {
    const { actor, person } = await aPair();
    const { token, sessionId } = await acting(actor, person);
    expect(decodeJwt(token)).toMatchObject({ sub: person.id, sid: sessionId, act: { sub: actor.id } });
    expect(decodeJwt(actor.token)).not.toHaveProperty('act');
  });

  it('gives a browser a cookie beside its own and no token', async () => {
    const { actor, person } = await aPair();
    const { body, browser, own } = await actingBrowser(actor, person);
    expect(body).not.toHaveProperty('access_token');
    expect((await browser.get<Who>(WHO)).body.user.id).toBe(person.id);
    const ownView = (await own.get<Who>(WHO)).body;
    expect(ownView.user.id).toBe(actor.id);
    expect(ownView).not.toHaveProperty('acting_as');
  });

  it('refuses without a reason, to oneself, as a stranger, and without recent authentication', async () => {
    const { actor, person } = await aPair();
    expect((await begin(actor, person, {})).body.code).toBe('reason_required');
    expect((await begin(actor, actor)).body.code).toBe('not_oneself');
    expect((await begin(actor, { id: SYSTEM_ROLES.viewer })).body.code).toBe('user_not_found');
    const browser = client({ cookie: actor.cookie }, actor);
    clock.advance(10 * MINUTE_MS + 1);
    expect((await begin(browser, person)).body.code).toBe('step_up_required');
  });

  it('is over nobody’s team or branch: the permission is held for all or not at all', async () => {
    const manager = await aSignedInUser({ permissions: ['users:read_team', 'users:update_team'] });
    const below = await aUser();
    await run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, below.id);
    expect((await begin(manager, below)).body.code).toBe('forbidden');
  });

  it('refuses whoever was given more than the caller holds, now or later, by role, group or directly', async () => {
    const { actor } = await aPair(['users:read']);
    const refused = async (person: { id: string }) => {
      const { status, body } = await begin(actor, person);
      expect([status, body.code]).toEqual([403, 'cannot_grant']);
    };
    await refused(await aUser({ permissions: ['users:read', 'audit:read'] }));
    await refused(await aUser({ roles: ['viewer'] }));
    const later = await aUser({ permissions: ['settings:update'] });
    await run('UPDATE user_roles SET effective_from = ? WHERE user_id = ?', clock.now() + MINUTE_MS, later.id);
    await refused(later);
    const directly = await aUser();
    await run(
      'INSERT INTO user_permissions (user_id, permission_key, effective_from, assigned_at) VALUES (?, ?, 0, 0)',
      directly.id,
      'roles:create',
    );
    await refused(directly);
  });

  it('refuses a super admin to everybody, super admins included', async () => {
    const admin = await anAdministrator();
    const other = await aUser({ roles: ['super_admin'] });
    const { status, body } = await begin(admin, other);
    expect([status, body.code]).toEqual([403, 'super_admin_not_impersonable']);
  });

  it.each(['pending', 'suspended', 'inactive', 'archived'] as const)(
    'refuses an account that is %s',
    async (status) => {
      const admin = await anAdministrator();
      const answer = await begin(admin, await aUser({ status }));
      expect([answer.status, answer.body.code]).toEqual([409, 'not_active']);
    },
  );

  it('refuses who can’t sign in from here or now, and records no start', async () => {
    const admin = await anAdministrator();
    const elsewhere = await aRole({ security: { allowedNetworks: ['198.51.100.0/24'] } });
    const person = await aUser({ roleIds: [elsewhere] });
    expect((await begin(admin, person)).body.code).toBe('network_not_allowed');
    expect(await auditFor(person.id)).toEqual([]);
  });

  it('wants the second factor of the caller where a role of the person requires one (T46)', async () => {
    const admin = await anAdministrator();
    const person = await aUser({ roleIds: [await aRole({ security: { mfaRequired: true } })] });
    await enrol(person.id, 'totp');
    expect((await begin(admin, person)).body.code).toBe('step_up_required');
    const proven = await signedIn(admin, { aal: 2, from: admin });
    expect((await (await acting(proven, person)).get(WHO)).status).toBe(200);
  });

  it('is not possible while acting as somebody already', async () => {
    const admin = await anAdministrator();
    const helper = await aUser({ roles: ['security_admin'] });
    const third = await aUser();
    const deputy = await acting(admin, helper);
    const { status, body } = await begin(deputy, third);
    expect([status, body.code]).toEqual([403, 'forbidden']);
    const mighty = await aUser({ permissions: [IMPERSONATE] });
    expect((await begin(await acting(admin, mighty), third)).body.code).toBe('impersonation_forbidden');
  });

  it('leaves the person’s devices, places, last sign-in and history alone', async () => {
    const { actor, person } = await aPair();
    const own = await signedIn(person);
    const before = (await actor.get<{ last_login_at: string }>(`/api/users/${person.id}`)).body.last_login_at;
    clock.advance(MINUTE_MS);
    await acting(actor, person);
    const after = await actor.get<{ last_login_at: string }>(`/api/users/${person.id}`);
    expect(after.body.last_login_at).toBe(before);
    const history = await own.get<{ total: number }>('/api/profile/login-history');
    expect(history.body.total).toBe(1);
  });
});

describe('its end', () => {
  const gone = async (who: Client) => expect((await who.get(WHO)).body).toMatchObject({ code: 'unauthenticated' });

  it('comes by token, and the actor’s own session stays', async () => {
    const { actor, person } = await aPair();
    const deputy = await acting(actor, person);
    expect((await deputy.delete(END)).status).toBe(204);
    await gone(deputy);
    expect((await actor.get(WHO)).status).toBe(200);
  });

  it('comes by cookie, and the browser is back in its own session', async () => {
    const { actor, person } = await aPair();
    const { browser, own } = await actingBrowser(actor, person);
    const { status, cookies } = await browser.delete(END);
    expect([status, cookies[IMPERSONATION_COOKIE]]).toEqual([204, '']);
    await gone(browser);
    expect((await own.get<Who>(WHO)).body.user.id).toBe(actor.id);
  });

  it('is refused in a session of one’s own', async () => {
    const { actor } = await aPair();
    const { status, body } = await actor.delete(END);
    expect([status, body.code]).toEqual([409, 'not_impersonating']);
  });

  it('comes with the actor’s sign-out, at the next request', async () => {
    const { actor, person } = await aPair();
    const deputy = await acting(actor, person);
    await actor.post('/api/auth/logout');
    await gone(deputy);
    const ended = (await auditFor(person.id)).find(({ action }) => action === 'impersonation.ended');
    expect(ended?.changes).toContainEqual({ field: 'ended_by', before: null, after: 'actor_gone' });
  });

  it('comes when an administrator ends the actor’s session, and clears the cookie that is worth nothing now', async () => {
    const { actor, person } = await aPair();
    const { browser, own } = await actingBrowser(actor, person);
    await (await anAdministrator()).delete(`/api/users/${actor.id}/sessions`);
    const answer = await browser.get(WHO);
    expect([answer.status, answer.cookies[IMPERSONATION_COOKIE]]).toEqual([401, '']);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    await gone(own);
  });

  it('comes when the actor is suspended', async () => {
    const { actor, person } = await aPair();
    const deputy = await acting(actor, person);
    const admin = await anAdministrator();
    await admin.patch(`/api/users/${actor.id}/status`, { status: 'suspended', reason_code: 'security' });
    await gone(deputy);
  });

  it('comes when the actor loses the permission to impersonate, which leaves their own session', async () => {
    const admin = await anAdministrator();
    const role = await aRole({ permissions: [IMPERSONATE] });
    const actor = await aSignedInUser({ roleIds: [role] });
    const { browser, own } = await actingBrowser(actor, await aUser());
    expect((await browser.get(WHO)).status).toBe(200);
    await admin.delete(`/api/users/${actor.id}/roles/${role}?reason_code=other`);
    await gone(browser);
    expect((await own.get(WHO)).status).toBe(200);
  });

  it('comes when the person is suspended, becomes a super admin, or changes their password', async () => {
    const admin = await anAdministrator();
    for (const change of [
      (id: string) => admin.patch(`/api/users/${id}/status`, { status: 'suspended', reason_code: 'leave' }),
      (id: string) =>
        admin.post(`/api/users/${id}/roles`, { role_id: SYSTEM_ROLES.super_admin, comment: 'Takes over' }),
      (id: string) => admin.patch(`/api/users/${id}/password`, { reason_code: 'security' }),
    ]) {
      const person = await aUser();
      const deputy = await acting(admin, person);
      expect((await change(person.id)).status).toBeLessThan(300);
      await gone(deputy);
    }
  });

  it('comes when the person ends it themselves, among their sessions', async () => {
    const { actor, person } = await aPair();
    const own = await signedIn(person);
    const deputy = await acting(actor, person);
    const { body } = await own.get<z.output<typeof SessionList>>('/api/profile/sessions');
    expect(body.items.map(({ impersonated_by }) => impersonated_by ?? null)).toEqual([
      { id: actor.id, name: actor.displayName },
      null,
    ]);
    expect((await own.delete(`/api/profile/sessions/${deputy.sessionId}`)).status).toBe(204);
    await gone(deputy);
  });

  it('comes after 15 minutes of rest, and at the latest after the minutes of the settings', async () => {
    const { actor, person } = await aPair();
    await storeSettings('session', { impersonation_minutes: 20 });
    const idle = (await actingBrowser(actor, person)).browser;
    clock.advance(15 * MINUTE_MS);
    await gone(idle);
    const fresh = await signedIn(actor, { from: actor });
    const busy = (await actingBrowser(fresh, person)).browser;
    for (let minutes = 0; minutes < 19; minutes += 1) {
      clock.advance(MINUTE_MS);
      expect((await busy.get(WHO)).status).toBe(200);
    }
    clock.advance(MINUTE_MS);
    await gone(busy);
  });

  it('is an hour away at most, whatever the settings are asked for', async () => {
    const admin = await anAdministrator();
    const answer = await admin.patch('/api/settings/session', { impersonation_minutes: 61 });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
  });

  it('comes with signing out, which ends both sessions of the browser', async () => {
    const { actor, person } = await aPair();
    const { browser, own } = await actingBrowser(actor, person);
    expect((await browser.post('/api/auth/logout?everywhere=true')).body.code).toBe('impersonation_forbidden');
    expect((await browser.post('/api/auth/logout')).status).toBe(204);
    await gone(browser);
    await gone(own);
  });
});

describe('the impersonation cookie', () => {
  it('counts for nothing beside another’s session, and alone opens nothing', async () => {
    const { actor, person } = await aPair();
    const { impersonation } = await actingBrowser(actor, person);
    const next = await aSignedInUser();
    const shared = client({ cookie: next.cookie, impersonation });
    expect((await shared.get<Who>(WHO)).body.user.id).toBe(next.id);
    expect((await client({ impersonation }).get(WHO)).status).toBe(401);
    expect((await client({ cookie: impersonation }).get(WHO)).status).toBe(401);
  });

  it('counts for nothing beside another session of the actor’s', async () => {
    const { actor, person } = await aPair();
    const { impersonation } = await actingBrowser(actor, person);
    const second = await signedIn(actor);
    const browser = client({ cookie: second.cookie, impersonation });
    expect((await browser.get<Who>(WHO)).body.user.id).toBe(actor.id);
  });

  it('can’t be made from a session cookie, nor changed', async () => {
    const { actor, person } = await aPair();
    const { impersonation } = await actingBrowser(actor, person);
    for (const forged of [actor.cookie, impersonation.replace(person.id, actor.id), `${impersonation}x`]) {
      const browser = client({ cookie: actor.cookie, impersonation: forged });
      expect((await browser.get<Who>(WHO)).body.user.id).toBe(actor.id);
    }
  });
});

describe('what is allowed', () => {
  it('is what both may do', async () => {
    const admin = await anAdministrator();
    const lent = await aRole({ permissions: ['users:read', 'audit:read'] });
    const actor = await aSignedInUser({ permissions: [IMPERSONATE, 'settings:read'], roleIds: [lent] });
    const deputy = await acting(actor, await aUser({ permissions: ['users:read', 'audit:read'] }));
    expect((await deputy.get('/api/audit')).status).toBe(200);
    expect((await deputy.get('/api/settings/session')).status).toBe(403);
    expect((await deputy.get<Who>(WHO)).body.permissions).toEqual(['audit:read', 'users:read']);
    await admin.delete(`/api/users/${actor.id}/roles/${lent}?reason_code=other`);
    expect((await deputy.get('/api/audit')).status).toBe(403);
    expect((await deputy.get<Who>(WHO)).body.permissions).toEqual([]);
  });

  it('grows with neither alone', async () => {
    const admin = await anAdministrator();
    const { actor, person } = await aPair([]);
    const deputy = await acting(actor, person);
    await admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    expect((await deputy.get('/api/users')).status).toBe(403);
    expect((await deputy.get<Who>(WHO)).body.permissions).toEqual([]);
  });

  it('reaches no further than either of the two, each over their own people', async () => {
    const admin = await anAdministrator();
    const person = await aUser({ permissions: ['users:read_branch'] });
    const lent = await aRole({ permissions: ['users:read'] });
    const actor = await aSignedInUser({ permissions: [IMPERSONATE, 'users:read_team'], roleIds: [lent] });
    const branch = await admin.post<{ id: string }>('/api/branches', { name: 'Lisbon' });
    const [beside, below, both] = [await aUser(), await aUser(), await aUser()];
    for (const { id } of [person, beside, both])
      await run('UPDATE users SET branch_id = ? WHERE id = ?', branch.body.id, id);
    for (const { id } of [below, both]) await run('UPDATE users SET manager_id = ? WHERE id = ?', actor.id, id);
    const deputy = await acting(actor, person);
    const seen = async () => {
      const { body } = await deputy.get<{ items: { id: string }[] }>('/api/users?page_size=100&sort=created_at');
      return body.items.map(({ id }) => id);
    };
    expect((await seen()).sort()).toEqual([person.id, beside.id, both.id].sort());
    await admin.delete(`/api/users/${actor.id}/roles/${lent}?reason_code=other`);
    expect(await seen()).toEqual([both.id]);
    expect((await deputy.get(`/api/users/${both.id}`)).status).toBe(200);
    for (const { id } of [beside, below]) expect((await deputy.get(`/api/users/${id}`)).status).toBe(403);
  });

  it('is answered by the permission check too', async () => {
    const { actor } = await aPair(['users:read']);
    const admin = await anAdministrator();
    const person = await aUser({ permissions: ['users:read'] });
    const deputy = await acting(actor, person);
    await admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    const check = async (resource: string) =>
      (await deputy.get<{ allowed: boolean }>(`/api/permissions/check?resource=${resource}&action=read`)).body.allowed;
    expect([await check('users'), await check('roles')]).toEqual([true, false]);
  });

  it('costs two object calls and no D1 statement; a session of one’s own still costs one', async () => {
    const { actor, person } = await aPair();
    const deputy = await acting(actor, person);
    await deputy.get(WHO);
    expect((await deputy.get(WHO)).cost).toEqual({ d1: 0, rows: 0, objects: 2 });
    expect((await actor.get(WHO)).cost).toEqual({ d1: 0, rows: 0, objects: 1 });
  });
});

describe('while it lasts', () => {
  it('every change is closed but these', () => {
    const open = routes
      .filter((route) => route.access !== 'public' && route.method !== 'get' && isOpenWhileActing(route))
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(open.sort()).toEqual([
      'DELETE /api/auth/impersonation',
      'DELETE /api/departments/{id}',
      'DELETE /api/positions/{id}',
      'PATCH /api/departments/{id}',
      'PATCH /api/positions/{id}',
      'PATCH /api/users/{id}',
      'POST /api/auth/logout',
      'POST /api/departments',
      'POST /api/permissions/check',
      'POST /api/positions',
      'PUT /api/departments/{id}',
      'PUT /api/positions/{id}',
      'PUT /api/users/{id}',
    ]);
  });

  it('nothing that wants recent authentication is open', () => {
    expect(routes.filter((route) => route.recentAuth && isOpenWhileActing(route))).toEqual([]);
  });

  it.each([
    ['POST', '/api/auth/change-password', { current_password: PASSWORD, new_password: OTHER_PASSWORD }],
    ['POST', '/api/auth/step-up', { password: PASSWORD }],
    ['POST', '/api/profile/mfa/totp', {}],
    ['POST', '/api/profile/email', { email: 'mine@halden.example' }],
    ['POST', '/api/profile/passkeys/options', undefined],
    ['DELETE', '/api/profile/sessions', undefined],
    ['PATCH', '/api/profile', { first_name: 'Other' }],
    ['PATCH', '/api/notifications/preferences', { preferences: [] }],
    ['POST', '/api/notifications/read-all', undefined],
    ['POST', '/api/roles', { name: 'Mine', permissions: [] }],
  ])('%s %s is refused', async (method, path, body) => {
    const admin = await anAdministrator();
    const deputy = await acting(admin, await aUser({ permissions: ['roles:create'] }));
    const answer = await deputy.send(method, path, body === undefined ? {} : { body });
    expect([answer.status, answer.body.code]).toEqual([403, 'impersonation_forbidden']);
  });

  it('the accounts of the two can’t be changed by the administrators’ door, nor anybody’s address or line of report', async () => {
    const { actor, person } = await aPair();
    const other = await aUser();
    const deputy = await acting(actor, person);
    const change = async (id: string, body: object) => (await deputy.patch(`/api/users/${id}`, body)).body.code;
    expect(await change(person.id, { job_title: 'Boss' })).toBe('impersonation_forbidden');
    expect(await change(actor.id, { job_title: 'Boss' })).toBe('impersonation_forbidden');
    expect(await change(other.id, { email: 'mine@halden.example' })).toBe('impersonation_forbidden');
    expect(await change(other.id, { manager_id: actor.id })).toBe('impersonation_forbidden');
    expect(await change(other.id, { job_title: 'Retoucher' })).toBeUndefined();
  });

  it('every record names the actor, and whom they acted as', async () => {
    const { actor, person } = await aPair();
    const other = await aUser();
    const deputy = await acting(actor, person);
    await deputy.patch(`/api/users/${other.id}`, { job_title: 'Retoucher' });
    const [record] = await auditFor(other.id);
    expect(record).toMatchObject({
      action: 'user.updated',
      actor_id: actor.id,
      actor_name: actor.displayName,
      on_behalf_of_id: person.id,
      on_behalf_of_name: person.displayName,
      session_id: deputy.sessionId,
    });
    const auditor = await aSignedInUser({ permissions: ['audit:read'] });
    const { body } = await auditor.get<z.output<typeof AuditPage>>(`/api/audit?target_id=${other.id}`);
    expect(body.items[0]).toMatchObject({
      actor: { id: actor.id },
      on_behalf_of: { id: person.id, name: person.displayName, type: 'user' },
    });
  });

  it('the emergency contact stays closed, but for whom the two may read it, which is recorded', async () => {
    const { actor, person } = await aPair();
    const own = await signedIn(person);
    const contact = { name: 'Márton Horváth', relationship: null, phone: '+36301234567' };
    await own.patch('/api/profile', { emergency_contact: contact });
    const deputy = await acting(actor, person);
    expect((await own.get('/api/profile')).body).toMatchObject({ emergency_contact: contact });
    for (const path of ['/api/profile', `/api/users/${person.id}`])
      expect((await deputy.get(path)).body).not.toHaveProperty('emergency_contact');
  });

  it('what is done in somebody’s name stands in their own activity, without where from', async () => {
    const { actor, person } = await aPair();
    const other = await aUser();
    const own = await signedIn(person);
    await (await acting(actor, person)).patch(`/api/users/${other.id}`, { job_title: 'Retoucher', comment: 'Noted' });
    const { body } = await own.get<z.output<typeof AuditPage>>('/api/profile/activity');
    const [record] = body.items;
    expect(record).toMatchObject({ action: 'user.updated', actor: { id: actor.id }, on_behalf_of: { id: person.id } });
    expect(record).not.toHaveProperty('ip');
    expect(record).not.toHaveProperty('comment');
  });
});

describe('the record', () => {
  it('has its start and end with who, whom, why, which case and how long', async () => {
    const { actor, person } = await aPair();
    const deputy = await acting(actor, person);
    clock.advance(4 * MINUTE_MS);
    await deputy.delete(END);
    const [started, ended] = await auditFor(person.id);
    expect(started).toMatchObject({
      action: 'impersonation.started',
      type: 'LOGIN',
      actor_id: actor.id,
      reason_code: 'other',
      comment: WHY.comment,
      changes: [{ field: 'ticket', before: null, after: 'SUP-2291' }],
      session_id: deputy.sessionId,
    });
    expect(ended).toMatchObject({
      action: 'impersonation.ended',
      type: 'LOGOUT',
      actor_id: actor.id,
      on_behalf_of_id: person.id,
      changes: [
        { field: 'ended_by', before: null, after: 'signed_out' },
        { field: 'impersonated_by', before: actor.displayName, after: null },
      ],
      session_id: deputy.sessionId,
      session_duration_seconds: 240,
    });
    const events = (await eventsFor(person.id)).filter(({ type }) => type.startsWith('impersonation.'));
    expect(events.map(({ type, data }) => [type, data.actor_id])).toEqual([
      ['impersonation.started', actor.id],
      ['impersonation.ended', actor.id],
    ]);
  });

  it('reaches the person by mail at once: who, for how long and which case, not what was noted', async () => {
    const { actor, person } = await aPair();
    await acting(actor, person);
    await drainQueues();
    const [mail] = await mailbox(person.email);
    const plain = mail?.text.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
    for (const told of [actor.displayName, 'SUP-2291', '30 minutes', '/profile/security'])
      expect(plain).toContain(told);
    expect(plain).not.toContain(WHY.comment);
    const own = await signedIn(person);
    const { body } = await own.get<{ items: { kind: string }[] }>('/api/notifications');
    expect(body.items.map(({ kind }) => kind)).toEqual(['impersonated']);
  });

  it('is made before the session opens: a person who was shut out meanwhile is nobody’s', async () => {
    const { actor, person } = await aPair();
    await signedIn(person);
    await setStatusRow(person.id, 'suspended');
    expect((await begin(actor, person)).body.code).toBe('not_active');
    expect(await auditFor(person.id)).not.toContainEqual(expect.objectContaining({ action: 'impersonation.started' }));
  });
});
