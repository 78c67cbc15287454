import { runInDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { createAlarm } from '../../../durable-objects/alarm';
import { createJournal, JOURNAL_TABLE, type Journal } from '../../../durable-objects/journal';
import type { JournalEntry, JournalNudge } from '../../../worker/kernel/journal';
import { aPolicyLog } from './stubs';

// Ahead of the real clock, which alarms follow: none rings of itself.
const start = Date.UTC(2100, 0, 1);
const message: JournalNudge = { type: 'journal', object: 'account', name: 'u1' };

function anEntry(id: string): JournalEntry {
  return { id, at: start, origin: null, actor: null, kind: 'refresh_reused', userId: 'u1', sessionId: 's1' };
}

/** The queue is outside of the object: here it only keeps what was sent. */
function aQueue({ isDown = false } = {}) {
  const sent: JournalNudge[] = [];
  const send = async (body: JournalNudge) => {
    if (isDown) throw new Error('the queue is down');
    sent.push(body);
  };
  return { sent, queue: { send } as unknown as Queue<JournalNudge> };
}

/** A journal in the storage of an object that keeps none itself. */
function withJournal<T>(
  queue: Queue<JournalNudge>,
  use: (journal: Journal, storage: DurableObjectStorage) => Promise<T>,
): Promise<T> {
  return runInDurableObject(aPolicyLog(), (_, { storage }) => {
    storage.sql.exec(JOURNAL_TABLE);
    return use(createJournal(storage.sql, createAlarm(storage), queue, message), storage);
  });
}

it('keeps entries in order until they are acknowledged', async () => {
  await withJournal(aQueue().queue, async (journal) => {
    await journal.append([anEntry('2'), anEntry('1')], start);
    expect(journal.pending(10)).toEqual([anEntry('1'), anEntry('2')]);
    expect(journal.pending(1)).toEqual([anEntry('1')]);
    journal.acknowledge(['1', 'unknown']);
    expect(journal.pending(10)).toEqual([anEntry('2')]);
  });
});

it('stores entries in the step of the caller, before anything is awaited', async () => {
  await withJournal(aQueue().queue, async (journal) => {
    const appended = journal.append([anEntry('1')], start);
    expect(journal.pending(10)).toHaveLength(1);
    await appended;
  });
});

it('has the alarm ring two seconds after the first entry, however many follow', async () => {
  await withJournal(aQueue().queue, async (journal, storage) => {
    await journal.append([anEntry('1')], start);
    await journal.append([anEntry('2')], start + 1_500);
    expect(await storage.getAlarm()).toBe(start + 2_000);
  });
});

it('brings a later alarm of the object forward and leaves an earlier one', async () => {
  await withJournal(aQueue().queue, async (journal, storage) => {
    await storage.setAlarm(start + 60_000);
    await journal.append([anEntry('1')], start);
    expect(await storage.getAlarm()).toBe(start + 2_000);
    await storage.setAlarm(start + 1_000);
    await journal.append([anEntry('2')], start);
    expect(await storage.getAlarm()).toBe(start + 1_000);
  });
});

it('nudges when it is due, and every thirty seconds while entries remain', async () => {
  const { queue, sent } = aQueue();
  await withJournal(queue, async (journal) => {
    await journal.append([anEntry('1')], start);
    await journal.nudge(start + 1_999);
    expect(sent).toEqual([]);
    await journal.nudge(start + 2_000);
    expect(sent).toEqual([message]);
    expect(journal.nextNudgeAt()).toBe(start + 32_000);
    await journal.nudge(start + 32_000);
    expect(sent).toEqual([message, message]);

    journal.acknowledge(['1']);
    expect(journal.nextNudgeAt()).toBeNull();
    await journal.nudge(start + 62_000);
    expect(sent).toHaveLength(2);
  });
});

it('tries again later when the queue is down', async () => {
  await withJournal(aQueue({ isDown: true }).queue, async (journal) => {
    await journal.append([anEntry('1')], start);
    await journal.nudge(start + 2_000);
    expect(journal.nextNudgeAt()).toBe(start + 32_000);
    expect(journal.pending(10)).toHaveLength(1);
  });
});
