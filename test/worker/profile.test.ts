import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Profile, User } from '../../web/src/lib/api/types';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aSignedInUser, aUser, type SignedInPerson, setStatusRow } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const CONTACT = { name: 'Márton Horváth', relationship: 'Brother', phone: '+36301234567' };

let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});
beforeEach(() => storeSettings('profile', {}));

describe('the profile', () => {
  it('is the caller’s own account, with what they may change and what is missing', async () => {
    await storeSettings('profile', { required_fields: ['phone', 'first_name'], admin_only_fields: ['job_title'] });
    const person = await aSignedInUser({ firstName: 'Zsófia', lastName: 'Horváth' });
    const { status, body, headers } = await person.get<Profile>('/api/profile');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: person.id,
      email: person.email,
      display_name: 'Zsófia Horváth',
      emergency_contact: null,
      pending_email: null,
      required_fields: ['phone', 'first_name'],
      missing_fields: ['phone'],
    });
    expect(body.editable_fields).not.toContain('job_title');
    expect(body.editable_fields).toEqual(expect.arrayContaining(['phone', 'bio', 'department_id']));
    expect(headers.get('etag')).toBe(`"${body.version}"`);
  });

  it('can be read, and only read, while the account is pending', async () => {
    const person = await aSignedInUser({ status: 'pending' });
    expect((await person.get<Profile>('/api/profile')).body.status).toBe('pending');
    const refused = await person.patch('/api/profile', { bio: 'x' });
    expect([refused.status, refused.body.code]).toEqual([403, 'account_pending']);
  });

  it.each(['patch', 'put'] as const)('%s changes what the body names and leaves the rest', async (method) => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { bio: 'Portraits' });
    const { status, body } = await person[method]<Profile>('/api/profile', {
      first_name: 'Nguyễn Thị',
      last_name: 'Ánh',
      phone: '+84912345678',
      username: `anh.${method}`,
      timezone: 'Asia/Ho_Chi_Minh',
      locale: 'vi',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      display_name: 'Nguyễn Thị Ánh',
      phone: '+84912345678',
      bio: 'Portraits',
      timezone: 'Asia/Ho_Chi_Minh',
      locale: 'vi',
    });
  });

  it('is in force at once: the session shows the new name', async () => {
    const person = await aSignedInUser();
    await person.get('/api/auth/session');
    await person.patch('/api/profile', { display_name: 'Somebody Else Entirely' });
    const { body } = await person.get<{ user: User }>('/api/auth/session');
    expect(body.user.display_name).toBe('Somebody Else Entirely');
  });

  it('records each change with its values, and announces it', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { bio: 'Daylight', phone: '+351912345078' });
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'user.updated',
      actor_id: person.id,
      changes: [
        { field: 'phone', before: null, after: '+351912345078' },
        { field: 'bio', before: null, after: 'Daylight' },
      ],
    });
    expect((await eventsFor(person.id)).at(-1)).toMatchObject({
      type: 'user.updated',
      data: { changed: ['phone', 'bio'] },
    });
  });

  it('writes nothing when nothing changes', async () => {
    const person = await aSignedInUser();
    const before = await person.get<Profile>('/api/profile');
    const again = await person.patch<Profile>('/api/profile', { first_name: before.body.first_name, bio: null });
    expect(again.body.version).toBe(before.body.version);
    expect((await auditFor(person.id)).filter(({ action }) => action === 'user.updated')).toEqual([]);
  });

  it('refuses an old version', async () => {
    const person = await aSignedInUser();
    const { headers } = await person.get('/api/profile');
    const etag = headers.get('etag') ?? '';
    expect((await person.patch('/api/profile', { bio: 'First' }, { 'if-match': etag })).status).toBe(200);
    const late = await person.patch('/api/profile', { bio: 'Second' }, { 'if-match': etag });
    expect([late.status, late.body.code]).toEqual([412, 'stale']);
  });

  it.each([
    ['an address', { email: 'me@halden.example' }, '/email'],
    ['a status', { status: 'active' }, '/status'],
    ['roles', { role_ids: [] }, '/role_ids'],
    ['a manager', { manager_id: null }, '/manager_id'],
    ['an end date', { expires_at: null }, '/expires_at'],
    ['a level', { user_level: 'Root' }, '/user_level'],
    ['a sealed value', { emergencyContact: 'x' }, '/emergencyContact'],
    ['an empty name', { first_name: ' ' }, '/first_name'],
    ['a phone number without country', { phone: '0912345078' }, '/phone'],
    ['a half emergency contact', { emergency_contact: { name: 'Márton' } }, '/emergency_contact/phone'],
    ['a time zone of nowhere', { timezone: 'Mars/Olympus' }, '/timezone'],
  ])('refuses %s', async (_, body, pointer) => {
    const answer = await (await aSignedInUser()).patch('/api/profile', body);
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, pointer]);
  });

  it('refuses a body that names nothing', async () => {
    expect((await (await aSignedInUser()).patch('/api/profile', {})).status).toBe(422);
  });

  it('refuses a username that somebody has, in any spelling', async () => {
    const taken = await aUser();
    const answer = await (await aSignedInUser()).patch('/api/profile', { username: taken.username.toUpperCase() });
    expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([
      409,
      'username_taken',
      '/username',
    ]);
  });

  it('is read-only once archived', async () => {
    const person = await aSignedInUser();
    await setStatusRow(person.id, 'archived');
    expect((await person.patch('/api/profile', { bio: 'x' })).status).toBeGreaterThanOrEqual(401);
  });
});

