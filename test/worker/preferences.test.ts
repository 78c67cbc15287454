import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Preferences, Visibility, WhoAmI } from '../../web/src/lib/api/types';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';

beforeAll(() => resetDatabase());
beforeEach(() => storeSettings('profile', {}));

describe('preferences', () => {
  it('have defaults', async () => {
    const { body } = await (await aSignedInUser()).get<Preferences>('/api/profile/preferences');
    expect(body).toMatchObject({
      locale: 'en',
      timezone: 'UTC',
      theme: 'system',
      date_format: 'auto',
      time_format: 'auto',
      landing_page: 'dashboard',
      landing_pages: ['dashboard', 'profile', 'people'],
    });
  });

  it('change one by one, and the session carries them at the next request', async () => {
    const person = await aSignedInUser();
    await person.get('/api/auth/session');
    await person.patch('/api/profile/preferences', { theme: 'dark', date_format: 'iso' });
    const { body } = await person.patch<Preferences>('/api/profile/preferences', { locale: 'vi', time_format: '24h' });
    expect(body).toMatchObject({ locale: 'vi', theme: 'dark', date_format: 'iso', time_format: '24h' });
    const session = (await person.get<WhoAmI>('/api/auth/session')).body;
    expect(session.user.locale).toBe('vi');
    expect(session.preferences).toEqual({ theme: 'dark', date_format: 'iso', time_format: '24h' });
  });

  it('are recorded field by field', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile/preferences', { theme: 'dark', timezone: 'Europe/Lisbon' });
    expect((await auditFor(person.id)).at(-1)?.changes).toEqual([
      { field: 'timezone', before: 'UTC', after: 'Europe/Lisbon' },
      { field: 'theme', before: null, after: 'dark' },
    ]);
  });

  it.each(['en', 'vi', 'de', 'fr', 'pt-BR', 'zh-Hant-TW', 'sr-Latn'])('take the language %s', async (locale) => {
    const { body } = await (await aSignedInUser()).patch<Preferences>('/api/profile/preferences', { locale });
    expect(body.locale).toBe(locale);
  });

  it.each([
    ['locale', 'Deutsch'],
    ['locale', 'de_DE'],
    ['timezone', 'Lisbon'],
    ['theme', 'blue'],
    ['date_format', 'DD.MM.YYYY'],
    ['time_format', '24'],
    ['landing_page', '/users'],
    ['landing_page', 'nowhere'],
  ])('refuse %s %s', async (field, value) => {
    const answer = await (await aSignedInUser()).patch('/api/profile/preferences', { [field]: value });
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, `/${field}`]);
  });

  it('offer and take only the landing pages that the caller reaches', async () => {
    const reader = await aSignedInUser({ permissions: ['users:read', 'audit:read'] });
    const { body } = await reader.get<Preferences>('/api/profile/preferences');
    expect(body.landing_pages).toEqual(['dashboard', 'users', 'audit', 'profile', 'people']);
    expect((await reader.patch('/api/profile/preferences', { landing_page: 'audit' })).status).toBe(200);
    const refused = await reader.patch('/api/profile/preferences', { landing_page: 'settings' });
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([422, 'unreachable_page']);
    const root = await aSignedInUser({ roles: ['super_admin'] });
    expect((await root.patch('/api/profile/preferences', { landing_page: 'settings' })).status).toBe(200);
  });

  it('refuse an old version', async () => {
    const person = await aSignedInUser();
    const etag = (await person.get('/api/profile/preferences')).headers.get('etag') ?? '';
    await person.patch('/api/profile/preferences', { theme: 'dark' });
    const late = await person.patch('/api/profile/preferences', { theme: 'light' }, { 'if-match': etag });
    expect(late.status).toBe(412);
  });
});

describe('visibility', () => {
  it('is the organization’s default until chosen, and returns to it', async () => {
    const person = await aSignedInUser();
    expect((await person.get<Visibility>('/api/profile/visibility')).body).toMatchObject({
      phone: 'team',
      default_visibility: 'team',
    });
    await person.patch('/api/profile/visibility', { phone: 'private', bio: 'public' });
    await storeSettings('profile', { default_visibility: 'public' });
    const changed = (await person.get<Visibility>('/api/profile/visibility')).body;
    expect(changed).toMatchObject({ phone: 'private', bio: 'public', email: 'public', default_visibility: 'public' });
    const back = await person.patch<Visibility>('/api/profile/visibility', { phone: null });
    expect(back.body.phone).toBe('public');
  });

  it('is recorded field by field', async () => {
    const person = await aSignedInUser();
    await person.patch('/api/profile/visibility', { phone: 'private' });
    expect((await auditFor(person.id)).at(-1)).toMatchObject({
      action: 'user.updated',
      changes: [{ field: 'visibility.phone', before: null, after: 'private' }],
    });
  });

  it.each([
    ['a field that isn’t shown at all', { emergency_contact: 'public' }],
    ['a field of the row', { password_hash: 'public' }],
    ['the prototype', JSON.parse('{"__proto__": "public"}')],
    ['a word of their own', { phone: 'friends' }],
    ['nothing', {}],
  ])('refuses %s', async (_, body) => {
    expect((await (await aSignedInUser()).patch('/api/profile/visibility', body)).status).toBe(422);
  });
});
