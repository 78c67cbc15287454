import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CreationOptions, PasskeyList, RequestOptions } from '../../worker/features/passkeys/schemas';
import { MINUTE_MS } from '../../worker/kernel/time';
import { anAuthenticator, registerPasskey, type Tampering } from '../support/worker/authenticator';
import { client, nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aRole, aSignedInUser, type SignedInBody, type SignedInPerson } from '../support/worker/people';
import { auditActions, auditFor, eventsFor } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Creation = z.output<typeof CreationOptions>;
type Request = z.output<typeof RequestOptions>;
type List = z.output<typeof PasskeyList>;

const clock = useClock();
beforeEach(() => resetDatabase());

const creation = async (person: SignedInPerson) => (await person.post<Creation>('/api/profile/passkeys/options')).body;
const signInRequest = async () => (await nobody().post<Request>('/api/auth/passkey/options')).body;
const verify = (credential: unknown, from = nobody()) =>
  from.post<SignedInBody>('/api/auth/passkey/verify', { credential });

describe('adding a passkey', () => {
  it('asks for a discoverable credential with user verification, without attestation', async () => {
    const person = await aSignedInUser();
    expect(await creation(person)).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: person.email, displayName: person.displayName },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  it('stores it under the name of its provider, and leaves a record and an event', async () => {
    const person = await aSignedInUser();
    const passkey = await registerPasskey(person, await anAuthenticator());
    expect(passkey).toMatchObject({ name: 'Bitwarden', backed_up: false, last_used_at: null });
    const { body } = await person.get<List>('/api/profile/passkeys');
    expect(body).toEqual({ items: [passkey], total: 1 });
    expect(await auditActions(person.id)).toContain('user.passkey_added');
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.passkey_added');
  });

  it('marks the account as having a second factor, until the last passkey is removed', async () => {
    const person = await aSignedInUser();
    const passkey = await registerPasskey(person, await anAuthenticator());
    const enabled = () => select<{ mfa_enabled: number }>('SELECT mfa_enabled FROM users WHERE id = ?', person.id);
    expect(await enabled()).toEqual([{ mfa_enabled: 1 }]);
    await person.delete(`/api/profile/passkeys/${passkey.id}`);
    expect(await enabled()).toEqual([{ mfa_enabled: 0 }]);
  });

  it('names the known ones, so that an authenticator isn’t registered twice', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const options = await creation(person);
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual([authenticator.credentialId]);
  });

  it.each<[string, Tampering]>([
    ['another origin', { origin: 'https://latchkey.evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['no user verification', { userVerified: false }],
    ['an assertion instead', { type: 'webauthn.get' }],
    ['a challenge of its own', { challenge: 'A'.repeat(75) }],
  ])('refuses %s', async (_, tampering) => {
    const person = await aSignedInUser();
    const credential = await (await anAuthenticator()).create(await creation(person), tampering);
    const answer = await person.post('/api/profile/passkeys', { credential });
    expect([answer.status, answer.body.code]).toEqual([422, 'passkey_refused']);
    expect(await count('passkeys')).toBe(0);
  });

  it('takes each challenge once, for its own person, for five minutes', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    const options = await creation(person);
    const [first, second] = [await anAuthenticator(), await anAuthenticator()];
    const foreign = await other.post('/api/profile/passkeys', { credential: await second.create(options) });
    expect(foreign.status).toBe(422);
    const added = await person.post('/api/profile/passkeys', { credential: await first.create(options) });
    expect(added.status).toBe(201);
    const replayed = await person.post('/api/profile/passkeys', { credential: await second.create(options) });
    expect([replayed.status, replayed.body.code]).toEqual([422, 'passkey_refused']);

    const late = await creation(person);
    clock.advance(5 * MINUTE_MS);
    const fresh = client({ cookie: person.cookie }, person);
    const expired = await fresh.post('/api/profile/passkeys', { credential: await second.create(late) });
    expect(expired.status).toBe(422);
  });

  it('refuses a credential that somebody has already', async () => {
    const authenticator = await anAuthenticator();
    await registerPasskey(await aSignedInUser(), authenticator);
    const thief = await aSignedInUser();
    const credential = await authenticator.create(await creation(thief));
    const answer = await thief.post('/api/profile/passkeys', { credential });
    expect([answer.status, answer.body.code]).toEqual([409, 'passkey_taken']);
  });

  it('stops at twenty, for parallel requests too', async () => {
    const person = await aSignedInUser();
    await run(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
       INSERT INTO passkeys (id, user_id, credential_id, public_key, sign_count, transports, name, aaguid, is_backed_up, created_at)
       SELECT 'p' || i, ?, 'c' || i, '', 0, '[]', 'n', '', 0, 1 FROM n`,
      person.id,
    );
    const options = [await creation(person), await creation(person)];
    const answers = await Promise.all(
      options.map(async (one) =>
        person.post('/api/profile/passkeys', { credential: await (await anAuthenticator()).create(one) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const full = await person.post('/api/profile/passkeys/options');
    expect([full.status, full.body.code]).toEqual([409, 'too_many_passkeys']);
  });

  it('needs a recent proof', async () => {
    const person = await aSignedInUser();
    const passkey = await registerPasskey(person, await anAuthenticator());
    clock.advance(11 * MINUTE_MS);
    const later = client({ cookie: person.cookie }, person);
    for (const answer of [
      await later.post('/api/profile/passkeys/options'),
      await later.delete(`/api/profile/passkeys/${passkey.id}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'step_up_required']);
    }
  });
});

