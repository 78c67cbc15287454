import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes } from '../../worker/routes';
import { SETUP_TOKEN } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser, login, OTHER_PASSWORD, PASSWORD, type SignedInPerson } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { select } from '../support/worker/sql';
import { MUTATIONS, SILENT } from './mutation-cases';

const WRONG = 'Wrong-Horse-1-Battery';

let admin: SignedInPerson;
const secrets = new Set([PASSWORD, OTHER_PASSWORD, WRONG, SETUP_TOKEN]);
const logged: string[] = [];

beforeAll(async () => {
  await resetDatabase();
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts) => {
      logged.push(parts.map(String).join(' '));
    });
  }
  admin = await anAdministrator();
});

afterAll(() => {
  vi.restoreAllMocks();
});

const lastEvent = async () =>
  (await select<{ last: number }>('SELECT max(sequence) AS last FROM outbox'))[0]?.last ?? 0;

/** That a sign-in was unusual is the account's own notice, written a moment later. */
const isOwn = (name: string) => name !== 'session.risk_detected';

describe('every mutation leaves its audit records and its events, and no others', () => {
  it.each(MUTATIONS.map((one) => [one.operation, one] as const))('%s', async (_, { prepare, audit, events }) => {
    const send = await prepare({ admin, secrets });
    const before = await lastEvent();
    const answer = await send();
    expect([200, 201, 202, 204]).toContain(answer.status);
    const audited = await select<{ action: string }>(
      'SELECT action FROM audit_log WHERE request_id = ? ORDER BY seq',
      answer.headers.get('x-request-id'),
    );
    expect(audited.map(({ action }) => action).filter(isOwn)).toEqual(audit);
    const announced = await select<{ type: string }>(
      'SELECT type FROM outbox WHERE sequence > ? ORDER BY sequence',
      before,
    );
    expect(announced.map(({ type }) => type).filter(isOwn)).toEqual(events);
  });

  it('and none is left out', () => {
    const mutations = routes.filter(({ method }) => method !== 'get').map(({ operationId }) => operationId);
    const covered = [...MUTATIONS.map(({ operation }) => operation), ...Object.keys(SILENT)];
    expect([...new Set(covered)].sort()).toEqual(mutations.sort());
  });
});

describe('after all of them', () => {
  it('no secret stands in the audit log, the outbox, the login history, the stored answers or the logs', async () => {
    await login(nobody(), (await aUser()).email, WRONG);
    await drainQueues();
    const stored: string[] = [];
    for (const table of [
      'audit_log',
      'outbox',
      'login_history',
      'idempotency_keys',
      'users',
      'settings',
      'action_tokens',
      'message_deliveries',
      'notifications',
    ]) {
      stored.push(...(await select(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)));
    }
    expect(stored.length).toBeGreaterThan(100);
    expect(logged.length).toBeGreaterThan(MUTATIONS.length);
    expect(secrets.size).toBeGreaterThan(20);
    const everything = [...stored, ...logged].join('\n');
    for (const secret of secrets) expect(everything.includes(secret), `${secret.slice(0, 20)}…`).toBe(false);
    expect(everything).not.toMatch(/\$argon2id|\$2b\$/);
  });

  it('every line of the log is JSON in ECS names, and that of a request names it', () => {
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const line of lines) {
      expect(line).toMatchObject({
        '@timestamp': expect.stringMatching(/^\d{4}-.*Z$/),
        'log.level': expect.stringMatching(/^(info|warn|error)$/),
        'service.name': 'latchkey',
        'event.action': expect.any(String),
      });
    }
    const requests = lines.filter((line) => line['event.action'] === 'http.request');
    expect(requests.length).toBeGreaterThan(MUTATIONS.length);
    for (const line of requests) expect(line['http.request.id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('every record names who, what, on whom and in which request', async () => {
    const records = await select<object>("SELECT * FROM audit_log WHERE actor_type = 'user'");
    expect(records.length).toBeGreaterThan(30);
    for (const record of records) {
      expect(record).toMatchObject({
        actor_id: expect.any(String),
        actor_name: expect.any(String),
        target_id: expect.any(String),
        target_name: expect.any(String),
        request_id: expect.any(String),
      });
    }
  });

  it('the audit log refuses to be rewritten', async () => {
    await expect(select("UPDATE audit_log SET action = 'nothing.happened'")).rejects.toThrow('audit_append_only');
  });
});
