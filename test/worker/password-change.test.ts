import { beforeEach, describe, expect, it } from 'vitest';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aSignedInUser, login, OTHER_PASSWORD, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, mailbox } from '../support/worker/records';

beforeEach(() => resetDatabase());

describe('passwords', () => {
  const change = (person: SignedInPerson, new_password: string, current_password = PASSWORD) =>
    person.post('/api/auth/change-password', { current_password, new_password });

  it('change with the current one, end other sessions, and tell the owner by mail', async () => {
    const person = await aSignedInUser();
    expect((await change(person, OTHER_PASSWORD)).status).toBe(204);
    await drainQueues();
    expect((await mailbox(person.email)).map(({ subject }) => subject)).toEqual(['Your Latchkey password was changed']);
    expect(await auditActions(person.id)).toContain('user.password_changed');
    expect((await login(nobody(), person.email, PASSWORD)).status).toBe(401);
    expect((await login(nobody(), person.email, OTHER_PASSWORD)).status).toBe(200);
  });

  it('are not guessed in a stolen session: five wrong ones, then 429', async () => {
    const person = await aSignedInUser();
    for (let n = 0; n < 5; n += 1)
      expect((await change(person, OTHER_PASSWORD, 'Wrong-Horse-1-Battery')).body.code).toBe('wrong_password');
    const answer = await change(person, OTHER_PASSWORD);
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_attempts']);
  });

  it('come again only after five others', async () => {
    const person = await aSignedInUser();
    const series = [1, 2, 3, 4, 5, 6].map((n) => `Fjord-Water-${n}-Blue`);
    let current = PASSWORD;
    for (const next of series.slice(0, 5)) {
      expect((await change(person, next, current)).status).toBe(204);
      current = next;
    }
    expect((await change(person, series[0] ?? '', current)).body.code).toBe('password_reused');
    expect((await change(person, series[5] ?? '', current)).status).toBe(204);
    expect((await change(person, series[0] ?? '', series[5])).status).toBe(204);
  });

  it.each([
    ['Ab1!xyz', 'password_min_length'],
    ['abc1!xyzq', 'password_uppercase'],
    ['ABC1!XYZQ', 'password_lowercase'],
    ['Abcd!xyzq', 'password_digit'],
    ['Abcd1xyzq', 'password_symbol'],
    [`Aa1!${'x'.repeat(253)}`, 'password_max_length'],
  ])('meet the policy: %s is refused', async (password, code) => {
    const answer = await change(await aSignedInUser(), password);
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/new_password', code })],
    ]);
  });

  it.each(['Äöü1!xyzq', 'Пароль-1-да', `Aa1!${'x'.repeat(252)}`])(
    'may have any letters, and 256 of them: %s',
    async (password) => {
      expect((await change(await aSignedInUser(), password)).status).toBe(204);
    },
  );
});