describe('what only administrators change', () => {
  it('is department and job title unless set otherwise, and every refused field is named', async () => {
    const person = await aSignedInUser();
    const { body: department } = await admin.post<{ id: string }>('/api/departments', { name: 'Production' });
    const answer = await person.patch('/api/profile', {
      bio: 'x',
      job_title: 'Director',
      department_id: department.id,
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'field_not_editable']);
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/department_id', '/job_title']);
    expect((await person.get<Profile>('/api/profile')).body).toMatchObject({ bio: null, job_title: null });
  });

  it('may be repeated unchanged: a whole form passes', async () => {
    const person = await aSignedInUser();
    await admin.patch(`/api/users/${person.id}`, { job_title: 'Photographer' });
    const answer = await person.put<Profile>('/api/profile', {
      job_title: 'Photographer',
      department_id: null,
      bio: 'Me',
    });
    expect([answer.status, answer.body.bio]).toEqual([200, 'Me']);
  });

  it('follows the setting', async () => {
    await storeSettings('profile', { admin_only_fields: ['emergency_contact', 'bio'] });
    const person = await aSignedInUser();
    expect((await person.patch<Profile>('/api/profile', { job_title: 'Director' })).body.job_title).toBe('Director');
    expect((await person.patch('/api/profile', { bio: 'x' })).status).toBe(403);
    expect((await person.patch('/api/profile', { emergency_contact: CONTACT })).status).toBe(403);
  });

  it('a department that doesn’t exist is refused where people choose their own', async () => {
    await storeSettings('profile', { admin_only_fields: [] });
    const answer = await (await aSignedInUser()).patch('/api/profile', { department_id: crypto.randomUUID() });
    expect([answer.status, answer.body.code]).toEqual([422, 'unknown_reference']);
  });
});

describe('required fields', () => {
  beforeEach(() => storeSettings('profile', { required_fields: ['phone', 'emergency_contact', 'bio'] }));

  it('can’t be emptied, by their owner or by an administrator', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { phone: '+351912345078', emergency_contact: CONTACT });
    const own = await person.patch('/api/profile', { phone: null, emergency_contact: null });
    expect(own.status).toBe(422);
    expect(own.body.errors).toMatchObject([
      { pointer: '/phone', code: 'required' },
      { pointer: '/emergency_contact', code: 'required' },
    ]);
    const theirs = await admin.patch(`/api/users/${person.id}`, { phone: null });
    expect([theirs.status, theirs.body.errors[0]?.pointer]).toEqual([422, '/phone']);
  });

  it('that are still empty hold up no other change', async () => {
    const person = await aSignedInUser();
    const answer = await person.patch<Profile>('/api/profile', { phone: '+351912345078' });
    expect([answer.status, answer.body.missing_fields]).toEqual([200, ['emergency_contact', 'bio']]);
  });

  it('are demanded of whoever makes an account, but for what only its owner knows', async () => {
    const body = { email: 'required@halden.example', name: 'Req Uired', send_activation: false };
    const refused = await admin.post('/api/users', body);
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/phone', code: 'required' }]]);
    expect((await admin.post('/api/users', { ...body, phone: '+351912345078' })).status).toBe(201);
  });
});