describe('renaming and removing', () => {
  it('renames one’s own, on record', async () => {
    const person = await aSignedInUser();
    const passkey = await registerPasskey(person, await anAuthenticator());
    const renamed = await person.patch<{ name: string }>(`/api/profile/passkeys/${passkey.id}`, {
      name: 'Work laptop',
    });
    expect(renamed.body.name).toBe('Work laptop');
    const record = (await auditFor(person.id)).find(({ action }) => action === 'user.passkey_renamed');
    expect(record?.changes).toEqual([{ field: 'passkey', before: 'Bitwarden', after: 'Work laptop' }]);
  });

  it('knows nothing of somebody else’s', async () => {
    const passkey = await registerPasskey(await aSignedInUser(), await anAuthenticator());
    const other = await aSignedInUser();
    const path = `/api/profile/passkeys/${passkey.id}`;
    expect((await other.patch(path, { name: 'Mine' })).status).toBe(404);
    expect((await other.delete(path)).status).toBe(404);
    expect(await count('passkeys')).toBe(1);
  });

  it('keeps the last factor while a role requires one, also against parallel removals', async () => {
    const person = await aSignedInUser();
    const roleId = await aRole();
    const passkeys = [
      await registerPasskey(person, await anAuthenticator()),
      await registerPasskey(person, await anAuthenticator()),
    ];
    await run('UPDATE roles SET mfa_required = 1, mfa_required_since = 1 WHERE id = ?', roleId);
    await run(
      'INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      person.id,
      roleId,
    );
    const answers = await Promise.all(passkeys.map(({ id }) => person.delete(`/api/profile/passkeys/${id}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('last_factor');
    expect(await count('passkeys')).toBe(1);
  });

  it('keeps the last way to sign in', async () => {
    const person = await aSignedInUser({ password: null });
    const passkey = await registerPasskey(person, await anAuthenticator());
    const answer = await person.delete(`/api/profile/passkeys/${passkey.id}`);
    expect([answer.status, answer.body.code]).toEqual([409, 'last_way_in']);
  });
});

describe('signing in with a passkey', () => {
  it('opens a session of the second assurance level, on record with its method', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const answer = await verify(await authenticator.get(await signInRequest()));
    expect([answer.status, answer.body.user.id, answer.body.session.method]).toEqual([200, person.id, 'passkey']);
    const created = (await auditFor(person.id)).filter(({ action }) => action === 'session.created').at(-1);
    expect(created?.method).toBe('passkey');
    const [stored] = await select<{ last_used_at: number }>('SELECT last_used_at FROM passkeys');
    expect(stored?.last_used_at).toBe(clock.now());
  });

  it('tells strangers nothing: the options are alike for everybody and leave nothing behind', async () => {
    const options = await signInRequest();
    expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'required' });
  });

  it.each<[string, Tampering]>([
    ['another origin', { origin: 'https://latchkey.evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['no user verification', { userVerified: false }],
    ['no user handle', { userHandle: null }],
    ['another user handle', { userHandle: 'AZOfKnwee1KaMF0MXpofEA' }],
    ['another key', { forged: true }],
    ['a registration instead', { type: 'webauthn.create' }],
    ['a challenge that nobody issued', { challenge: 'A'.repeat(75) }],
  ])('refuses %s as it refuses a wrong password', async (_, tampering) => {
    const authenticator = await anAuthenticator();
    await registerPasskey(await aSignedInUser(), authenticator);
    const answer = await nobody().post('/api/auth/passkey/verify', {
      credential: await authenticator.get(await signInRequest(), tampering),
    });
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_credentials']);
  });

  it('refuses an unknown passkey with the same answer', async () => {
    const known = await anAuthenticator();
    await registerPasskey(await aSignedInUser(), known);
    const unknown = await anAuthenticator();
    const options = await signInRequest();
    const wrong = await nobody().post('/api/auth/passkey/verify', {
      credential: await known.get(options, { forged: true }),
    });
    const strange = await nobody().post('/api/auth/passkey/verify', { credential: await unknown.get(options) });
    const bare = ({ request_id: _, ...problem }: typeof wrong.body) => problem;
    expect(bare(strange.body)).toEqual(bare(wrong.body));
  });

  it('takes a challenge once, even from ten requests at once, and for five minutes', async () => {
    const authenticator = await anAuthenticator();
    await registerPasskey(await aSignedInUser(), authenticator);
    const options = await signInRequest();
    const credential = await authenticator.get(options);
    const answers = await Promise.all(Array.from({ length: 4 }, () => verify(credential)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    const late = await signInRequest();
    clock.advance(5 * MINUTE_MS);
    expect((await verify(await authenticator.get(late))).status).toBe(401);
  });

  it('refuses a challenge that was issued to register, or as a second factor', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const { challenge } = await creation(person);
    const stepUp = (await person.post<Request>('/api/auth/passkey/step-up-options')).body;
    const options = await signInRequest();
    expect((await verify(await authenticator.get({ ...options, challenge }))).status).toBe(401);
    expect((await verify(await authenticator.get({ ...options, challenge: stepUp.challenge }))).status).toBe(401);
  });

  it('counts refusals towards the lock of the account', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    const from = nobody();
    for (let n = 0; n < 5; n += 1) {
      expect((await verify(await authenticator.get(await signInRequest(), { forged: true }), from)).status).toBe(401);
    }
    const locked = await verify(await authenticator.get(await signInRequest()), from);
    expect(locked.status).toBe(429);
  });

  it('refuses suspended people after the right passkey, with a word about it', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    await run("UPDATE users SET status = 'suspended' WHERE id = ?", person.id);
    const answer = await nobody().post('/api/auth/passkey/verify', {
      credential: await authenticator.get(await signInRequest()),
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'account_suspended']);
  });

  it('knows nobody who was deleted', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', person.id);
    expect((await verify(await authenticator.get(await signInRequest()))).status).toBe(401);
  });
});

describe('the sign count', () => {
  it('refuses one that went back, records a suspected clone and tells its owner', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator({ counts: true });
    await registerPasskey(person, authenticator);
    expect((await verify(await authenticator.get(await signInRequest()))).status).toBe(200);
    const copy = await verify(await authenticator.get(await signInRequest(), { signCount: 1 }));
    expect(copy.status).toBe(401);
    expect(await auditActions(person.id)).toContain('passkey.clone_suspected');
    expect((await eventsFor(person.id)).map(({ type }) => type)).toContain('user.passkey_clone_suspected');
  });

  it('raises no alarm for a forged assertion', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator({ counts: true });
    await registerPasskey(person, authenticator);
    await verify(await authenticator.get(await signInRequest(), { signCount: 0, forged: true }));
    expect(await auditActions(person.id)).not.toContain('passkey.clone_suspected');
  });

  it('lets one of two parallel sign-ins with the same count through', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator({ counts: true });
    await registerPasskey(person, authenticator);
    const credentials = await Promise.all(
      [await signInRequest(), await signInRequest()].map((options) => authenticator.get(options, { signCount: 9 })),
    );
    const answers = await Promise.all(credentials.map((credential) => verify(credential)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('isn’t asked of authenticators that don’t count', async () => {
    const authenticator = await anAuthenticator();
    await registerPasskey(await aSignedInUser(), authenticator);
    for (let n = 0; n < 3; n += 1) {
      expect((await verify(await authenticator.get(await signInRequest()))).status).toBe(200);
    }
  });
});

describe('as a further factor', () => {
  /** A role that requires a second factor, held by the person. */
  async function requireFactor(person: SignedInPerson) {
    const roleId = await aRole();
    await run('UPDATE roles SET mfa_required = 1, mfa_required_since = 1 WHERE id = ?', roleId);
    await run(
      'INSERT INTO user_roles (user_id, role_id, effective_from, assigned_at) VALUES (?, ?, 1, 1)',
      person.id,
      roleId,
    );
  }

  it('signs in after the password where a role requires one, and once only', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    await requireFactor(person);
    const first = await nobody().post<{ mfa_token: string; methods: string[] }>('/api/auth/login', {
      identifier: person.email,
      password: person.password,
    });
    expect(first.body.methods).toEqual(['passkey']);
    const { mfa_token } = first.body;
    const options = (await nobody().post<Request>('/api/auth/passkey/options', { mfa_token })).body;
    expect(options).toMatchObject({
      allowCredentials: [{ id: authenticator.credentialId }],
      userVerification: 'preferred',
    });
    const credential = await authenticator.get(options, { userVerified: false });
    const prove = () =>
      nobody().post<SignedInBody>('/api/auth/verify-mfa', { mfa_token, method: 'passkey', credential });
    const answer = await prove();
    expect([answer.status, answer.body.session.method]).toEqual([200, 'password+passkey']);
    expect((await prove()).status).toBe(401);
  });

  it('isn’t proved by somebody else’s passkey, nor by an assertion to other options', async () => {
    const [person, other] = [await aSignedInUser(), await aSignedInUser()];
    const [own, foreign] = [await anAuthenticator(), await anAuthenticator()];
    await registerPasskey(person, own);
    await registerPasskey(other, foreign);
    const options = (await person.post<Request>('/api/auth/passkey/step-up-options')).body;
    const attempts = [
      await foreign.get(options),
      await own.get(await signInRequest()),
      await own.get(options, { forged: true }),
    ];
    for (const credential of attempts) {
      expect((await person.post('/api/auth/step-up', { method: 'passkey', credential })).status).toBe(422);
    }
    const credential = await own.get(options);
    expect((await person.post('/api/auth/step-up', { method: 'passkey', credential })).status).toBe(200);
  });

  it('refuses options for a sign-in that isn’t under way', async () => {
    const answer = await nobody().post('/api/auth/passkey/options', { mfa_token: 'invented' });
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_mfa_token']);
  });

  it('can be set up by whoever has to, which makes the session a full one', async () => {
    const person = await aSignedInUser();
    await requireFactor(person);
    const before = await person.get('/api/profile/sessions');
    expect([before.status, before.body.code]).toEqual([403, 'mfa_enrollment_required']);
    await registerPasskey(person, await anAuthenticator());
    expect((await person.get('/api/profile/sessions')).status).toBe(200);
  });

  it('names the caller’s passkeys only in the options of a step-up', async () => {
    const person = await aSignedInUser();
    const authenticator = await anAuthenticator();
    await registerPasskey(person, authenticator);
    await registerPasskey(await aSignedInUser(), await anAuthenticator());
    const { body } = await person.post<Request>('/api/auth/passkey/step-up-options');
    expect(body.allowCredentials.map(({ id }) => id)).toEqual([authenticator.credentialId]);
  });
});
