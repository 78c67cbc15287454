import { beforeEach, describe, expect, it } from 'vitest';
import { nobody, SESSION_COOKIE } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aUser, login, PASSWORD, type UserOptions } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditFor, mailbox } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { run, select } from '../support/worker/sql';

const WRONG = 'Wrong-Horse-1-Battery';

beforeEach(() => resetDatabase());

describe('what stands against a sign-in is told after the right password only', () => {
  const cases: [string, UserOptions, string][] = [
    ['pending', { status: 'pending' }, 'account_pending'],
    ['suspended', { status: 'suspended' }, 'account_suspended'],
    ['inactive', { status: 'inactive' }, 'account_inactive'],
    ['archived', { status: 'archived' }, 'account_inactive'],
    ['expired', { expiresAt: '2020-01-01T00:00:00Z' }, 'account_expired'],
  ];

  it.each(cases)('%s', async (_, options, code) => {
    const person = await aUser(options);
    const right = await login(nobody(), person.email, PASSWORD);
    expect([right.status, right.body]).toEqual([403, expect.objectContaining({ code })]);
    expect(right.cookies[SESSION_COOKIE]).toBeUndefined();
    const wrong = await login(nobody(), person.email, WRONG);
    expect([wrong.status, wrong.body]).toEqual([401, expect.objectContaining({ code: 'invalid_credentials' })]);
  });

  it.each(cases)('%s: in the history and the audit log as well, and not as a failure', async (_, options, code) => {
    const person = await aUser(options);
    for (let n = 0; n < 7; n += 1) expect((await login(nobody(), person.email, PASSWORD)).status).toBe(403);
    await drainQueues();
    expect(await select('SELECT DISTINCT result, reason FROM login_history WHERE user_id = ?', person.id)).toEqual([
      { result: 'OTHER', reason: code },
    ]);
    expect((await auditFor(person.id)).filter(({ action }) => action !== 'session.sign_in_refused')).toEqual([]);
  });

  it('names a contact when the settings have one', async () => {
    await storeSettings('branding', { support_email: 'help@halden.example' });
    const person = await aUser({ status: 'suspended' });
    const { body } = await login(nobody(), person.email, PASSWORD);
    expect(body).toMatchObject({
      contact: 'help@halden.example',
      detail: expect.stringContaining('help@halden.example'),
    });
  });

  it('says nothing of somebody deleted: they are unknown', async () => {
    const person = await aUser();
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', person.id);
    expect((await login(nobody(), person.email, PASSWORD)).body).toMatchObject({ code: 'invalid_credentials' });
  });

  it('mails a pending user a fresh link', async () => {
    const person = await aUser({ status: 'pending' });
    await login(nobody(), person.email, PASSWORD);
    await drainQueues();
    expect(await mailbox(person.email)).toHaveLength(1);
  });
});
