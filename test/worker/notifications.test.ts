import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { seal } from '../../worker/crypto/secret-box';
import type {
  Notification,
  NotificationPage,
  NotificationPreferences,
} from '../../worker/features/notifications/schemas';
import { newId } from '../../worker/kernel/ids';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { deps, ORIGIN } from '../support/worker/bindings';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anOccasion } from '../support/worker/messages';
import { anAdministrator, aRole, aSignedInUser, aUser, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run } from '../support/worker/sql';

type Page = z.output<typeof NotificationPage>;
type One = z.output<typeof Notification>;
type Preferences = z.output<typeof NotificationPreferences>;

const clock = useClock();
beforeEach(() => resetDatabase());

const told = async (person: SignedInPerson, query = '') => (await person.get<Page>(`/api/notifications${query}`)).body;
const subjects = async (address: string) => (await mailbox(address)).map(({ subject }) => subject).sort();

async function happens(person: { id: string }, type: string, data = {}): Promise<void> {
  await anOccasion(person.id, type, data);
  await drainQueues();
}

describe('the bell', () => {
  it('has what happened, newest first, with the number that is unread', async () => {
    const person = await aSignedInUser();
    await happens(person, 'user.password_changed');
    clock.advance(MINUTE_MS);
    await happens(person, 'user.passkey_added', { name: 'Laptop' });
    const { items, unread, total } = await told(person);
    expect(items).toMatchObject([
      { kind: 'passkey_added', title: 'A passkey was added', path: '/profile/security', read_at: null },
      { kind: 'password_changed', title: 'Your Latchkey password was changed', read_at: null },
    ]);
    expect(items[0]?.body).toContain('The passkey Laptop was added');
    expect([unread, total]).toEqual([2, 2]);
  });

  it('speaks the language and the time zone that the reader has when they read', async () => {
    const person = await aSignedInUser();
    await happens(person, 'user.role_assigned', { role_id: SYSTEM_ROLES.viewer, role: 'viewer' });
    for (const [locale, title] of [
      ['de', 'Sie haben die Rolle Viewer erhalten'],
      ['vi', 'Bạn được giao vai trò Viewer'],
      ['fr-CA', 'Vous avez reçu le rôle Viewer'],
    ]) {
      await run('UPDATE users SET locale = ? WHERE id = ?', locale, person.id);
      expect((await told(person)).items[0]?.title).toBe(title);
    }
  });

  it('tells once over repeated deliveries', async () => {
    const person = await aSignedInUser();
    for (let delivery = 0; delivery < 3; delivery += 1) {
      if (delivery === 0) await anOccasion(person.id);
      await drainQueues();
      await run('DELETE FROM consumed_events');
      await run("UPDATE outbox SET relayed_at = NULL WHERE type = 'user.password_changed'");
    }
    expect((await told(person)).items).toHaveLength(1);
    expect(await mailbox(person.email)).toHaveLength(1);
  });

  it('goes on by cursor, and can leave out what is read', async () => {
    const person = await aSignedInUser();
    for (let n = 0; n < 11; n += 1) {
      await happens(person, 'user.password_changed');
      clock.advance(SECOND_MS);
    }
    const first = await told(person, '?page_size=10');
    const second = await told(person, `?page_size=10&cursor=${first.next_cursor}`);
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([10, 1, null]);
    await person.patch(`/api/notifications/${second.items[0]?.id}`, { read: true });
    expect(await told(person, '?unread=true')).toMatchObject({ total: 10, unread: 10 });
  });

  it('is marked read and unread, one or all, and nobody else’s can be', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    await happens(person, 'user.password_changed');
    await happens(person, 'user.mfa_reset');
    const path = `/api/notifications/${(await told(person)).items[0]?.id}`;
    const first = (await person.patch<One>(path, { read: true })).body.read_at;
    expect(first).not.toBeNull();
    clock.advance(MINUTE_MS);
    expect((await person.patch<One>(path, { read: true })).body.read_at).toBe(first);
    expect((await person.patch<One>(path, { read: false })).body.read_at).toBeNull();
    for (const answer of [await other.get(path), await other.patch(path, { read: true })])
      expect([answer.status, answer.body.code]).toEqual([404, 'notification_not_found']);
    expect((await other.post<{ marked: number }>('/api/notifications/read-all')).body).toEqual({ marked: 0 });
    expect((await person.post<{ marked: number }>('/api/notifications/read-all')).body).toEqual({ marked: 2 });
    expect(await told(person)).toMatchObject({ unread: 0 });
  });
});

