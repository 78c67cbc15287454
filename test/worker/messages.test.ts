import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { MessagePage } from '../../worker/features/messages/schemas';
import { newId } from '../../worker/kernel/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../worker/kernel/time';
import { MAX_ATTEMPTS } from '../../worker/platform/outbox/relay';
import { deps } from '../support/worker/bindings';
import { nobody } from '../support/worker/client';
import { useClock } from '../support/worker/clock';
import { resetDatabase } from '../support/worker/database';
import { aDeadMessage, anOccasion, messagesTo, withMail } from '../support/worker/messages';
import { anAdministrator, aSignedInUser, aUser } from '../support/worker/people';
import { drainQueues } from '../support/worker/queues';
import { auditActions, eventsFor, mailbox } from '../support/worker/records';
import { count, run, select } from '../support/worker/sql';

type Page = z.output<typeof MessagePage>;

const clock = useClock();
beforeEach(() => resetDatabase());

const down = async () => {
  throw new Error('connect ETIMEDOUT');
};

describe('a message', () => {
  it('is recorded as sent, without its text', async () => {
    const { id, email } = await aUser();
    await anOccasion(id);
    await drainQueues();
    const [message] = await messagesTo(email);
    expect(message).toMatchObject({
      channel: 'email',
      kind: 'password_changed',
      state: 'sent',
      attempts: 1,
      last_error: null,
    });
    expect((await mailbox(email))[0]?.id).toBe(message?.id);
    expect(JSON.stringify(await select('SELECT * FROM message_deliveries'))).not.toContain('password was changed');
  });

  it('that can’t go out waits longer each time, keeps its id, and is dead after eight attempts', async () => {
    const { id, email } = await aUser();
    await anOccasion(id);
    const ids = new Set<string>();
    await withMail(
      async (mail) => {
        ids.add(mail.id);
        await down();
      },
      async () => {
        for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
          await drainQueues();
          expect(await messagesTo(email)).toMatchObject([
            { state: attempt < MAX_ATTEMPTS ? 'failed' : 'dead', attempts: attempt, last_error: 'connect ETIMEDOUT' },
          ]);
          clock.advance(HOUR_MS);
        }
        await drainQueues();
      },
    );
    expect(ids.size).toBe(1);
    expect(await messagesTo(email)).toMatchObject([{ attempts: MAX_ATTEMPTS }]);
  });

  it('that failed goes out when the transport is back, once', async () => {
    const { id, email } = await aUser();
    await anOccasion(id);
    await withMail(down, drainQueues);
    clock.advance(MINUTE_MS);
    await drainQueues();
    await drainQueues();
    expect(await mailbox(email)).toHaveLength(1);
    expect(await messagesTo(email)).toMatchObject([{ state: 'sent', attempts: 2, last_error: null }]);
  });

  it('that is poisoned holds up no other (T22)', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, () => aUser()));
    for (const { id } of people) await anOccasion(id);
    const poisoned = people[2]?.email;
    const sent: string[] = [];
    await withMail(async ({ to }) => {
      if (to === poisoned) throw new Error('poison');
      sent.push(to);
    }, drainQueues);
    expect(sent.sort()).toEqual(
      people
        .map(({ email }) => email)
        .filter((email) => email !== poisoned)
        .sort(),
    );
  });

  it('whose request makes no sense is tried like any other, and harms none', async () => {
    const { id, email } = await aUser();
    await run(
      "INSERT INTO outbox (id, type, time, data, due_at) VALUES ('bad', 'message.requested', 1, '{\"kind\":\"nonsense\"}', 1)",
    );
    await anOccasion(id);
    await drainQueues();
    expect(await mailbox(email)).toHaveLength(1);
    expect(await select("SELECT attempts, relayed_at FROM outbox WHERE id = 'bad'")).toEqual([
      { attempts: 1, relayed_at: null },
    ]);
  });

  it('is not sent twice where the Worker died between the sending and the mark', async () => {
    const { id, email } = await aUser();
    await anOccasion(id);
    await drainQueues();
    await run("DELETE FROM consumed_events WHERE consumer = 'messages'");
    await run("UPDATE outbox SET relayed_at = NULL WHERE type = 'message.requested'");
    const sent: string[] = [];
    await withMail(async ({ to }) => {
      sent.push(to);
    }, drainQueues);
    expect(sent).toEqual([]);
    expect(await messagesTo(email)).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('about a link that was used or has expired meanwhile is dropped', async () => {
    const { id, email } = await aUser();
    await anOccasion(id, 'user.password_reset_requested');
    await withMail(down, drainQueues);
    clock.advance(2 * HOUR_MS);
    await drainQueues();
    expect(await mailbox(email)).toEqual([]);
    expect(await messagesTo(email)).toMatchObject([{ state: 'dead', last_error: 'It no longer applies.' }]);
  });

  it('that the server bounces marks the address as unverified and is shown to its owner', async () => {
    const person = await aSignedInUser();
    await run('UPDATE users SET email_verified = 1 WHERE id = ?', person.id);
    await anOccasion(person.id);
    const { MessageRefused } = await import('../../worker/platform/mail/refused');
    await withMail(async () => {
      throw new MessageRefused('bounced', '550 no such user');
    }, drainQueues);
    expect(await messagesTo(person.email)).toMatchObject([{ state: 'bounced', last_error: '550 no such user' }]);
    expect(await count('users', 'id = ? AND email_verified = 0', person.id)).toBe(1);
    expect(await auditActions(person.id)).toContain('user.email_bounced');
    const { body } = await person.get<{ items: { kind: string }[] }>('/api/notifications');
    expect(body.items.map(({ kind }) => kind)).toContain('mail_bounced');
  });
});