describe('an emergency contact', () => {
  it('is sealed at rest, bound to its owner', async () => {
    const [one, other] = [await aSignedInUser(), await aSignedInUser()];
    await one.patch('/api/profile', { emergency_contact: CONTACT });
    const [row] = await select<{ emergency_contact: string }>(
      'SELECT emergency_contact FROM users WHERE id = ?',
      one.id,
    );
    expect(row?.emergency_contact).toMatch(/^[a-z0-9_-]+\.[A-Za-z0-9_-]+$/);
    await run('UPDATE users SET emergency_contact = ? WHERE id = ?', row?.emergency_contact, other.id);
    const moved = await other.get('/api/profile').catch((error: unknown) => error);
    expect(JSON.stringify(moved)).not.toContain('Márton');
  });

  it('is shown to its owner, and its value stands in no record and no event', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { emergency_contact: CONTACT });
    expect((await person.get<Profile>('/api/profile')).body.emergency_contact).toEqual(CONTACT);
    await person.patch('/api/profile', { emergency_contact: { ...CONTACT, phone: '+36309999999' } });
    await person.patch('/api/profile', { emergency_contact: null });
    const records = (await auditFor(person.id)).filter(({ action }) => action === 'user.updated');
    expect(records.map(({ changes }) => changes)).toEqual([
      [{ field: 'emergency_contact', before: null, after: '[changed]' }],
      [{ field: 'emergency_contact', before: '[set]', after: '[changed]' }],
      [{ field: 'emergency_contact', before: '[set]', after: null }],
    ]);
    const written = JSON.stringify([await select('SELECT * FROM audit_log'), await select('SELECT * FROM outbox')]);
    for (const secret of ['Márton', 'marton', '+3630', 'Brother']) expect(written).not.toContain(secret);
  });

  it('sent again unchanged is no change', async () => {
    const person = await aSignedInUser();
    const first = await person.patch<Profile>('/api/profile', { emergency_contact: CONTACT });
    const again = await person.patch<Profile>('/api/profile', { emergency_contact: CONTACT });
    expect(again.body.version).toBe(first.body.version);
  });

  it('is read by whoever may read sensitive data, once a record', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { emergency_contact: CONTACT });
    const hr = await aSignedInUser({ permissions: ['users:read', 'users:read_sensitive'] });
    for (let view = 0; view < 2; view += 1) {
      expect((await hr.get<User>(`/api/users/${person.id}`)).body.emergency_contact).toEqual(CONTACT);
    }
    const reads = (await auditFor(person.id)).filter(({ action }) => action === 'user.sensitive_read');
    expect(reads).toHaveLength(2);
    expect(reads[0]).toMatchObject({ actor_id: hr.id, target_id: person.id });
  });

  it('is absent for everybody else, and in every list, search and answer to a change', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile', { emergency_contact: CONTACT });
    const reader = await aSignedInUser({ permissions: ['users:read'] });
    expect((await reader.get<User>(`/api/users/${person.id}`)).body).not.toHaveProperty('emergency_contact');
    const colleague = await aSignedInUser();
    for (const [who, path] of [
      [admin, `/api/users?q=${person.username}`],
      [admin, '/api/users?q=Márton'],
      [colleague, `/api/people/${person.id}`],
      [colleague, '/api/people?q=Person'],
    ] as const) {
      const { body } = await who.get<unknown>(path);
      expect(JSON.stringify(body)).not.toMatch(/emergency|Márton|\+3630/);
    }
    const changed = await admin.patch<User>(`/api/users/${person.id}`, { bio: 'x' });
    expect(changed.body).not.toHaveProperty('emergency_contact');
  });

  it('isn’t anybody else’s to write', async () => {
    const answer = await admin.patch(`/api/users/${(await aUser()).id}`, { emergency_contact: CONTACT });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, 'unknown_field']);
  });
});

describe('an administrator’s view of somebody with a private field', () => {
  const views = (id: string) => count('audit_log', "target_id = ? AND action = 'user.viewed'", id);

  it('is recorded once a day for each administrator, also when it happens ten times at once', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile/visibility', { phone: 'private' });
    const other = await aSignedInUser({ permissions: ['users:read'] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => other.get(`/api/users/${person.id}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await admin.get(`/api/users/${person.id}`);
    expect(await views(person.id)).toBe(2);
  });

  it('leaves no record of oneself, or of somebody who keeps nothing private', async () => {
    const open = await aUser();
    await admin.get(`/api/users/${open.id}`);
    expect(await views(open.id)).toBe(0);
    await admin.patch('/api/profile/visibility', { phone: 'private' });
    await admin.get(`/api/users/${admin.id}`);
    expect(await views(admin.id)).toBe(0);
  });

  it('counts what is private by default', async () => {
    await storeSettings('profile', { default_visibility: 'private' });
    const person = await aUser();
    await admin.get(`/api/users/${person.id}`);
    expect(await views(person.id)).toBe(1);
  });
});
