import { beforeEach, describe, expect, it } from 'vitest';
import { totpCode, totpStep } from '../../worker/crypto/totp';
import { DAY_MS, MINUTE_MS } from '../../worker/kernel/time';
import { SYSTEM_ROLES } from '../../worker/platform/access/catalogue';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { codeMailedTo, decodeBase32, enrolEmail, enrolTotp, methodsOf } from '../support/worker/factors';
import {
  anAdministrator,
  aRole,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  signedIn,
  signIn,
} from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, eventsFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

const clock = useClock(Date.UTC(2026, 10, 20, 12));

type Status = {
  enabled: boolean;
  methods: { method: string; destination: string | null; removable: boolean }[];
  recovery_codes: { left: number; low: boolean };
  available: string[];
  requirement: { roles: string[]; methods: string[] | null; satisfied: boolean } | null;
};
const statusOf = async (who: { get: ReturnType<typeof nobody>['get'] }) =>
  (await who.get<Status>('/api/profile/mfa')).body;

beforeEach(() => resetDatabase());

describe('setting up an authenticator app', () => {
  it('answers the secret once, in three forms, and counts for nothing until its first code', async () => {
    const person = await aSignedInUser();
    const { body } = await person.post<{ secret: string; otpauth_uri: string; qr_svg: string }>(
      '/api/profile/mfa/totp',
      {},
    );
    expect(decodeBase32(body.secret)).toHaveLength(20);
    expect(body.otpauth_uri).toMatch(/^otpauth:\/\/totp\//);
    expect(body.otpauth_uri).toContain(`secret=${body.secret}`);
    expect(body.qr_svg).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    expect((await statusOf(person)).enabled).toBe(false);
    expect((await login(nobody(), person.email, PASSWORD)).body.session).toBeTruthy();
  });

  it('stores the secret sealed to its owner: another row can’t use it', async () => {
    const [one, other] = [await aSignedInUser(), await aSignedInUser()];
    const app = await enrolTotp(one);
    await enrolTotp(other);
    const stored = await select<{ secret: string }>('SELECT secret FROM mfa_methods WHERE user_id = ?', one.id);
    expect(stored[0]?.secret).toMatch(/^[a-z0-9_-]+\.[A-Za-z0-9_-]+$/);
    await run('UPDATE mfa_methods SET secret = ? WHERE user_id = ?', stored[0]?.secret, other.id);
    const { body } = await nobody().post<{ mfa_token: string }>('/api/auth/login', {
      identifier: other.email,
      password: PASSWORD,
    });
    const answer = await nobody().post('/api/auth/verify-mfa', {
      mfa_token: body.mfa_token,
      method: 'totp',
      code: app.code(),
    });
    expect(answer.body.code).toBe('invalid_code');
  });

  it('keeps no answer with a secret for an Idempotency-Key', async () => {
    const person = await aSignedInUser();
    const key = { 'idempotency-key': 'once' };
    const { body } = await person.post<{ secret: string }>('/api/profile/mfa/totp', {}, key);
    const code = totpCode(decodeBase32(body.secret), totpStep(clock.now()));
    await person.post('/api/profile/mfa/totp/confirm', { code }, { 'idempotency-key': 'twice' });
    expect(await methodsOf(person.id)).toEqual(['totp']);
    expect(await select('SELECT * FROM idempotency_keys')).toEqual([]);
  });

  it('refuses a wrong code, and a confirmation of nothing', async () => {
    const person = await aSignedInUser();
    const nothing = await person.post('/api/profile/mfa/totp/confirm', { code: '000000' });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing_to_confirm']);
    await person.post('/api/profile/mfa/totp', {});
    const wrong = await person.post('/api/profile/mfa/totp/confirm', { code: '000000' });
    expect([wrong.status, wrong.body.code, wrong.body.errors?.[0]?.pointer]).toEqual([422, 'wrong_code', '/code']);
    expect(await methodsOf(person.id)).toEqual([]);
  });

  it('is on record, shows on the user, and its owner is mailed', async () => {
    const person = await aSignedInUser();
    await enrolTotp(person);
    await drainQueues();
    expect((await auditFor(person.id)).at(-1)).toMatchObject({ action: 'user.mfa_enabled', method: 'totp' });
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.mfa_enabled');
    expect(await mailbox(person.email)).toHaveLength(1);
    expect(await select('SELECT mfa_enabled FROM users WHERE id = ?', person.id)).toEqual([{ mfa_enabled: 1 }]);
  });

  it('lets the sign-in that follows come at once, with the code that confirmed it: once', async () => {
    const person = await aSignedInUser();
    const started = await person.post<{ secret: string }>('/api/profile/mfa/totp', {});
    const code = totpCode(decodeBase32(started.body.secret), totpStep(clock.now()));
    expect((await person.post('/api/profile/mfa/totp/confirm', { code })).status).toBe(200);
    const signIn = async () => {
      const { body } = await nobody().post<{ mfa_token: string }>('/api/auth/login', {
        identifier: person.email,
        password: PASSWORD,
      });
      const { mfa_token } = body;
      return nobody().post('/api/auth/verify-mfa', { mfa_token, method: 'totp', code });
    };
    expect((await signIn()).status).toBe(200);
    const { status, body } = await signIn();
    expect([status, body.code]).toEqual([401, 'code_used']);
  });

  it('anew leaves the one in use at work until the new one is confirmed', async () => {
    const person = await aSignedInUser();
    const before = await enrolTotp(person);
    await person.post('/api/profile/mfa/totp', {});
    expect(await methodsOf(person.id)).toEqual(['totp']);
    const signingIn = async (code: string) => {
      const { body } = await nobody().post<{ mfa_token: string }>('/api/auth/login', {
        identifier: person.email,
        password: PASSWORD,
      });
      return (await nobody().post('/api/auth/verify-mfa', { mfa_token: body.mfa_token, method: 'totp', code })).status;
    };
    expect(await signingIn(before.code())).toBe(200);
    const after = await enrolTotp(person);
    expect(after.recoveryCodes, 'the earlier ones are still good').toEqual([]);
    clock.advance(30_000);
    expect(await signingIn(before.code())).toBe(401);
    expect(await signingIn(after.code())).toBe(200);
  });

  it('wants a factor proved within ten minutes: a stolen session enrols nobody', async () => {
    const { cookie } = await aSignedInUser();
    const person = client({ cookie });
    clock.advance(10 * MINUTE_MS + 1);
    for (const path of ['totp', 'totp/confirm', 'email', 'email/confirm', 'sms', 'sms/confirm', 'recovery-codes']) {
      const body = path === 'sms' ? { phone: '+4740000000' } : path.endsWith('confirm') ? { code: '123456' } : {};
      expect((await person.post(`/api/profile/mfa/${path}`, body)).body.code, path).toBe('step_up_required');
    }
    expect((await person.delete('/api/profile/mfa/totp')).body.code).toBe('step_up_required');
  });
});

describe('a session that hasn’t proved the factor that its owner has', () => {
  it('changes no factors: the password would be enough for a new one otherwise', async () => {
    const person = await aUser();
    const earlier = await signedIn(person);
    const app = await enrolTotp(await signedIn(person));
    for (const path of ['totp', 'email', 'recovery-codes']) {
      expect((await earlier.post(`/api/profile/mfa/${path}`, {})).body.code, path).toBe('step_up_required');
    }
    expect((await earlier.delete('/api/profile/mfa/totp')).body.code).toBe('step_up_required');
    const ways = await earlier.get<{ methods: string[] }>('/api/auth/step-up');
    expect(ways.body.methods).toEqual(['totp', 'recovery_code']);
    await earlier.post('/api/auth/step-up', { method: 'totp', code: app.code() });
    expect((await earlier.delete('/api/profile/mfa/totp')).status).toBe(204);
  });
});

describe('a session that proved the password alone, of an owner who has a second factor', () => {
  const halfProved = async () => {
    const person = await aUser();
    const earlier = await signedIn(person);
    await enrolTotp(await signedIn(person));
    return earlier;
  };

  it('adds no passkey, which would be both factors at once (T46)', async () => {
    const session = await halfProved();
    expect((await session.post('/api/profile/passkeys/options')).body.code).toBe('step_up_required');
    const credential = {
      id: 'xk3rR0u8Yw',
      rawId: 'xk3rR0u8Yw',
      type: 'public-key',
      response: { clientDataJSON: 'e30', attestationObject: 'oA' },
    };
    expect((await session.post('/api/profile/passkeys', { credential })).body.code).toBe('step_up_required');
  });

  it('removes no passkey', async () => {
    const session = await halfProved();
    const id = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f77';
    await run(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, sign_count, transports, name, aaguid, is_backed_up, created_at)
       VALUES (?, ?, 'c', 'k', 0, '[]', 'Laptop', 'a', 0, 1)`,
      id,
      session.id,
    );
    expect((await session.delete(`/api/profile/passkeys/${id}`)).body.code).toBe('step_up_required');
  });

  it('moves no mailbox: codes by email would follow', async () => {
    const session = await halfProved();
    const asked = await session.post('/api/profile/email', { email: 'thief@elsewhere.example' });
    expect(asked.body.code).toBe('step_up_required');
  });

  it('sets none up in the moment in which the owner does', async () => {
    const person = await aUser();
    const [owner, thief] = [await signedIn(person), await signedIn(person)];
    const secret = decodeBase32((await owner.post<{ secret: string }>('/api/profile/mfa/totp', {})).body.secret);
    expect((await thief.post('/api/profile/mfa/sms', { phone: '+4740000000' })).status).toBe(202);
    const [app, text] = [totpCode(secret, totpStep(clock.now())), await codeMailedTo('+4740000000')];
    const answers = await Promise.all([
      owner.post('/api/profile/mfa/totp/confirm', { code: app }),
      thief.post('/api/profile/mfa/sms/confirm', { code: text }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await methodsOf(person.id)).toHaveLength(1);
  });
});

describe('codes by SMS', () => {
  it('go to a number in E.164 that has proved itself', async () => {
    const person = await aSignedInUser();
    const started = await person.post('/api/profile/mfa/sms', { phone: '+47 400 00 000' });
    expect(started.status).toBe(202);
    const code = await codeMailedTo('+4740000000');
    expect((await person.post('/api/profile/mfa/sms/confirm', { code })).status).toBe(200);
    expect(await select('SELECT destination FROM mfa_methods WHERE user_id = ?', person.id)).toEqual([
      { destination: '+4740000000' },
    ]);
    expect((await statusOf(person)).methods[0]?.destination).toBe('+47 ••• 00');
  });

  it.each(['40000000', '+47', 'somewhere', '+999 400 00 000'])('refuses “%s”', async (phone) => {
    const person = await aSignedInUser();
    const answer = await person.post('/api/profile/mfa/sms', { phone });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/phone']);
  });

  it('and by email can’t be set up where policy switches them off', async () => {
    await storeSettings('mfa', { allow_email: false, allow_sms: false });
    const person = await aSignedInUser();
    expect((await statusOf(person)).available).toEqual(['totp']);
    expect((await person.post('/api/profile/mfa/email', {})).body.code).toBe('mfa_method_off');
    expect((await person.post('/api/profile/mfa/sms', { phone: '+4740000000' })).body.code).toBe('mfa_method_off');
  });

  it('by email prove the address that the account has: a change in between voids them', async () => {
    const person = await aSignedInUser();
    await person.post('/api/profile/mfa/email', {});
    const code = await codeMailedTo(person.email);
    await run(
      "UPDATE users SET email = 'other@halden.example', email_key = 'other@halden.example' WHERE id = ?",
      person.id,
    );
    expect((await person.post('/api/profile/mfa/email/confirm', { code })).body.code).toBe('wrong_code');
  });
});

describe('removing a factor (C-11)', () => {
  it('is the owner’s to do while no role requires it; recovery codes go with the last', async () => {
    const person = await aSignedInUser();
    await enrolTotp(person);
    expect((await person.delete('/api/profile/mfa/totp')).status).toBe(204);
    expect(await select('SELECT count(*) AS n FROM recovery_codes WHERE user_id = ?', person.id)).toEqual([{ n: 0 }]);
    expect((await login(nobody(), person.email, PASSWORD)).body.session).toBeTruthy();
    expect((await auditFor(person.id)).map(({ action }) => action)).toContain('user.mfa_disabled');
    expect((await person.delete('/api/profile/mfa/totp')).body.code).toBe('mfa_method_not_found');
  });

  it('is refused for the last one that a role requires, direct or inherited', async () => {
    const parent = await aRole({ security: { mfaRequired: true } });
    const child = await aRole({ parents: [parent] });
    const person = await aSignedInUser({ roleIds: [child] });
    await enrolTotp(person);
    const refused = await person.delete('/api/profile/mfa/totp');
    expect([refused.status, refused.body.code]).toEqual([409, 'last_factor']);
    await enrolEmail(person);
    expect((await person.delete('/api/profile/mfa/totp')).status).toBe(204);
    expect((await person.delete('/api/profile/mfa/email')).body.code).toBe('last_factor');
  });

  it('is refused when what is left is none that the role takes', async () => {
    const role = await aRole({ security: { mfaRequired: true, mfaMethods: ['totp', 'passkey'] } });
    const person = await aSignedInUser({ roleIds: [role] });
    await enrolTotp(person);
    await enrolEmail(person);
    expect((await statusOf(person)).methods).toMatchObject([
      { method: 'email', removable: true },
      { method: 'totp', removable: false },
    ]);
    expect((await person.delete('/api/profile/mfa/totp')).body.code).toBe('last_factor');
    expect((await person.delete('/api/profile/mfa/email')).status).toBe(204);
  });

  it('of two at once leaves one', async () => {
    const role = await aRole({ security: { mfaRequired: true } });
    const person = await aSignedInUser({ roleIds: [role] });
    await enrolTotp(person);
    await enrolEmail(person);
    const answers = await Promise.all(['totp', 'email'].map((method) => person.delete(`/api/profile/mfa/${method}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('new recovery codes', () => {
  it('replace the old ones', async () => {
    const person = await aSignedInUser();
    const { recoveryCodes } = await enrolTotp(person);
    const { body } = await person.post<{ recovery_codes: string[] }>('/api/profile/mfa/recovery-codes', {});
    expect(body.recovery_codes).toHaveLength(10);
    expect(body.recovery_codes).not.toContain(recoveryCodes[0]);
    expect((await statusOf(person)).recovery_codes).toEqual({ left: 10, total: 10, low: false });
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.recovery_codes_created');
  });

  it('need a factor that they could stand in for', async () => {
    const person = await aSignedInUser();
    expect((await person.post('/api/profile/mfa/recovery-codes', {})).body.code).toBe('no_second_factor');
  });
});

describe('a role that requires a second factor', () => {
  it('lets its holder sign in to set one up, and to nothing else; after that to everything, in the same session', async () => {
    const role = await aRole({ permissions: ['users:read'], security: { mfaRequired: true } });
    const session = await signIn(await aUser({ roleIds: [role] }));
    expect((await session.get<{ session: { scope: string } }>('/api/auth/session')).body.session.scope).toBe(
      'mfa_enrollment',
    );
    expect((await session.get('/api/users')).body.code).toBe('mfa_enrollment_required');
    await enrolTotp(session);
    expect((await session.get('/api/users')).status).toBe(200);
  });

  it('gives the days of grace that policy says', async () => {
    await storeSettings('mfa', { grace_days: 7 });
    const role = await aRole({ permissions: ['users:read'], security: { mfaRequired: true } });
    const person = await aUser({ roleIds: [role] });
    const early = await signIn(person);
    expect((await early.get('/api/users')).status).toBe(200);
    expect((await statusOf(early)).requirement).toMatchObject({ satisfied: false });
    clock.advance(7 * DAY_MS + 1);
    const late = await signIn(person);
    expect((await late.get('/api/users')).body.code).toBe('mfa_enrollment_required');
  });

  it('asks for one of the methods that it takes, however many others there are (C-41)', async () => {
    const role = await aRole({ permissions: ['users:read'], security: { mfaRequired: true, mfaMethods: ['totp'] } });
    const person = await aSignedInUser({ roleIds: [role] });
    await enrolEmail(person);
    const asked = await login(nobody(), person.email, PASSWORD);
    expect((asked.body as unknown as { methods: string[] }).methods).toEqual(['email', 'recovery_code']);
    await enrolTotp(person);
    const stricter = await login(nobody(), person.email, PASSWORD);
    expect((stricter.body as unknown as { methods: string[] }).methods).toEqual(['totp', 'recovery_code']);
  });
});

describe('a reset by an administrator', () => {
  const reset = (
    admin: Awaited<ReturnType<typeof anAdministrator>>,
    id: string,
    method = '',
    why = 'reason_code=other',
  ) => admin.delete(`/api/users/${id}/mfa${method}?${why}`);

  it('takes everything away, is on record with the reason, and its owner is mailed', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    await enrolTotp(person);
    await enrolEmail(person);
    expect((await reset(admin, person.id)).status).toBe(204);
    expect(await methodsOf(person.id)).toEqual([]);
    expect((await login(nobody(), person.email, PASSWORD)).body.session).toBeTruthy();
    expect((await auditFor(person.id)).find(({ action }) => action === 'user.mfa_reset')).toMatchObject({
      actor_id: admin.id,
      reason_code: 'other',
    });
    await drainQueues();
    expect((await mailbox(person.email)).some(({ subject }) => /reset/i.test(subject))).toBe(true);
  });

  it('of one method leaves the others', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    await enrolTotp(person);
    await enrolEmail(person);
    expect((await reset(admin, person.id, '/totp')).status).toBe(204);
    expect(await methodsOf(person.id)).toEqual(['email']);
    expect((await reset(admin, person.id, '/totp')).body.code).toBe('mfa_method_not_found');
  });

  it('needs a reason, and a factor proved lately', async () => {
    const admin = await anAdministrator();
    const person = await aSignedInUser();
    await enrolTotp(person);
    expect((await reset(admin, person.id, '', '')).body.code).toBe('reason_required');
    clock.advance(10 * MINUTE_MS + 1);
    const late = client({ cookie: admin.cookie });
    expect((await late.delete(`/api/users/${person.id}/mfa?reason_code=other`)).body.code).toBe('step_up_required');
  });

  it('isn’t for oneself, nor for a super admin by anybody less', async () => {
    const admin = await anAdministrator();
    const lesser = await aSignedInUser({ roles: ['security_admin'] });
    await enrolTotp(admin);
    expect((await reset(admin, admin.id)).body.code).toBe('not_oneself');
    const answer = await lesser.delete(`/api/users/${admin.id}/mfa?reason_code=other`);
    expect(answer.body.code).toBe('super_admin_protected');
    expect(await methodsOf(admin.id)).toEqual(['totp']);
  });

  it('of somebody whose role requires one leads to a new one at the next sign-in', async () => {
    const admin = await anAdministrator();
    const role = await aRole({ security: { mfaRequired: true } });
    const person = await aSignedInUser({ roleIds: [role, SYSTEM_ROLES.viewer] });
    await enrolTotp(person);
    await reset(admin, person.id);
    const answer = await login(nobody(), person.email, PASSWORD);
    expect(answer.body.session.scope).toBe('mfa_enrollment');
    const session = client({ token: answer.body.access_token ?? '' });
    await enrolTotp(session);
    expect((await session.get('/api/users')).status).toBe(200);
  });
});
