import type { AccessUse } from '../worker/kernel/journal';
import { DAY_MS } from '../worker/kernel/time';
import { dayOf } from './access-use-policy';
import type { Schema } from './schema';

/** Belongs into the Account's schema. */
export const ACCESS_USE_TABLE = `
  CREATE TABLE access_use (type TEXT NOT NULL, id TEXT NOT NULL, used_at INTEGER NOT NULL, is_reported INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (type, id)) STRICT;
`;

/** On which day each thing that the user was given last let them do anything. A use that was noted today costs a look into memory. */
export class AccessUseStore {
  readonly #sql: SqlStorage;
  readonly #schema: Schema;
  /** Milliseconds since the epoch. */
  #midnight = Number.NaN;
  #noted = new Set<string>();

  constructor(sql: SqlStorage, schema: Schema) {
    this.#sql = sql;
    this.#schema = schema;
  }

  /** Answers whether anything was new today: then it waits for `takeUnreported`. */
  note(used: readonly Omit<AccessUse, 'on'>[], now: number): boolean {
    if (used.length === 0) return false;
    this.#turnTo(now);
    const fresh = used.filter(({ type, id }) => !this.#noted.has(`${type}:${id}`));
    for (const { type, id } of fresh) {
      this.#sql.exec('INSERT OR REPLACE INTO access_use (type, id, used_at) VALUES (?, ?, ?)', type, id, now);
      this.#noted.add(`${type}:${id}`);
    }
    return fresh.length > 0;
  }

  /** What the Worker hasn't been told yet, with the time of the latest; it counts as told from here on. Null when there is nothing. */
  takeUnreported(): { used: AccessUse[]; lastAt: number } | null {
    if (!this.#schema.exists()) return null;
    const rows = this.#sql
      .exec<{ type: AccessUse['type']; id: string; used_at: number }>(
        'UPDATE access_use SET is_reported = 1 WHERE is_reported = 0 RETURNING type, id, used_at',
      )
      .toArray();
    if (rows.length === 0) return null;
    return {
      used: rows.map(({ type, id, used_at }) => ({ type, id, on: dayOf(used_at) })),
      lastAt: Math.max(...rows.map(({ used_at }) => used_at)),
    };
  }

  /** Reads what was noted today, once a day and after an eviction; forgets what was told on earlier days. */
  #turnTo(now: number): void {
    const midnight = now - (now % DAY_MS);
    if (midnight === this.#midnight) return;
    this.#schema.ensure();
    this.#sql.exec('DELETE FROM access_use WHERE used_at < ? AND is_reported = 1', midnight);
    const rows = this.#sql
      .exec<{ type: string; id: string }>('SELECT type, id FROM access_use WHERE used_at >= ?', midnight)
      .toArray();
    this.#noted = new Set(rows.map(({ type, id }) => `${type}:${id}`));
    this.#midnight = midnight;
  }
}
