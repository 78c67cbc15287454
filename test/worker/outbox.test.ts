import { beforeEach, describe, expect, it } from 'vitest';
import { query, type Write } from '../../worker/db/client';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS, MINUTE_MS } from '../../worker/kernel/time';
import { commit } from '../../worker/platform/commit';
import { type Consumer, MAX_ATTEMPTS, type OutboxEvent, relay } from '../../worker/platform/outbox/relay';
import { aSystemCtx, deps } from '../support/worker/bindings';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { anAdministrator, aUser } from '../support/worker/people';
import { deliver, drainQueues, takeHeld, tick } from '../support/worker/queues';
import { eventsFor, mailbox, tokenIn } from '../support/worker/records';
import { storeSettings } from '../support/worker/settings';
import { count, run, select } from '../support/worker/sql';

const EVERY_MINUTE = '* * * * *';
const clock = useClock();

beforeEach(() => resetDatabase());

/** Announces an event; answers its subject. */
async function anEvent(type = 'test.happened'): Promise<string> {
  const subject = newId();
  await commit(aSystemCtx(), { writes: [], audit: [], events: [{ type, subject, data: { n: 1 } }] });
  return subject;
}

function aConsumer(handle: (event: OutboxEvent) => Write[] | Promise<Write[]> = () => []) {
  const seen: (string | null)[] = [];
  const consumer: Consumer = {
    name: 'test',
    types: ['test.happened'],
    handle: async (_, event) => {
      seen.push(event.subject);
      return handle(event);
    },
  };
  return { consumer, seen };
}

describe('a nudge', () => {
  it('follows a commit with events', async () => {
    clock.advance(MINUTE_MS);
    await anEvent();
    await expect.poll(takeHeld).toEqual([{ type: 'outbox' }]);
  });

  it('that is lost costs time only: the cron sweep delivers', async () => {
    const admin = await anAdministrator();
    await admin.post('/api/users', { email: 'ola@halden.example', name: 'Ola Nordmann' });
    takeHeld();
    expect(await mailbox('ola@halden.example')).toEqual([]);
    await tick(EVERY_MINUTE);
    expect(await mailbox('ola@halden.example')).toHaveLength(1);
  });

  it('is not needed for the request to succeed', async () => {
    const admin = await anAdministrator();
    deps().queue = {
      send: async () => {
        throw new Error('the queue is down');
      },
    };
    clock.advance(MINUTE_MS);
    expect((await admin.post('/api/users', { email: 'ola@halden.example', name: 'Ola Nordmann' })).status).toBe(201);
    await tick(EVERY_MINUTE);
    expect(await mailbox('ola@halden.example')).toHaveLength(1);
  });
});

describe('the relay', () => {
  it('gives events to consumers in order, with their data', async () => {
    const [first, second] = [await anEvent(), await anEvent()];
    const { consumer, seen } = aConsumer();
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toEqual([first, second]);
    expect(await eventsFor(first)).toMatchObject([{ relayed_at: clock.now(), data: { n: 1 } }]);
  });

  it('leaves alone what a consumer has no ear for', async () => {
    const subject = await anEvent('test.unheard');
    const { consumer, seen } = aConsumer();
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toEqual([]);
    expect(await eventsFor(subject)).toMatchObject([{ relayed_at: clock.now() }]);
  });

  it('delivers once when five run at the same time', async () => {
    const subjects = await Promise.all(Array.from({ length: 20 }, () => anEvent()));
    const { consumer, seen } = aConsumer();
    await Promise.all(Array.from({ length: 5 }, () => relay(aSystemCtx(), [consumer])));
    expect(seen.sort()).toEqual(subjects.sort());
  });

  it('delivers what a relay that died had claimed, once its lease is over', async () => {
    const subject = await anEvent();
    await run('UPDATE outbox SET lease_until = ?, attempts = 1', clock.now() + MINUTE_MS);
    const { consumer, seen } = aConsumer();
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toEqual([]);
    clock.advance(MINUTE_MS);
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toEqual([subject]);
  });

  it('commits a consumer’s writes once, however often the event comes', async () => {
    const subject = await anEvent();
    const { consumer } = aConsumer(() => [
      query('INSERT INTO departments (id, name, name_key, created_at, updated_at) VALUES (?1, ?1, ?1, 1, 1)', newId()),
    ]);
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await run('UPDATE outbox SET relayed_at = NULL WHERE subject = ?', subject);
      await relay(aSystemCtx(), [consumer]);
    }
    expect(await count('departments')).toBe(1);
  });

  it('takes up to fifty at once and the rest the next time', async () => {
    await Promise.all(Array.from({ length: 60 }, () => anEvent()));
    const { consumer, seen } = aConsumer();
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toHaveLength(50);
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toHaveLength(60);
  });
});