describe('the delivery log', () => {
  it('finds by state, channel and address, newest first', async () => {
    const admin = await anAdministrator();
    const dead = await aDeadMessage();
    clock.advance(MINUTE_MS);
    const { id, email } = await aUser();
    await anOccasion(id);
    await drainQueues();
    const list = async (query: string) => (await admin.get<Page>(`/api/messages${query}`)).body.items;
    expect((await list('?state=dead,bounced')).map((message) => message.id)).toEqual([dead]);
    expect(await list(`?q=${email}&channel=email`)).toMatchObject([{ recipient: email, state: 'sent' }]);
    expect(await list('?channel=sms')).toEqual([]);
    expect((await list(''))[0]).toMatchObject({ recipient: email });
    expect((await list('?q=password_changed')).length).toBe(2);
  });

  it('masks addresses for those who may not read users, and lets them find none by guessing at parts', async () => {
    const { id, email } = await aUser({ email: 'ola.nordmann@halden.example' });
    await anOccasion(id);
    const { MessageRefused } = await import('../../worker/platform/mail/refused');
    await withMail(async ({ to }) => {
      throw new MessageRefused('dead', `554 <${to}> refused`);
    }, drainQueues);
    const clerk = await aSignedInUser({ permissions: ['messages:read'] });
    const list = async (query: string) => (await clerk.get<Page>(`/api/messages${query}`)).body.items;
    const [shown] = await list('?state=dead');
    expect(shown).toMatchObject({ recipient: 'o…@halden.example', last_error: '554 <o…@halden.example> refused' });
    expect(await list('?q=ola.n')).toEqual([]);
    expect(await list(`?q=${email}`)).toHaveLength(1);
  });
});

