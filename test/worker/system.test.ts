import { calculateJwkThumbprint, importJWK, jwtVerify } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MailRow } from '../../worker/features/dev-mailbox/schemas';
import { newId } from '../../worker/kernel/ids';
import { deps, ORIGIN } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator } from '../support/worker/people';
import { mailbox } from '../support/worker/records';
import { run } from '../support/worker/sql';

beforeAll(() => resetDatabase());

describe('GET /healthz', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('says that everything answers', async () => {
    const { status, body } = await nobody().get('/healthz');
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ok', checks: { database: 'ok', objects: 'ok', queues: 'ok', files: 'ok' } });
  });

  it('answers 503, names what fails and says nothing of why', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    vi.spyOn(deps().files, 'head').mockRejectedValue(new Error('bucket latchkey-files: secret detail'));
    const { status, body } = await nobody().get('/healthz');
    expect(status).toBe(503);
    expect(body).toEqual({
      status: 'degraded',
      checks: { database: 'ok', objects: 'ok', queues: 'ok', files: 'failed' },
    });
  });

  it('looks at most once a second, however often it is asked', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    const head = vi.spyOn(deps().files, 'head');
    await Promise.all([nobody().get('/healthz')]);
    await nobody().get('/healthz');
    expect(head).toHaveBeenCalledTimes(1);
  });
});

describe('GET /oauth/jwks', () => {
  it('verifies the access tokens that we issue, and shows no private part', async () => {
    const { token } = await anAdministrator();
    const { body, headers } = await nobody().get<{ keys: (JsonWebKey & { kid: string })[] }>('/oauth/jwks');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    const [key] = body.keys;
    if (!key) throw new Error('the set is empty');
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    expect(key.kid).toBe(await calculateJwkThumbprint(key));
    const { payload } = await jwtVerify(token, await importJWK(key, 'ES256'), { issuer: ORIGIN, typ: 'at+jwt' });
    expect(payload.sub).toBeTruthy();
  });

  it('costs no statement once this isolate knows the keys', async () => {
    await nobody().get('/oauth/jwks');
    expect((await nobody().get('/oauth/jwks')).cost).toEqual({ d1: 0, rows: 0, objects: 0 });
  });
});

describe('GET /api/dev/mailbox', () => {
  const receive = (mail: Partial<MailRow>) =>
    run(
      "INSERT INTO dev_mailbox (id, channel, recipient, subject, text, html, sent_at) VALUES (?, 'email', ?, ?, 'text', '<p>html</p>', ?)",
      newId(),
      mail.recipient,
      mail.subject,
      mail.sent_at,
    );

  it('shows mail to one address, in any case, newest first', async () => {
    await receive({ recipient: 'Ola@halden.example', subject: 'First', sent_at: 1 });
    await receive({ recipient: 'ola@halden.example', subject: 'Second', sent_at: 2 });
    await receive({ recipient: 'other@halden.example', subject: 'Other', sent_at: 3 });
    expect((await mailbox('OLA@halden.example')).map(({ subject }) => subject)).toEqual(['Second', 'First']);
    const { body } = await nobody().get<{ items: unknown[] }>('/api/dev/mailbox');
    expect(body.items.length).toBeGreaterThanOrEqual(3);
  });

  it('shows the last hundred', async () => {
    for (let n = 0; n < 101; n += 1) await receive({ recipient: 'busy@halden.example', subject: `${n}`, sent_at: n });
    const mails = await mailbox('busy@halden.example');
    expect(mails).toHaveLength(100);
    expect(mails[0]?.subject).toBe('100');
  });

  it('doesn’t exist outside development', async () => {
    deps().development = false;
    try {
      const { status, body } = await nobody().get('/api/dev/mailbox');
      expect([status, body.code]).toEqual([404, 'not_found']);
    } finally {
      deps().development = true;
    }
  });
});
