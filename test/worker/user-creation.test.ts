import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { User } from '../../worker/features/users/schemas';
import { newId } from '../../worker/kernel/ids';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, login, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, auditFor, eventsFor, mailbox } from '../support/worker/records';
import { count } from '../support/worker/sql';

type UserBody = z.output<typeof User>;
let admin: SignedInPerson;

beforeEach(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

const NEW = { email: 'ola.nordmann@halden.example', first_name: 'Ola', last_name: 'Nordmann' };
const create = (body: object) => admin.post<UserBody>('/api/users', { ...NEW, ...body });
const path = ({ id }: { id: string }) => `/api/users/${id}`;

describe('creating', () => {
  it('answers the user with its address, pending, and mails a link', async () => {
    const { status, body, headers } = await create({ job_title: 'Editor', phone: '+4791234567', custom: { badge: 7 } });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(path(body));
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      ...NEW,
      display_name: 'Ola Nordmann',
      status: 'pending',
      job_title: 'Editor',
      phone: '+4791234567',
      custom: { badge: 7 },
      created_by: admin.id,
      roles: [expect.objectContaining({ key: 'user' })],
      user_level: 'Normal',
      last_login_at: null,
      email_verified: false,
      version: 1,
    });
    expect((await admin.get<UserBody>(path(body))).body).toEqual({ ...body, emergency_contact: null });
    await drainQueues();
    expect(await mailbox(NEW.email)).toHaveLength(1);
  });

  it('is audited with every field given, and announced', async () => {
    const { body } = await create({ job_title: 'Editor', custom: { badge: 'secret-ish' } });
    const [record] = await auditFor(body.id);
    expect(record).toMatchObject({
      action: 'user.created',
      type: 'CREATE',
      actor_id: admin.id,
      actor_name: 'Adaeze Okonkwo',
    });
    expect(record?.changes).toContainEqual({ field: 'email', before: null, after: NEW.email });
    expect(record?.changes).toContainEqual({ field: 'job_title', before: null, after: 'Editor' });
    // Contents that only the deployment knows may be anything: the log says that they changed.
    expect(record?.changes).toContainEqual({ field: 'custom', before: null, after: '[changed]' });
    expect((await eventsFor(body.id)).map(({ type }) => type)).toEqual([
      'user.created',
      'user.role_assigned',
      'user.activation_requested',
    ]);
  });

  it.each([
    [{ send_activation: false }, 0],
    [{ password: 'Lofoten-Storm-55', send_activation: false }, 0],
    [{ password: 'Lofoten-Storm-55' }, 1],
    [{ password: 'Lofoten-Storm-55', initial_status: 'active' }, 1],
    [{}, 1],
  ])('with %j sends %i links', async (body, mails) => {
    await create(body);
    await drainQueues();
    expect(await mailbox(NEW.email)).toHaveLength(mails);
  });

  it.each([
    ['+47 912 34 567', '+4791234567'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['+44 (0)20 7946.0958', '+442079460958'],
  ])('takes a phone number as people write it: %s', async (phone, kept) => {
    expect((await create({ phone })).body.phone).toBe(kept);
  });

  it.each([
    ['Ola Nordmann', 'Ola', 'Nordmann'],
    ['Ana Maria da Silva', 'Ana Maria da', 'Silva'],
    ['Plato', 'Plato', 'Plato'],
  ])('takes one name: %s', async (name, first_name, last_name) => {
    const { body } = await admin.post<UserBody>('/api/users', { email: NEW.email, name });
    expect(body).toMatchObject({ first_name, last_name });
  });

  it('with a password and active can sign in at once; with must_change_password only to change it', async () => {
    const { body } = await create({
      initial_status: 'active',
      password: 'Lofoten-Storm-55',
      must_change_password: true,
    });
    const signedIn = await login(nobody(), NEW.email, 'Lofoten-Storm-55');
    expect([body.status, signedIn.status, signedIn.body.session.scope]).toEqual(['active', 200, 'password_change']);
  });

  it('never answers, audits or announces the password', async () => {
    const { body } = await create({ password: 'Lofoten-Storm-55' });
    const stored = [await auditFor(body.id), await eventsFor(body.id), body];
    expect(JSON.stringify(stored)).not.toMatch(/Lofoten|argon2/);
  });

  it('with roles gives them in the same step, each audited', async () => {
    const { body } = await create({ role_ids: [SYSTEM_ROLES.viewer, SYSTEM_ROLES.manager, SYSTEM_ROLES.viewer] });
    expect(body.roles.map(({ key }) => key).sort()).toEqual(['manager', 'viewer']);
    expect(await auditActions(body.id)).toEqual(['user.created', 'user.role_assigned', 'user.role_assigned']);
  });

  it.each<[string, object, string, string]>([
    ['no address', { email: undefined }, '/email', 'required'],
    ['an address that is none', { email: 'ola at halden' }, '/email', 'invalid_email'],
    ['an address of 255 characters', { email: `${'x'.repeat(243)}@halden.noxx` }, '/email', 'too_big'],
    ['no last name', { last_name: undefined }, '/last_name', 'required'],
    ['a blank first name', { first_name: '   ' }, '/first_name', 'too_small'],
    ['a first name of 101 characters', { first_name: 'x'.repeat(101) }, '/first_name', 'too_big'],
    ['a name with a control character', { first_name: 'Ola\u0000' }, '/first_name', 'control_characters'],
    ['a name that turns what follows around', { last_name: 'gpj.\u202Eexe' }, '/last_name', 'control_characters'],
    ['a name on two lines', { display_name: 'Ola\nNordmann' }, '/display_name', 'control_characters'],
    ['a username with an @', { username: 'ola@home' }, '/username', 'invalid_regex'],
    ['a phone without its country', { phone: '91234567' }, '/phone', 'invalid_regex'],
    ['a time zone that is none', { timezone: 'Halden/Center' }, '/timezone', 'custom'],
    ['a status that nobody starts in', { initial_status: 'archived' }, '/initial_status', 'invalid_value'],
    ['a department that is none', { department_id: newId() }, '/department_id', 'unknown_reference'],
    ['a manager that is none', { manager_id: newId() }, '/manager_id', 'unknown_reference'],
    ['a role that is none', { role_ids: [newId()] }, '/role_ids', 'unknown_reference'],
    ['a date that is none', { expires_at: 'tomorrow' }, '/expires_at', 'invalid_union'],
    ['a password that is too simple', { password: 'password' }, '/password', 'password_uppercase'],
    ['a password with their own name', { password: 'Nordmann-1814!' }, '/password', 'password_personal'],
    ['a custom field that is a list', { custom: { list: [] } }, '/custom/list', 'invalid_union'],
  ])('refuses %s, and says where', async (_, body, pointer, code) => {
    const answer = await admin.post('/api/users', { ...NEW, ...body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
    if (code !== 'invalid_union') expect(answer.body.errors.map((error) => error.code)).toContain(code);
    expect(await count('users')).toBe(1);
  });

  it('reports every fault at once', async () => {
    const answer = await admin.post('/api/users', { email: 'no', username: '@', phone: 'x', surprise: 1 });
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/email',
      '/phone',
      '/surprise',
      '/username',
    ]);
  });

  it.each<[string, object, string]>([
    ['address', { username: 'other', employee_code: 'B2' }, 'email_taken'],
    ['username', { email: 'b@halden.example', employee_code: 'B2' }, 'username_taken'],
    ['staff code', { email: 'b@halden.example', username: 'other' }, 'employee_code_taken'],
  ])('refuses an %s that somebody has, in any case, and writes nothing', async (_, changed, code) => {
    await create({ username: 'ola', employee_code: 'A1' });
    const again = await admin.post('/api/users', {
      ...NEW,
      email: NEW.email.toUpperCase(),
      username: 'OLA',
      employee_code: 'A1',
      ...changed,
    });
    expect([again.status, again.body.code]).toEqual([409, code]);
    expect(again.body.errors).toHaveLength(1);
    expect([await count('users'), await count('audit_log', "action = 'user.created'")]).toEqual([2, 1]);
  });
});
