import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../worker/crypto/password/registry';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import {
  anAdministrator,
  aSignedInUser,
  aUser,
  login,
  PASSWORD,
  type Person,
  type SignedInPerson,
} from '../support/worker/people';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

const WRONG = 'Wrong-Horse-1-Battery';

beforeEach(() => resetDatabase());

const storedHash = async ({ id }: Person) =>
  (await select<{ password_hash: string }>('SELECT password_hash FROM credentials WHERE user_id = ?', id))[0]
    ?.password_hash ?? '';
const setHash = ({ id }: Person, hash: string) =>
  run('UPDATE credentials SET password_hash = ? WHERE user_id = ?', hash, id);

describe('stored hashes', () => {
  it('are argon2id by default and bcrypt by setting, and both are verified under either', async () => {
    const [one, other] = [await aUser(), await aUser()];
    await setHash(other, await hashPassword({ algorithm: 'bcrypt', cost: 12 }, PASSWORD));
    for (const hash of ['argon2id', 'bcrypt'] as const) {
      await storeSettings('password', { hash });
      for (const person of [one, other]) expect((await login(nobody(), person.email, PASSWORD)).status, hash).toBe(200);
    }
  });

  it('are made anew at sign-in when the policy asks for more', async () => {
    const person = await aUser();
    await setHash(
      person,
      await hashPassword({ algorithm: 'argon2id', memoryKib: 64, passes: 1, parallelism: 1 }, PASSWORD),
    );
    await login(nobody(), person.email, PASSWORD);
    const upgraded = await storedHash(person);
    expect(upgraded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await login(nobody(), person.email, PASSWORD);
    expect(await storedHash(person)).toBe(upgraded);
    await storeSettings('password', { hash: 'bcrypt' });
    await login(nobody(), person.email, PASSWORD);
    expect(await storedHash(person)).toMatch(/^\$2b\$12\$/);
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(200);
  });

  it('stay as they are after a wrong password', async () => {
    const person = await aUser();
    const weak = await hashPassword({ algorithm: 'argon2id', memoryKib: 64, passes: 1, parallelism: 1 }, PASSWORD);
    await setHash(person, weak);
    await login(nobody(), person.email, WRONG);
    expect(await storedHash(person)).toBe(weak);
  });

  it('tell passwords apart that differ after bcrypt’s 72nd byte', async () => {
    await storeSettings('password', { hash: 'bcrypt' });
    const long = `Aa1!${'x'.repeat(68)}`;
    const person = await aUser();
    await setHash(person, await hashPassword({ algorithm: 'bcrypt', cost: 12 }, `${long}one`));
    expect((await login(nobody(), person.email, `${long}other`)).status).toBe(401);
    expect((await login(nobody(), person.email, long)).status).toBe(401);
    expect((await login(nobody(), person.email, `${long}one`)).status).toBe(200);
  });

  it('take a letter composed or decomposed for the same', async () => {
    const person = await aUser({ password: 'Grå-tåke-7-Tejo'.normalize('NFC') });
    expect((await login(nobody(), person.email, 'Grå-tåke-7-Tejo'.normalize('NFD'))).status).toBe(200);
    expect((await login(nobody(), person.email, 'Gra-take-7-Tejo')).status).toBe(401);
  });

  it('keep every blank: a password isn’t trimmed', async () => {
    const person = await aUser({ password: ' Blank-ends-1 ' });
    expect((await login(nobody(), person.email, ' Blank-ends-1 ')).status).toBe(200);
    expect((await login(nobody(), person.email, 'Blank-ends-1')).status).toBe(401);
  });
});

describe('a user who moves in with a hash of another system', () => {
  const EMAIL = 'mai.nguyen@halden.example';
  /** Django's own vector for "lètmein". */
  const HASH = 'pbkdf2_sha256$20000$seasalt2$Flpve/uAcyo6+IFI6YAhjeABGPVbRQjzHDxRhqxewgw=';
  const create = (change: object, by: SignedInPerson) =>
    by.post('/api/users', {
      email: EMAIL,
      name: 'Mai Nguyễn',
      initial_status: 'active',
      password_hash: HASH,
      ...change,
    });

  it('signs in with the password they have, and the hash is replaced by ours', async () => {
    expect((await create({}, await anAdministrator())).status).toBe(201);
    expect((await login(nobody(), EMAIL, 'lètmein?')).status).toBe(401);
    expect((await login(nobody(), EMAIL, 'lètmein')).status).toBe(200);
    const [stored] = await select<{ password_hash: string }>(
      'SELECT password_hash FROM credentials JOIN users ON users.id = user_id WHERE email = ?',
      EMAIL,
    );
    expect(stored?.password_hash).toMatch(/^\$argon2id\$/);
    expect((await login(nobody(), EMAIL, 'lètmein')).status).toBe(200);
  });

  it('has no secret in the audit log or the outbox, and gets no activation link', async () => {
    await create({}, await anAdministrator());
    for (const table of ['audit_log', 'outbox']) {
      expect(JSON.stringify(await select(`SELECT * FROM ${table}`)), table).not.toMatch(
        /seasalt2|activation_requested/,
      );
    }
  });

  it.each([
    [{ password_hash: '5f4dcc3b5aa765d61d8327deb882cf99' }, 'hash_not_supported'],
    [
      { password_hash: '$argon2id$v=19$m=1048576,t=9,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9Zxz' },
      'hash_not_supported',
    ],
    [{ password: PASSWORD }, 'invalid'],
  ])('is refused with %j', async (change, code) => {
    const answer = await create(change, await anAdministrator());
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('is made only by whoever may reset passwords', async () => {
    const clerk = await aSignedInUser({ permissions: ['users:create', 'users:change_status'] });
    expect((await create({}, clerk)).body.code).toBe('forbidden');
  });
});
