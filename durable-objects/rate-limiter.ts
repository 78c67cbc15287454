import { DurableObject } from 'cloudflare:workers';
import type { RateDecision, RateLimiterRpc } from '../worker/kernel/guard-rpc';
import { SECOND_MS } from '../worker/kernel/time';
import { createAlarm } from './alarm';
import type { ObjectEnv } from './env';
import { currentWindow, decideRate, hasRoom, type RateWindow } from './rate-limiter-policy';
import { createSchema } from './schema';

const SCHEMA = [
  `CREATE TABLE windows (key TEXT PRIMARY KEY, count INTEGER NOT NULL, reset_at INTEGER NOT NULL) STRICT;
   CREATE INDEX windows_reset_at ON windows (reset_at);`,
  `CREATE TABLE members (key TEXT NOT NULL, member TEXT NOT NULL, reset_at INTEGER NOT NULL, PRIMARY KEY (key, member)) STRICT;
   CREATE INDEX members_reset_at ON members (reset_at);`,
];

const MEMBERS_MAX = 100;

/**
 * Counts requests by key. Named by `shardName`, 256 objects for all keys: keys that an attacker invents fill rows, which
 * the alarm removes, and never make new objects. Each decision is one synchronous step, so parallel requests can't
 * exceed the limit.
 */
export class RateLimiter extends DurableObject<ObjectEnv> implements RateLimiterRpc {
  readonly #sql = this.ctx.storage.sql;
  readonly #schema = createSchema(this.ctx.storage, SCHEMA);
  readonly #alarm = createAlarm(this.ctx.storage);

  async take(key: string, limit: number, windowSeconds: number, now: number): Promise<RateDecision> {
    const window = currentWindow(this.#read(key), windowSeconds, now);
    if (!hasRoom(window, limit)) return decideRate(window, false, limit, now);

    const counted = { ...window, count: window.count + 1 };
    this.#write(key, counted);
    // A running window has armed the alarm when it began.
    if (window.count === 0) await this.#alarm.armBy(window.resetAt);
    return decideRate(counted, true, limit, now);
  }

  async peek(key: string, limit: number, windowSeconds: number, now: number): Promise<RateDecision> {
    const window = currentWindow(this.#read(key), windowSeconds, now);
    return decideRate(window, hasRoom(window, limit), limit, now);
  }

  async giveBack(key: string, now: number): Promise<void> {
    const window = this.#read(key);
    if (window && now < window.resetAt && window.count > 0) this.#write(key, { ...window, count: window.count - 1 });
  }

  async peekAndNote(key: string, member: string, limit: number, windowSeconds: number, now: number) {
    const decision = await this.peek(key, limit, windowSeconds, now);
    this.#schema.ensure();
    const resetAt = now + windowSeconds * SECOND_MS;
    this.#sql.exec(
      `INSERT INTO members (key, member, reset_at) SELECT ?1, ?2, ?3
       WHERE (SELECT count(*) FROM members WHERE key = ?1 AND reset_at > ?4) < ?5
       ON CONFLICT (key, member) DO UPDATE SET reset_at = ?3`,
      key,
      member,
      resetAt,
      now,
      MEMBERS_MAX,
    );
    await this.#alarm.armBy(resetAt);
    const select = 'SELECT count(*) AS total FROM members WHERE key = ? AND reset_at > ?';
    return { ...decision, members: this.#sql.exec<{ total: number }>(select, key, now).one().total };
  }

  override async alarm(): Promise<void> {
    if (!this.#schema.exists()) return;
    const now = Date.now();
    this.#sql.exec('DELETE FROM windows WHERE reset_at <= ?', now);
    this.#sql.exec('DELETE FROM members WHERE reset_at <= ?', now);
    const { at } = this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(reset_at) AS at FROM (SELECT reset_at FROM windows UNION ALL SELECT reset_at FROM members)',
      )
      .one();
    await this.#alarm.armBy(at);
  }

  #read(key: string): RateWindow | null {
    if (!this.#schema.exists()) return null;
    const [row] = this.#sql
      .exec<{ count: number; reset_at: number }>('SELECT count, reset_at FROM windows WHERE key = ?', key)
      .toArray();
    return row ? { count: row.count, resetAt: row.reset_at } : null;
  }

  #write(key: string, window: RateWindow): void {
    this.#schema.ensure();
    this.#sql.exec(
      `INSERT INTO windows (key, count, reset_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (key) DO UPDATE SET count = ?2, reset_at = ?3`,
      key,
      window.count,
      window.resetAt,
    );
  }
}