describe('who is told of a change of status', () => {
  async function changed(from: string, to: string, reason_code: string) {
    const manager = await aUser();
    const person = await aUser();
    await run('UPDATE users SET manager_id = ? WHERE id = ?', manager.id, person.id);
    await storeSettings('notifications', {
      hr_recipients: ['people@halden.example'],
      security_recipients: ['soc@halden.example'],
    });
    await happens(person, 'user.status_changed', { from, to, reason_code });
    const heard = async (address: string) => (await mailbox(address)).length;
    return {
      owner: await heard(person.email),
      manager: await heard(manager.email),
      hr: await heard('people@halden.example'),
      security: await heard('soc@halden.example'),
    };
  }

  it.each([
    ['suspended', 'other', { owner: 1, manager: 1, hr: 1, security: 0 }],
    ['inactive', 'resignation', { owner: 1, manager: 1, hr: 1, security: 0 }],
    // C-39: whoever is shut out for security isn't warned; security hears of it instead.
    ['suspended', 'security', { owner: 0, manager: 1, hr: 1, security: 1 }],
    ['inactive', 'termination', { owner: 0, manager: 1, hr: 1, security: 1 }],
    // C-38: no mail to the archived, the others are told.
    ['archived', 'other', { owner: 0, manager: 1, hr: 1, security: 0 }],
  ])('%s for %s', async (to, reason, heard) => {
    expect(await changed('active', to, reason)).toEqual(heard);
  });

  it('is the owner alone when a pending account is activated', async () => {
    expect(await changed('pending', 'active', 'other')).toEqual({ owner: 1, manager: 0, hr: 0, security: 0 });
  });
});

