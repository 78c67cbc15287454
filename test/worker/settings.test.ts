import { beforeAll, describe, expect, it } from 'vitest';
import { SECTION_NAMES, SECTIONS } from '../../worker/platform/settings/sections';
import { client, nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, type SignedInPerson } from '../support/worker/people';
import { auditFor, eventsFor } from '../support/worker/records';

type Stored = { version: number; updated_at: string | null; updated_by: string | null } & Record<string, unknown>;
let admin: SignedInPerson;

beforeAll(async () => {
  await resetDatabase();
  admin = await anAdministrator();
});

describe.each(SECTION_NAMES)('the %s settings', (name) => {
  it('are their defaults until somebody changes them', async () => {
    const { body, headers } = await admin.get<Stored>(`/api/settings/${name}`);
    expect(body).toEqual({ ...SECTIONS[name].parse({}), version: 0, updated_at: null, updated_by: null });
    expect(headers.get('etag')).toBe('"0"');
  });
});

describe('PATCH /api/settings/{section}', () => {
  it('changes what it names and nothing else, on record', async () => {
    const first = await admin.patch<Stored>('/api/settings/lockout', { max_failures: 7 });
    expect(first.body).toMatchObject({ max_failures: 7, lock_minutes: 15, version: 1, updated_by: admin.id });
    const second = await admin.patch<Stored>('/api/settings/lockout', {
      lock_minutes: 30,
      comment: 'After the incident',
    });
    expect(second.body).toMatchObject({ max_failures: 7, lock_minutes: 30, version: 2 });
    expect((await admin.get<Stored>('/api/settings/lockout')).body).toEqual(second.body);

    const records = await auditFor('lockout');
    expect(records.map(({ action, type, comment }) => [action, type, comment])).toEqual([
      ['settings.updated', 'CONFIG', null],
      ['settings.updated', 'CONFIG', 'After the incident'],
    ]);
    expect(records[0]?.changes).toEqual([{ field: 'max_failures', before: 5, after: 7 }]);
    const told = (await eventsFor(null)).filter(({ type }) => type === 'settings.updated');
    expect(told.at(-1)?.data).toEqual({ section: 'lockout', changed: ['lock_minutes'] });
  });

  it('is in force at once where it was changed', async () => {
    await admin.patch('/api/settings/password', { min_length: 12 });
    const { body } = await nobody().get<{ min_length: number }>('/api/auth/password-policy');
    expect(body.min_length).toBe(12);
  });

  it('records nothing where nothing differs', async () => {
    const { body } = await admin.patch<Stored>('/api/settings/session', { idle_minutes: 480 });
    expect(body.version).toBe(0);
    expect(await auditFor('session')).toEqual([]);
  });

  it('refuses an old version; of parallel first changes one wins', async () => {
    const answers = await Promise.all(
      ['One', 'Two'].map((organization_name) => admin.patch('/api/settings/branding', { organization_name })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = await admin.patch('/api/settings/branding', { organization_name: 'Late' }, { 'if-match': '"0"' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'stale', version: 1 });
  });

  it.each([
    ['password', { min_length: 7 }, '/min_length', 'too_small'],
    ['password', { hash: 'md5' }, '/hash', 'invalid_value'],
    ['password', { bcrypt_cost: 11 }, '/bcrypt_cost', 'too_small'],
    ['lockout', { max_failures: 2.5 }, '/max_failures', 'invalid_type'],
    ['branding', { support_email: 'nobody' }, '/support_email', 'invalid_email'],
    ['session', { version: 3 }, '/version', 'unknown_field'],
    ['session', { idle_minutes: 2880 }, '/idle_minutes', 'idle_beyond_end'],
    ['session', { absolute_minutes: 60 }, '/idle_minutes', 'idle_beyond_end'],
    ['session', { remember_absolute_minutes: 60 }, '/remember_idle_minutes', 'idle_beyond_end'],
    ['session', { binding: 'address' }, '/binding', 'invalid_value'],
    ['mfa', { grace_days: 91 }, '/grace_days', 'too_big'],
    ['registration', { allowed_domains: ['halden.example', 'nonsense'] }, '/allowed_domains/1', 'invalid_regex'],
    ['registration', { captcha: 'turnstile' }, '/turnstile_site_key', 'required'],
    ['network', { allow: ['10.0.0.0/33'] }, '/allow/0', 'invalid_network'],
    ['network', { block: ['192.0.2.0/24', '010.0.0.1'] }, '/block/1', 'invalid_network'],
    ['network', { block: ['fe80::1%eth0'] }, '/block/0', 'invalid_network'],
    ['network', { allow: ['192.0.2.0/24'] }, '/allow', 'shuts_you_out'],
    ['network', { block: ['10.0.0.0/8'] }, '/block', 'shuts_you_out'],
    ['profile', { required_fields: ['password'] }, '/required_fields/0', 'invalid_value'],
  ])('refuses %s %j', async (section, change, pointer, code) => {
    const { status, body } = await admin.patch(`/api/settings/${section}`, change);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('keeps each network and domain in one spelling, once', async () => {
    const network = await admin.patch<Stored>('/api/settings/network', {
      allow: ['10.1.2.3/8', ' 10.0.0.0/8 ', '::ffff:192.0.2.1', '2001:DB8:0::1/32'],
      block: ['203.0.113.7/32'],
    });
    expect(network.body).toMatchObject({
      allow: ['10.0.0.0/8', '192.0.2.1', '2001:db8::/32'],
      block: ['203.0.113.7'],
    });
    const registration = await admin.patch<Stored>('/api/settings/registration', {
      allowed_domains: ['Halden.example', 'halden.example', 'sub.xn--mnchen-3ya.de'],
    });
    expect(registration.body.allowed_domains).toEqual(['halden.example', 'sub.xn--mnchen-3ya.de']);
    await admin.patch('/api/settings/network', { allow: [], block: [] });
  });

  it('tells administrators which network they come from', async () => {
    const from = async (ip: string) =>
      (await client({ token: admin.token }, { ip }).get<{ ip: string; network: string }>('/api/settings/network/own'))
        .body;
    expect(await from('203.0.113.47')).toEqual({ ip: '203.0.113.47', network: '203.0.113.0/24' });
    expect(await from('2001:db8:1:2:3::4')).toEqual({ ip: '2001:db8:1:2:3::4', network: '2001:db8:1:2::/64' });
    expect(await from('::ffff:192.0.2.9')).toEqual({ ip: '192.0.2.9', network: '192.0.2.0/24' });
  });

  it('has no sections but its own', async () => {
    for (const section of ['nothing', '__proto__', 'constructor']) {
      expect((await admin.get(`/api/settings/${section}`)).body.code).toBe('not_found');
    }
  });
});