describe('a poisoned event', () => {
  const poisoning = (subject: string) =>
    aConsumer((event) => {
      if (event.subject === subject) throw new Error('poison');
      return [];
    });

  it('holds up no other', async () => {
    const [before, poisoned, after] = [await anEvent(), await anEvent(), await anEvent()];
    const { consumer } = poisoning(poisoned);
    await relay(aSystemCtx(), [consumer]);
    for (const subject of [before, after])
      expect(await eventsFor(subject)).toMatchObject([{ relayed_at: clock.now() }]);
    expect(await eventsFor(poisoned)).toMatchObject([{ relayed_at: null, attempts: 1, last_error: 'poison' }]);
  });

  it('waits longer after each attempt, and dies after eight', async () => {
    const poisoned = await anEvent();
    const { consumer, seen } = poisoning(poisoned);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      await relay(aSystemCtx(), [consumer]);
      expect(seen).toHaveLength(attempt);
      // Too early changes nothing.
      await relay(aSystemCtx(), [consumer]);
      const [event] = await eventsFor(poisoned);
      waits.push((event?.due_at ?? 0) - clock.now());
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640].map((seconds) => seconds * 1000));
    expect(await eventsFor(poisoned)).toMatchObject([{ attempts: 8, relayed_at: null, dead_at: expect.any(Number) }]);
    clock.advance(DAY_MS);
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toHaveLength(MAX_ATTEMPTS);
  });

  it('whose data cannot be read is no different', async () => {
    const [unreadable, other] = [await anEvent(), await anEvent()];
    await run("UPDATE outbox SET data = '{' WHERE subject = ?", unreadable);
    const { consumer, seen } = aConsumer();
    await relay(aSystemCtx(), [consumer]);
    expect(seen).toEqual([other]);
    expect(await select('SELECT attempts, relayed_at FROM outbox WHERE subject = ?', unreadable)).toEqual([
      { attempts: 1, relayed_at: null },
    ]);
  });
});