describe('a dead message', () => {
  it('is sent again on request, the same one, with a record of who asked', async () => {
    const admin = await anAdministrator();
    const id = await aDeadMessage();
    const [{ recipient } = { recipient: '' }] = await select<{ recipient: string }>(
      'SELECT recipient FROM message_deliveries',
    );
    const answer = await admin.post<{ state: string }>(`/api/messages/${id}/retry`);
    expect([answer.status, answer.body.state]).toEqual([200, 'failed']);
    await drainQueues();
    expect(await mailbox(recipient)).toMatchObject([{ id }]);
    expect(await messagesTo(recipient)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(await auditActions(id)).toEqual(['message.retried']);
  });

  it('is the only kind that is, and only while it can be made again', async () => {
    const admin = await anAdministrator();
    const id = await aDeadMessage();
    const retry = async (which: string) => {
      const { status, body } = await admin.post(`/api/messages/${which}/retry`);
      return [status, body.code];
    };
    expect(await retry(newId())).toEqual([404, 'message_not_found']);
    await run("UPDATE message_deliveries SET state = 'sent'");
    expect(await retry(id)).toEqual([409, 'message_alive']);
    await run("UPDATE message_deliveries SET state = 'dead'");
    await run('DELETE FROM outbox WHERE id = ?', id);
    expect(await retry(id)).toEqual([409, 'message_gone']);
  });
});

describe('a bounce that the provider reports', () => {
  const KEY = Buffer.alloc(24, 'webhook');
  beforeEach(() => {
    deps().mailWebhookSecret = `whsec_${KEY.toString('base64')}`;
  });
  afterEach(() => {
    deps().mailWebhookSecret = null;
  });

  async function report(body: unknown, { prefix = 'webhook', at = Date.now(), key = KEY, tampered = false } = {}) {
    const text = JSON.stringify(body);
    const seconds = Math.floor(at / 1000);
    const signature = createHmac('sha256', key).update(`msg_1.${seconds}.${text}`).digest('base64');
    const { status, body: answer } = await nobody().send('POST', '/api/messages/bounces', {
      rawBody: tampered ? text.replace('halden', 'hadlen') : text,
      headers: {
        'content-type': 'application/json',
        [`${prefix}-id`]: 'msg_1',
        [`${prefix}-timestamp`]: String(seconds),
        [`${prefix}-signature`]: `v1,AAAA v1,${signature}`,
      },
    });
    return [status, answer?.code];
  }

  async function aSentMessage() {
    const person = await aUser();
    await run('UPDATE users SET email_verified = 1 WHERE id = ?', person.id);
    await anOccasion(person.id);
    await drainQueues();
    return { ...person, message: (await messagesTo(person.email))[0]?.id ?? '' };
  }

  const bounceOf = (to: string) => ({
    type: 'email.bounced',
    created_at: '2026-11-21T07:00:00Z',
    data: { email_id: 'x', to: [to], bounce: { message: 'Mailbox is gone', type: 'Permanent' } },
  });

  it.each(['webhook', 'svix'])('marks the newest mail to the address and the address (%s headers)', async (prefix) => {
    const { id, email } = await aSentMessage();
    expect(await report(bounceOf(email), { prefix })).toEqual([204, undefined]);
    await drainQueues();
    expect(await messagesTo(email)).toContainEqual(
      expect.objectContaining({ state: 'bounced', last_error: 'Mailbox is gone' }),
    );
    expect(await count('users', 'id = ? AND email_verified = 0', id)).toBe(1);
  });

  it('may name the message; said twice, it counts once', async () => {
    const { id, message } = await aSentMessage();
    const body = { type: 'email.bounced', data: { message_id: message } };
    await report(body);
    await report(body);
    expect(await auditActions(message)).toEqual(['message.bounced']);
    expect((await eventsFor(id)).filter(({ type }) => type === 'message.bounced')).toHaveLength(1);
  });

  it('leaves the account alone when the address isn’t its own any more', async () => {
    const { id, email } = await aSentMessage();
    await run("UPDATE users SET email = 'b@halden.example', email_key = 'b@halden.example' WHERE id = ?", id);
    await report(bounceOf(email));
    await drainQueues();
    expect(await count('users', 'id = ? AND email_verified = 1', id)).toBe(1);
  });

  it('of another type, or about nobody, changes nothing', async () => {
    const { email } = await aSentMessage();
    expect(await report({ ...bounceOf(email), type: 'email.delivered' })).toEqual([204, undefined]);
    expect(await report(bounceOf('nobody@halden.example'))).toEqual([204, undefined]);
    expect(await messagesTo(email)).toMatchObject([{ state: 'sent' }]);
  });

  it('is refused from anybody else: another key, another body, another time', async () => {
    const { email } = await aSentMessage();
    const refused = [401, 'signature_refused'];
    expect(await report(bounceOf(email), { key: Buffer.alloc(24, 'other') })).toEqual(refused);
    expect(await report(bounceOf(email), { tampered: true })).toEqual(refused);
    expect(await report(bounceOf(email), { at: Date.now() - 6 * MINUTE_MS })).toEqual(refused);
    expect(await report(bounceOf(email), { at: Date.now() + DAY_MS })).toEqual(refused);
    expect(await messagesTo(email)).toMatchObject([{ state: 'sent' }]);
  });

  it('has no address where no secret is set up', async () => {
    deps().mailWebhookSecret = null;
    expect(await report(bounceOf('a@halden.example'))).toEqual([404, 'not_found']);
  });
});
