import type { JournalEntry, JournalNudge } from '../worker/kernel/journal';
import type { Alarm } from './alarm';

/** Belongs into the schema of every object that keeps a journal. */
export const JOURNAL_TABLE = `
  CREATE TABLE journal (id TEXT PRIMARY KEY, body TEXT NOT NULL, nudge_at INTEGER NOT NULL) STRICT;
  CREATE INDEX journal_nudge_at ON journal (nudge_at);
`;

/** Entries usually come in groups: a short wait lets one nudge tell of them all. */
const FIRST_NUDGE_MS = 2_000;
const NEXT_NUDGE_MS = 30_000;

/** What an object judged or ended, kept in its storage until the Worker has written it to D1. Needs `JOURNAL_TABLE`. */
export type Journal = {
  /** Stores the entries before it first waits, so they stand or fall with the write that they tell of. */
  append(entries: readonly JournalEntry[], now: number): Promise<void>;
  /** Oldest first. */
  pending(limit: number): JournalEntry[];
  acknowledge(ids: readonly string[]): void;
  /** For `alarm()`: nudges the Worker if that is due. The caller arms its alarm by `nextNudgeAt()`. */
  nudge(now: number): Promise<void>;
  /** Null when everything has been acknowledged. */
  nextNudgeAt(): number | null;
};

export function createJournal(
  sql: SqlStorage,
  alarm: Alarm,
  queue: Queue<JournalNudge>,
  message: JournalNudge,
): Journal {
  const nextNudgeAt = (): number | null =>
    sql.exec<{ at: number | null }>('SELECT min(nudge_at) AS at FROM journal').one().at;

  return {
    append: async (entries, now) => {
      if (entries.length === 0) return;
      for (const entry of entries) {
        const body = JSON.stringify(entry);
        sql.exec('INSERT INTO journal (id, body, nudge_at) VALUES (?, ?, ?)', entry.id, body, now + FIRST_NUDGE_MS);
      }
      await alarm.armBy(now + FIRST_NUDGE_MS);
    },

    pending: (limit) =>
      sql
        .exec<{ body: string }>('SELECT body FROM journal ORDER BY id LIMIT ?', limit)
        .toArray()
        .map((row) => parseEntry(row.body)),

    acknowledge: (ids) => {
      sql.exec('DELETE FROM journal WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
    },

    nudge: async (now) => {
      const due = nextNudgeAt();
      if (due === null || due > now) return;
      sql.exec('UPDATE journal SET nudge_at = ?', now + NEXT_NUDGE_MS);
      try {
        await queue.send(message);
      } catch {
        // The next nudge makes it good. Thrown out of `alarm()`, it would use up the alarm's few retries.
      }
    },

    nextNudgeAt,
  };
}

/** The text is `JSON.stringify` of an entry: nobody else writes the table. */
function parseEntry(body: string): JournalEntry {
  return JSON.parse(body) as JournalEntry;
}