describe('mail', () => {
  async function anInvited(): Promise<{ id: string; email: string }> {
    const user = await aUser({ status: 'pending', password: null });
    await commit(aSystemCtx(), {
      writes: [],
      audit: [],
      events: [{ type: 'user.activation_requested', subject: user.id, data: {} }],
    });
    return user;
  }

  it('goes out once over repeated deliveries, and makes one link', async () => {
    const { id, email } = await anInvited();
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await drainQueues();
      // As if the Worker had died between the mail and the mark.
      await run('DELETE FROM consumed_events');
      await run('UPDATE outbox SET relayed_at = NULL WHERE subject = ?', id);
    }
    const mails = await mailbox(email);
    expect(mails).toHaveLength(1);
    expect(tokenIn(mails[0])).toMatch(/^[0-9a-f]{64}$/);
    expect(await count('action_tokens', 'user_id = ?', id)).toBe(1);
  });

  it('says the same link again when it has to be sent again', async () => {
    const { email } = await anInvited();
    await drainQueues();
    const [first] = await mailbox(email);
    for (const table of ['dev_mailbox', 'message_deliveries', 'consumed_events']) await run(`DELETE FROM ${table}`);
    await run('UPDATE outbox SET relayed_at = NULL');
    await drainQueues();
    const [second] = await mailbox(email);
    expect(tokenIn(second)).toBe(tokenIn(first));
  });

  it('is tried again when the transport fails, and arrives once', async () => {
    const { email } = await anInvited();
    const { mail } = deps();
    deps().mail = {
      send: async () => {
        throw new Error('the mail server is down');
      },
    };
    await deliver([{ type: 'outbox' }]);
    deps().mail = mail;
    expect(await mailbox(email)).toEqual([]);
    clock.advance(MINUTE_MS);
    await drainQueues();
    expect(await mailbox(email)).toHaveLength(1);
  });

  it('keeps no token in D1: neither in the row of the link nor in the event', async () => {
    const { email } = await anInvited();
    await drainQueues();
    const token = tokenIn((await mailbox(email))[0]);
    const stored = [...(await select('SELECT * FROM action_tokens')), ...(await select('SELECT * FROM outbox'))];
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('to somebody who was deleted meanwhile is not sent', async () => {
    const { id, email } = await anInvited();
    await run('UPDATE users SET deleted_at = 1 WHERE id = ?', id);
    await drainQueues();
    expect(await mailbox(email)).toEqual([]);
  });

  it('shows a name as text, not as markup', async () => {
    const admin = await anAdministrator();
    await admin.post('/api/users', {
      email: 'eve@halden.example',
      first_name: '<img src=x onerror=alert(1)>',
      last_name: 'E',
    });
    await drainQueues();
    const [mail] = await mailbox('eve@halden.example');
    expect(mail?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(mail?.html).not.toContain('<img');
  });
});

describe('the queue handler', () => {
  it('acknowledges what it handled', async () => {
    const result = await deliver([{ type: 'outbox' }, { type: 'outbox' }]);
    expect(result.explicitAcks).toEqual(['m0', 'm1']);
    expect(result.retryMessages).toEqual([]);
  });

  it('tries a message again that it can’t read, and handles the others of its batch', async () => {
    const subject = await anEvent();
    // What an older or newer version of the Worker may have sent.
    const unknown = { type: 'unheard_of' } as unknown as { type: 'outbox' };
    const result = await deliver([unknown, { type: 'outbox' }]);
    expect(result.explicitAcks).toEqual(['m1']);
    expect(result.retryMessages).toMatchObject([{ msgId: 'm0' }]);
    expect(await eventsFor(subject)).toMatchObject([{ relayed_at: clock.now() }]);
  });
});

describe('cron', () => {
  it('knows every expression of the deployment', async () => {
    for (const cron of ['* * * * *', '17 3 * * *']) await expect(tick(cron)).resolves.toBeUndefined();
    await expect(tick('1 2 3 4 5')).rejects.toThrow('no job');
  });

  it('sweeps at night what has had its time, and nothing younger', async () => {
    const [old, young] = [clock.now() - 31 * DAY_MS, clock.now() - 29 * DAY_MS];
    for (const [id, at] of [
      ['old', old],
      ['young', young],
    ] as const) {
      await run(
        "INSERT INTO outbox (id, type, time, data, due_at, relayed_at) VALUES (?, 't', ?2, '{}', ?2, ?2)",
        id,
        at,
      );
      await run('INSERT INTO consumed_events (consumer, event_id, at) VALUES (?1, ?1, ?2)', id, at);
      await run(
        "INSERT INTO idempotency_keys (caller, key, fingerprint, created_at) VALUES (?1, ?1, '', ?2)",
        id,
        clock.now() - (id === 'old' ? DAY_MS + 1 : DAY_MS - 1),
      );
    }
    await run("INSERT INTO outbox (id, type, time, data, due_at, dead_at) VALUES ('dead', 't', 1, '{}', 1, 1)");
    await tick('17 3 * * *');
    expect(await select('SELECT id FROM outbox ORDER BY id')).toEqual([{ id: 'dead' }, { id: 'young' }]);
    expect(await select('SELECT event_id FROM consumed_events')).toEqual([{ event_id: 'young' }]);
    expect(await select('SELECT key FROM idempotency_keys')).toEqual([{ key: 'young' }]);
  });

  it('keeps sign-ins for two years, or as long as the settings say', async () => {
    for (const days of [731, 729, 61, 59]) {
      await run(
        "INSERT INTO login_history (id, at, result, method, ip) VALUES (?, ?, 'SUCCESS', 'password', '203.0.113.7')",
        `${days}`,
        clock.now() - days * DAY_MS,
      );
    }
    const kept = async () =>
      (await select<{ id: string }>('SELECT id FROM login_history ORDER BY at')).map(({ id }) => id);
    await tick('17 3 * * *');
    expect(await kept()).toEqual(['729', '61', '59']);
    await storeSettings('retention', { login_history_days: 60 });
    await tick('17 3 * * *');
    expect(await kept()).toEqual(['59']);
  });
});