describe('changes of access', () => {
  it('are told the holder; of roles with wide powers also security administrators, but not about themselves (AUD-22)', async () => {
    const admin = await anAdministrator();
    const guard = await aSignedInUser({ roles: ['security_admin'] });
    const person = await aSignedInUser();
    await admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.admin, reason_code: 'other' });
    await admin.post(`/api/users/${person.id}/roles`, { role_id: SYSTEM_ROLES.viewer, reason_code: 'other' });
    await drainQueues();
    expect((await told(person)).items.map(({ kind }) => kind)).toEqual(['role_assigned', 'role_assigned']);
    const [alert, ...more] = (await told(guard)).items;
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ kind: 'sensitive_role_changed', path: `/users/${person.id}` });
    expect(alert?.body).toMatch(/Person Number \d+: the role Admin.* was given on .* by Adaeze Okonkwo\./);
    await admin.delete(`/api/users/${guard.id}/roles/${SYSTEM_ROLES.security_admin}?reason_code=other`);
    await drainQueues();
    expect((await told(guard)).items.map(({ kind }) => kind)).toEqual(['role_removed', 'sensitive_role_changed']);
  });

  it('go to the addresses of the settings where there are any', async () => {
    await storeSettings('notifications', { security_recipients: ['soc@halden.example'] });
    const guard = await aUser({ roles: ['security_admin'] });
    const person = await aUser();
    await happens(person, 'user.role_assigned', { role_id: SYSTEM_ROLES.super_admin, role: 'super_admin' });
    expect(await subjects('soc@halden.example')).toEqual(['A role with wide powers changed hands']);
    expect(await mailbox(guard.email)).toEqual([]);
  });

  it('are not mailed to somebody who hasn’t activated the account yet', async () => {
    const person = await aUser({ status: 'pending' });
    await happens(person, 'user.role_assigned', { role_id: SYSTEM_ROLES.viewer, role: 'viewer' });
    expect(await mailbox(person.email)).toEqual([]);
  });

  it.each([
    [100, 'by mail too'],
    [101, 'in the app only'],
  ])('of a role are told its %i holders %s', async (holders) => {
    const role = await aRole({ name: 'Editor' });
    const some = await aSignedInUser();
    await run(
      'INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      some.id,
      role,
    );
    await run(
      `WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${holders})
       INSERT INTO users (id, email, email_key, first_name, last_name, display_name, name_key, status, status_changed_at, search_text, created_at, updated_at)
       SELECT 'u' || i, 'u' || i || '@halden.example', 'u' || i || '@halden.example', 'U', i, 'U', 'u', 'active', 1, 'u', 1, 1 FROM n`,
    );
    await run(
      "INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) SELECT id, ?, 1, 1 FROM users WHERE id LIKE 'u%'",
      role,
    );
    await happens({ id: role }, 'role.updated', { changed: ['name'] });
    expect(await count('notifications')).toBe(0);
    await happens({ id: role }, 'role.updated', { changed: ['permissions'] });
    expect((await told(some)).items[0]?.title).toBe('What your role Editor allows has changed');
    expect(await count('notifications', "kind = 'permissions_changed'")).toBe(holders);
    expect(await count('dev_mailbox')).toBe(holders > 100 ? 0 : holders);
  });
});

describe('an attack on many accounts', () => {
  it('is told security once, at the tenth account that is locked within ten minutes', async () => {
    const guard = await aSignedInUser({ roles: ['security_admin'] });
    for (let n = 0; n < 12; n += 1) await happens(await aUser(), 'account.locked', { locked_until: clock.now() });
    expect((await told(guard)).items).toMatchObject([{ kind: 'mass_lockout', path: '/audit' }]);
    clock.advance(HOUR_MS);
    for (let n = 0; n < 9; n += 1) await happens(await aUser(), 'account.locked', { locked_until: clock.now() });
    expect(await count('notifications', "kind = 'mass_lockout'")).toBe(1);
  });
});

