import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../worker/crypto/password/registry';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aUser, login, PASSWORD, type Person } from '../support/worker/people';
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
