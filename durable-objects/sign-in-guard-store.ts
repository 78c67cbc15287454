import type { Origin } from '../worker/kernel/journal';
import { JOURNAL_TABLE } from './journal';
import { type Counter, type CounterScope, EMPTY_COUNTER } from './sign-in-guard-policy';

export const SIGN_IN_GUARD_SCHEMA = [
  `CREATE TABLE counters (
     account_key TEXT NOT NULL, scope TEXT NOT NULL, body TEXT NOT NULL, locked_until INTEGER, expires_at INTEGER NOT NULL,
     PRIMARY KEY (account_key, scope)
   ) STRICT;
   CREATE INDEX counters_expires_at ON counters (expires_at);
   CREATE TABLE attempts (id TEXT PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
   CREATE INDEX attempts_at ON attempts (at);
   CREATE TABLE refusals (
     account_key TEXT NOT NULL, minute_ends_at INTEGER NOT NULL, body TEXT NOT NULL, count INTEGER NOT NULL,
     PRIMARY KEY (account_key, minute_ends_at)
   ) STRICT;
   CREATE INDEX refusals_minute_ends_at ON refusals (minute_ends_at);
   ${JOURNAL_TABLE}`,
];

/** Who tried, as it was when the attempt was reserved. */
export type Attempt = {
  id: string;
  at: number;
  accountKey: string;
  networkKey: string;
  deviceKey: string | null;
  identifier: string;
  userId: string | null;
  origin: Origin;
};

type Refused = Pick<Attempt, 'accountKey' | 'identifier' | 'userId' | 'origin'>;
/** Who was refused first in a minute, and how often anybody was. */
export type Refusals = Refused & { minuteEndsAt: number; count: number };

/** The guard's rows. Decides nothing. Bodies are JSON that only this class writes, so reading them back is a cast. */
export class SignInGuardStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  readCounter(accountKey: string, scope: CounterScope): Counter {
    const [row] = this.#sql
      .exec<Body>('SELECT body FROM counters WHERE account_key = ? AND scope = ?', accountKey, scopeText(scope))
      .toArray();
    return row ? (JSON.parse(row.body) as Counter) : EMPTY_COUNTER;
  }

  writeCounter(accountKey: string, scope: CounterScope, counter: Counter, expiresAt: number): void {
    this.#sql.exec(
      `INSERT INTO counters (account_key, scope, body, locked_until, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (account_key, scope) DO UPDATE SET body = ?3, locked_until = ?4, expires_at = ?5`,
      accountKey,
      scopeText(scope),
      JSON.stringify(counter),
      counter.lockedUntil,
      expiresAt,
    );
  }

  /** Changes a counter if there is one, and leaves its expiry: an outcome never makes it count for longer. */
  changeCounter(accountKey: string, scope: CounterScope, counter: Counter): void {
    this.#sql.exec(
      'UPDATE counters SET body = ?, locked_until = ? WHERE account_key = ? AND scope = ?',
      JSON.stringify(counter),
      counter.lockedUntil,
      accountKey,
      scopeText(scope),
    );
  }

  deleteCounters(accountKey: string): void {
    this.#sql.exec('DELETE FROM counters WHERE account_key = ?', accountKey);
  }

  deleteExpiredCounters(now: number): void {
    this.#sql.exec('DELETE FROM counters WHERE expires_at <= ?', now);
  }

  lockedUntil(accountKey: string, now: number): number | null {
    const select = 'SELECT max(locked_until) AS until FROM counters WHERE account_key = ? AND locked_until > ?';
    return this.#sql.exec<{ until: number | null }>(select, accountKey, now).one().until;
  }

  addAttempt(attempt: Attempt): void {
    const body = JSON.stringify(attempt);
    this.#sql.exec('INSERT INTO attempts (id, body, at) VALUES (?, ?, ?)', attempt.id, body, attempt.at);
  }

  /** Removes and answers it: an attempt is settled once. */
  takeAttempt(id: string): Attempt | null {
    const [row] = this.#sql.exec<Body>('DELETE FROM attempts WHERE id = ? RETURNING body', id).toArray();
    return row ? (JSON.parse(row.body) as Attempt) : null;
  }

  attemptsUntil(at: number): Attempt[] {
    const rows = this.#sql.exec<Body>('SELECT body FROM attempts WHERE at <= ?', at).toArray();
    return rows.map((row) => JSON.parse(row.body) as Attempt);
  }

  countRefusal({ accountKey, identifier, userId, origin }: Refused, minuteEndsAt: number): void {
    this.#sql.exec(
      `INSERT INTO refusals (account_key, minute_ends_at, body, count) VALUES (?, ?, ?, 1)
       ON CONFLICT (account_key, minute_ends_at) DO UPDATE SET count = count + 1`,
      accountKey,
      minuteEndsAt,
      JSON.stringify({ accountKey, identifier, userId, origin }),
    );
  }

  /** Removes and answers the refusals of minutes that are over. */
  takeRefusals(now: number): Refusals[] {
    return this.#sql
      .exec<Body & { minute_ends_at: number; count: number }>(
        'DELETE FROM refusals WHERE minute_ends_at <= ? RETURNING body, minute_ends_at, count',
        now,
      )
      .toArray()
      .map((row) => ({ ...(JSON.parse(row.body) as Refused), minuteEndsAt: row.minute_ends_at, count: row.count }));
  }

  /** When the next row here needs the alarm, given how long an attempt may stay unsettled. */
  nextDueAt(settleWithinMs: number): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        `SELECT min(at) AS at FROM (
           SELECT min(expires_at) AS at FROM counters
           UNION ALL SELECT min(minute_ends_at) FROM refusals
           UNION ALL SELECT min(at) + ? FROM attempts
         )`,
        settleWithinMs,
      )
      .one().at;
  }
}

type Body = { body: string };

function scopeText(scope: CounterScope): string {
  return scope.kind === 'account' ? 'account' : `${scope.kind}:${scope.key}`;
}