describe('every occasion', () => {
  const SUBJECTS: [string, Record<string, unknown>, RegExp][] = [
    ['user.expires_soon', { expires_at: '2026-12-01T00:00:00.000Z' }, /expires soon/],
    ['user.expired', { expires_at: '2026-11-01T00:00:00.000Z' }, /has expired/],
    ['user.password_reset', {}, /password was reset/],
    ['user.temporary_password_set', { expires_at: '2026-12-01T00:00:00.000Z' }, /temporary .* password/],
    ['user.mfa_enabled', { method: 'totp' }, /second factor was set up/],
    ['user.mfa_disabled', { method: 'sms' }, /second factor was removed/],
    ['user.mfa_reset', {}, /second factors were reset/],
    ['user.recovery_codes_created', {}, /New recovery codes/],
    ['user.recovery_codes_low', { left: 2 }, /running out/],
    ['user.passkey_removed', { name: 'Laptop' }, /passkey was removed/],
    ['user.passkey_clone_suspected', { name: 'Laptop' }, /may have been copied/],
    ['user.identity_disconnected', { provider: 'google' }, /was disconnected/],
    ['session.risk_detected', { risks: ['new_device'], ip: '203.0.113.7', country: 'NO' }, /Unusual sign-in/],
    ['session.refresh_reused', {}, /ended for your safety/],
    ['registration.address_taken', {}, /already have an account/],
  ];

  it.each(SUBJECTS)('%s is mailed, whole', async (type, data, subject) => {
    const person = await aUser();
    await happens(person, type, data);
    const [mail] = await mailbox(person.email);
    expect(mail?.subject).toMatch(subject);
    expect(mail?.text).not.toMatch(/\{\w+\}|undefined|null|NaN/);
  });

  it.each([
    ['user.password_reset_requested', 'password_reset', '/reset-password'],
    ['user.magic_link_requested', 'magic_link', '/magic-link'],
    ['user.email_verification_requested', 'email_verification', '/verify-email'],
  ])('%s mails a link of its kind, from the configured origin, whatever host asked', async (type, kind, path) => {
    const person = await aUser();
    await happens(person, type, { host: 'evil.example' });
    const [mail] = await mailbox(person.email);
    expect(mail?.text).toContain(`${ORIGIN}${path}?token=${tokenIn(mail)}`);
    expect([...(mail?.html.matchAll(/https?:\/\/[^/"<]+/g) ?? [])].every(([origin]) => origin === ORIGIN)).toBe(true);
    expect(await count('action_tokens', 'user_id = ? AND kind = ?', person.id, kind)).toBe(1);
  });

  it('a change of address mails the link to the new one and a warning to the old; once made, it is told to both', async () => {
    const person = await aUser();
    await happens(person, 'user.email_change_requested', { email: 'new@halden.example' });
    expect(await subjects('new@halden.example')).toEqual(['Confirm your new email address']);
    expect(await subjects(person.email)).toEqual(['A change of your email address was asked for']);
    expect((await mailbox(person.email))[0]?.text).not.toContain('token=');
    await run(
      "UPDATE users SET email = 'new@halden.example', email_key = 'new@halden.example' WHERE id = ?",
      person.id,
    );
    await happens(person, 'user.email_changed', { from: person.email, to: 'new@halden.example' });
    expect(await subjects(person.email)).toContain('Your email address was changed');
    expect(await subjects('new@halden.example')).toContain('Your email address was changed');
  });

  describe('a one-time code', () => {
    const sealed = (userId: string, code = '493817') =>
      seal(deps().keyring, 'message-code', new TextEncoder().encode(code), userId);

    it('is mailed, and texted to the number that it is for', async () => {
      const person = await aUser();
      await happens(person, 'user.mfa_code_requested', { channel: 'email', code: sealed(person.id), ttl_seconds: 600 });
      expect((await mailbox(person.email))[0]).toMatchObject({ subject: 'Your Latchkey code' });
      expect((await mailbox(person.email))[0]?.text).toContain('\n\n493817\n\n');
      const data = { channel: 'sms', code: sealed(person.id), ttl_seconds: 600, to: '+4791234567' };
      await happens(person, 'user.mfa_code_requested', data);
      expect(await mailbox('+4791234567')).toMatchObject([
        { channel: 'sms', text: '493817 is your Latchkey code. It works for 10 minutes. Give it to nobody.' },
      ]);
    });

    it('stands nowhere in clear but in the message', async () => {
      const person = await aUser();
      await happens(person, 'user.mfa_code_requested', { channel: 'email', code: sealed(person.id), ttl_seconds: 600 });
      expect(await count('outbox', "instr(data, '493817') > 0")).toBe(0);
      expect(await count('notifications')).toBe(0);
    });

    it('is not sent once it has expired, nor to another account than it was made for', async () => {
      const [person, other] = [await aUser(), await aUser()];
      const late = { channel: 'email', code: sealed(person.id), ttl_seconds: 600 };
      await anOccasion(person.id, 'user.mfa_code_requested', late);
      clock.advance(11 * MINUTE_MS);
      await drainQueues();
      await happens(other, 'user.mfa_code_requested', late);
      expect(await mailbox(person.email)).toEqual([]);
      expect(await mailbox(other.email)).toEqual([]);
    });
  });

  it('is told in the language of somebody without an account, too: a registration’s', async () => {
    const { id } = { id: newId() };
    await run(
      `INSERT INTO registrations (id, email, email_key, first_name, last_name, password_hash, locale, nonce, token_hash, created_at, expires_at)
       VALUES (?, 'moi@halden.example', 'moi@halden.example', 'M', 'M', '', 'fr', 'n', 'not the hash of any token', ?, ?)`,
      id,
      clock.now(),
      clock.now() + HOUR_MS,
    );
    const { actionToken, actionTokenHash } = await import('../../worker/crypto/action-token');
    const token = actionToken(deps().keyring, { id, nonce: 'n' });
    await run('UPDATE registrations SET token_hash = ? WHERE id = ?', actionTokenHash(token), id);
    await anOccasion('', 'registration.requested', { registration_id: id });
    await drainQueues();
    const [mail] = await mailbox('moi@halden.example');
    expect(mail?.subject).toBe('Confirmez votre adresse e-mail');
    expect(mail?.text).toContain(`${ORIGIN}/verify-email?token=${token}`);
  });
});

describe('preferences', () => {
  const read = async (person: SignedInPerson) => (await person.get<Preferences>('/api/notifications/preferences')).body;
  const choose = (person: SignedInPerson, kind: string, channel: string, on: boolean) =>
    person.patch<Preferences>('/api/notifications/preferences', { preferences: [{ kind, channel, on }] });
  const of = ({ items }: Preferences, kind: string) => items.find((item) => item.kind === kind)?.channels;

  it('are followed, by kind and channel', async () => {
    const person = await aSignedInUser();
    expect((await choose(person, 'role_assigned', 'email', false)).status).toBe(200);
    await choose(person, 'role_removed', 'in_app', false);
    await happens(person, 'user.role_assigned', { role_id: SYSTEM_ROLES.viewer, role: 'viewer' });
    await happens(person, 'user.role_removed', { role_id: SYSTEM_ROLES.viewer, role: 'viewer' });
    expect((await told(person)).items.map(({ kind }) => kind)).toEqual(['role_assigned']);
    expect(await subjects(person.email)).toEqual(['The role Viewer was taken from you']);
    expect(of(await read(person), 'role_assigned')).toEqual({
      email: { on: false, locked: false },
      in_app: { on: true, locked: false },
    });
  });

  it('can’t switch off security mail, in the app they can', async () => {
    const person = await aSignedInUser();
    const { status, body } = await choose(person, 'password_changed', 'email', false);
    expect([status, (body as unknown as { errors: unknown[] }).errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/preferences/0/on', code: 'locked' })],
    ]);
    await choose(person, 'password_changed', 'in_app', false);
    await happens(person, 'user.password_changed');
    expect(await mailbox(person.email)).toHaveLength(1);
    expect((await told(person)).items).toEqual([]);
  });

  it('send SMS only to those who have a phone and want them', async () => {
    const person = await aSignedInUser();
    expect(await choose(person, 'password_changed', 'sms', true)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'phone_required' }] },
    });
    await run("UPDATE users SET phone = '+4791234567' WHERE id = ?", person.id);
    await happens(person, 'user.password_changed');
    expect(await mailbox('+4791234567')).toEqual([]);
    expect((await choose(person, 'password_changed', 'sms', true)).body.sms_to).toBe('+4791234567');
    await happens(person, 'user.password_changed');
    expect(await mailbox('+4791234567')).toMatchObject([
      { text: 'Latchkey: Your Latchkey password was changed.', channel: 'sms' },
    ]);
  });

  it('don’t offer what was asked for a moment ago, nor a channel that a kind doesn’t take', async () => {
    const person = await aSignedInUser();
    expect(of(await read(person), 'mfa_code')).toBeUndefined();
    for (const [kind, channel] of [
      ['password_reset', 'email'],
      ['role_assigned', 'sms'],
    ] as const)
      expect(await choose(person, kind, channel, true)).toMatchObject({
        status: 422,
        body: { errors: [{ code: 'not_offered' }] },
      });
  });
});
