import { beforeEach, describe, expect, it } from 'vitest';
import { deps, SETUP_TOKEN } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { aUser, login, PASSWORD } from '../support/worker/people';
import { auditActions, auditFor, eventsFor } from '../support/worker/records';
import { count } from '../support/worker/sql';

const ROOT = {
  token: SETUP_TOKEN,
  email: 'root@halden.example',
  password: PASSWORD,
  first_name: 'Ro',
  last_name: 'Ot',
};
const setUp = (changed: object = {}, from = nobody()) =>
  from.post<{ id: string; code: string }>('/api/setup', { ...ROOT, ...changed });
const isNeeded = async () => (await nobody().get<{ needed: boolean }>('/api/setup')).body.needed;

beforeEach(() => resetDatabase());

describe('set-up', () => {
  it('is needed until the first administrator is made, who may do everything', async () => {
    expect(await isNeeded()).toBe(true);
    const { status, body } = await setUp();
    expect([status, await isNeeded()]).toEqual([201, false]);
    const signedIn = await login(nobody(), ROOT.email, PASSWORD);
    expect(signedIn.body).toMatchObject({
      is_super_admin: true,
      roles: [{ key: 'super_admin' }],
      user: { id: body.id },
    });
  });

  it('is audited as the token’s doing, nobody’s, and announced', async () => {
    const { body } = await setUp();
    expect(await auditActions(body.id)).toEqual(['user.created', 'user.role_assigned']);
    expect((await auditFor(body.id))[0]).toMatchObject({ actor_id: null, actor_type: 'system' });
    expect((await eventsFor(body.id)).map(({ type }) => type)).toEqual(['user.created']);
  });

  it('happens once', async () => {
    await setUp();
    expect((await setUp({ email: 'second@halden.example' })).body.code).toBe('setup_done');
    expect(await count('users')).toBe(1);
  });

  it('is closed while anybody holds the role, even if they can’t sign in', async () => {
    await aUser({ roles: ['super_admin'], status: 'suspended' });
    expect((await setUp()).body.code).toBe('setup_done');
  });

  it('needs the token of the deployment', async () => {
    for (const token of ['wrong', `${SETUP_TOKEN} `, SETUP_TOKEN.slice(0, -1), SETUP_TOKEN.toUpperCase()]) {
      const answer = await setUp({ token });
      expect([answer.status, answer.body.code]).toEqual([403, 'invalid_setup_token']);
    }
    expect(await count('users')).toBe(0);
  });

  it('has no token to guess where none is set', async () => {
    const { setupToken } = deps();
    deps().setupToken = null;
    const answers = [await setUp(), await setUp({ token: 'null' })];
    deps().setupToken = setupToken;
    for (const { body } of answers) expect(body.code).toBe('invalid_setup_token');
  });

  it('refuses an address after ten wrong tokens, the right one too', async () => {
    const guesser = nobody();
    for (let n = 0; n < 10; n += 1) expect((await setUp({ token: `guess${n}` }, guesser)).status).toBe(403);
    expect((await setUp({}, guesser)).body.code).toBe('too_many_attempts');
    expect((await setUp()).status).toBe(201);
  });

  it('tells nothing of the token after it was done', async () => {
    await setUp();
    expect((await setUp({ token: 'wrong' })).body.code).toBe('invalid_setup_token');
  });
});

describe('outside development', () => {
  it('holds the first password to the policy', async () => {
    deps().development = false;
    try {
      expect((await setUp({ password: 'password' })).body.code).toBe('password_refused');
      expect((await setUp()).status).toBe(201);
    } finally {
      deps().development = true;
    }
  });

  it('shows no mailbox and no costs', async () => {
    deps().development = false;
    try {
      const answer = await nobody().get('/api/dev/mailbox');
      expect([answer.status, answer.headers.get('x-latchkey-cost')]).toEqual([404, null]);
    } finally {
      deps().development = true;
    }
  });
});
