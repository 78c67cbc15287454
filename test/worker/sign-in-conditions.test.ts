import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../worker/kernel/time';
import { anAuthenticator, registerPasskey } from '../support/worker/authenticator';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { enrolTotp } from '../support/worker/factors';
import { aRole, aSignedInUser, aUser, login, PASSWORD, signIn } from '../support/worker/people';
import { auditFor } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

/** A Friday, 12:00 UTC. */
const clock = useClock(Date.UTC(2026, 10, 20, 12));

beforeEach(() => resetDatabase());

describe('networks', () => {
  it.each([
    ['the block list', { block: ['198.51.100.0/24'] }],
    ['the allow list', { allow: ['203.0.113.0/24'] }],
  ])('refuse a sign-in by %s, after the right password only, and on record', async (_, network) => {
    await storeSettings('network', network);
    const person = await aUser();
    const from = client({}, { ip: '198.51.100.7' });
    const refused = await login(from, person.email, PASSWORD);
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'network_not_allowed' })]);
    expect((await login(from, person.email, 'Wrong-Horse-1-Battery')).status).toBe(401);
    expect((await auditFor(person.id)).at(-1)).toMatchObject({ action: 'session.sign_in_refused' });
    expect(await select("SELECT reason FROM login_history WHERE result = 'OTHER'")).toEqual([
      { reason: 'network_not_allowed' },
    ]);
    expect((await login(client({}, { ip: '203.0.113.7' }), person.email, PASSWORD)).status).toBe(200);
  });

  it('of a role bind its holders', async () => {
    const role = await aRole({ security: { allowedNetworks: ['203.0.113.0/24'] } });
    const person = await aUser({ roleIds: [role] });
    const from = (ip: string) => login(client({}, { ip }), person.email, PASSWORD);
    expect((await from('198.51.100.7')).body).toMatchObject({ code: 'network_not_allowed' });
    expect((await from('203.0.113.7')).status).toBe(200);
  });

  it('are looked at again with the second factor', async () => {
    const person = await aSignedInUser();
    const app = await enrolTotp(person);
    const from = client({}, { ip: '198.51.100.7' });
    const { body } = await from.post<{ mfa_token: string }>('/api/auth/login', {
      identifier: person.email,
      password: PASSWORD,
    });
    await storeSettings('network', { block: ['198.51.100.0/24'] });
    const answer = await from.post('/api/auth/verify-mfa', {
      mfa_token: body.mfa_token,
      method: 'totp',
      code: app.code(),
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'network_not_allowed']);
  });
});

describe('access hours', () => {
  it('are read on the person’s own clock', async () => {
    const person = await aUser();
    const windows = [{ days: [5], from: '13:00', to: '17:00' }];
    await run(
      "UPDATE users SET access_schedule = ?, timezone = 'Europe/Oslo' WHERE id = ?",
      JSON.stringify({ windows }),
      person.id,
    );
    // 12:00 UTC is 13:00 in Oslo in November.
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(200);
    clock.advance(-1);
    const early = await login(nobody(), person.email, PASSWORD);
    expect([early.status, early.body]).toEqual([403, expect.objectContaining({ code: 'outside_access_hours' })]);
    clock.advance(4 * HOUR_MS + 1);
    expect((await login(nobody(), person.email, PASSWORD)).body).toMatchObject({ code: 'outside_access_hours' });
  });
});

describe('passwords in time', () => {
  it('that were temporary stop working at their end, as if they had never been right', async () => {
    const person = await aUser({ mustChangePassword: true });
    await run('UPDATE credentials SET temporary_until = ? WHERE user_id = ?', clock.now() + DAY_MS, person.id);
    expect((await login(nobody(), person.email, PASSWORD)).body.session.scope).toBe('password_change');
    clock.advance(DAY_MS);
    const late = await login(nobody(), person.email, PASSWORD);
    expect([late.status, late.body]).toEqual([401, expect.objectContaining({ code: 'invalid_credentials' })]);
  });

  it('that have expired by policy are changed first', async () => {
    await storeSettings('password', { expires_after_days: 90 });
    const person = await aUser();
    expect((await signIn(person)).sessionId).toBeTruthy();
    clock.advance(90 * DAY_MS);
    expect((await login(nobody(), person.email, PASSWORD)).body.session.scope).toBe('password_change');
  });
});

describe('a passkey beside the password', () => {
  const asked = async (email: string, from = nobody()) =>
    (await login(from, email, PASSWORD)).body as unknown as { mfa_required?: boolean; methods?: string[] };

  async function aPasskeyUser(roleIds: string[] = []) {
    const person = await signIn(await aUser({ roleIds }));
    await registerPasskey(person, await anAuthenticator());
    return person;
  }

  it('is asked for from a device that is new, and not from one that is known', async () => {
    const person = await aPasskeyUser();
    expect(await asked(person.email)).toMatchObject({ mfa_required: true, methods: ['passkey'] });
    const known = client({ device: person.device }, { ip: person.ip });
    expect((await asked(person.email, known)).mfa_required).toBeUndefined();
  });

  it('is asked for everywhere while a role requires a second factor', async () => {
    const person = await aPasskeyUser([await aRole({ security: { mfaRequired: true } })]);
    const known = client({ device: person.device }, { ip: person.ip });
    expect(await asked(person.email, known)).toMatchObject({ mfa_required: true, methods: ['passkey'] });
  });

  it('is not asked for when policy doesn’t mind the unusual', async () => {
    await storeSettings('mfa', { on_risk: false });
    const person = await aPasskeyUser();
    expect((await asked(person.email)).mfa_required).toBeUndefined();
  });

  it('finishes the sign-in', async () => {
    const person = await signIn(await aUser());
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const { body } = await nobody().post<{ mfa_token: string }>('/api/auth/login', {
      identifier: person.email,
      password: PASSWORD,
    });
    const options = await nobody().post<Parameters<typeof authenticator.get>[0]>('/api/auth/passkey/options', {
      mfa_token: body.mfa_token,
    });
    const credential = await authenticator.get(options.body);
    const proof = { mfa_token: body.mfa_token, method: 'passkey', credential };
    expect((await nobody().post('/api/auth/verify-mfa', proof)).status).toBe(200);
    expect((await nobody().post('/api/auth/verify-mfa', proof)).status).toBe(401);
  });
});
