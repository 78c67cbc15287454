import { beforeAll, describe, expect, it } from 'vitest';
import { SECTION_NAMES, SECTIONS } from '../../worker/platform/settings/sections';
import { nobody } from '../support/worker/client';
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
  ])('refuses %s %j', async (section, change, pointer, code) => {
    const { status, body } = await admin.patch(`/api/settings/${section}`, change);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it('has no sections but its own', async () => {
    for (const section of ['nothing', '__proto__', 'constructor']) {
      expect((await admin.get(`/api/settings/${section}`)).body.code).toBe('not_found');
    }
  });
});
