import { ACCESS_USE_TABLE } from './access-use-store';
import { expiresAt, type StoredSession } from './account-policy';
import { FACTOR_TABLES } from './factor-store';
import { JOURNAL_TABLE } from './journal';
import type { Schema } from './schema';
import { SIGN_INS_KEPT, type SignIn } from './sign-in-risk-policy';

const HOLD_MS = 60_000;
const DEVICES_MAX = 50;
/** Sessions in memory, of about 2 KB each: what is used stays, and what isn’t is read again. */
const CACHED_MAX = 5_000;

/** Numbered by position; published steps never change. */
export const ACCOUNT_SCHEMA = [
  `CREATE TABLE sessions (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
   CREATE INDEX sessions_by_expiry ON sessions (expires_at);
   CREATE TABLE holds (change_id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
   CREATE TABLE devices (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT;
   CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
   ${JOURNAL_TABLE}`,
  `CREATE TABLE sign_ins (at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
   CREATE INDEX sign_ins_at ON sign_ins (at);
   ${FACTOR_TABLES}`,
  ACCESS_USE_TABLE,
];

/** The Account's SQLite. Reads of a warm object come from memory; every write goes to storage in the same step. */
export class AccountStore {
  readonly #sql: SqlStorage;
  readonly #sessions = new Map<string, StoredSession>();
  readonly #schema: Schema;
  #minSessionVersion: number | null = null;
  #holds: Map<string, number> | null = null;

  constructor(sql: SqlStorage, schema: Schema) {
    this.#sql = sql;
    this.#schema = schema;
  }

  find(id: string): StoredSession | null {
    const known = this.#sessions.get(id);
    if (known || !this.#schema.exists()) return known ?? null;
    const [row] = this.#sql.exec<{ body: string }>('SELECT body FROM sessions WHERE id = ?', id).toArray();
    if (!row) return null;
    const session = parse(row.body);
    this.#cache(session);
    return session;
  }

  /** Those whose time is over. */
  expired(now: number): StoredSession[] {
    if (!this.#schema.exists()) return [];
    return this.#sql
      .exec<{ body: string }>('SELECT body FROM sessions WHERE expires_at <= ?', now)
      .toArray()
      .map(({ body }) => parse(body));
  }

  all(): StoredSession[] {
    if (!this.#schema.exists()) return [];
    return this.#sql
      .exec<{ body: string }>('SELECT body FROM sessions ORDER BY id DESC')
      .toArray()
      .map(({ body }) => parse(body));
  }

  insert(session: StoredSession): void {
    this.#schema.ensure();
    this.#sql.exec(
      'INSERT INTO sessions (id, expires_at, body) VALUES (?, ?, ?)',
      session.id,
      expiresAt(session),
      JSON.stringify(session),
    );
    this.#cache(session);
  }

  update(session: StoredSession): void {
    this.#sql.exec(
      'UPDATE sessions SET expires_at = ?, body = ? WHERE id = ?',
      expiresAt(session),
      JSON.stringify(session),
      session.id,
    );
    this.#cache(session);
  }

  touch(session: StoredSession, now: number): void {
    this.update({ ...session, lastActivityAt: now });
  }

  remove(id: string): void {
    this.#sql.exec('DELETE FROM sessions WHERE id = ?', id);
    this.#sessions.delete(id);
  }

  /** The one used longest ago makes room. */
  #cache(session: StoredSession): void {
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, session);
    if (this.#sessions.size <= CACHED_MAX) return;
    const [oldest] = this.#sessions.keys();
    if (oldest !== undefined) this.#sessions.delete(oldest);
  }

  nextExpiry(): number | null {
    if (!this.#schema.exists()) return null;
    return this.#sql.exec<{ next: number | null }>('SELECT min(expires_at) AS next FROM sessions').one().next;
  }

  minSessionVersion(): number {
    if (this.#minSessionVersion === null) {
      const [row] = this.#schema.exists()
        ? this.#sql.exec<{ value: number }>("SELECT value FROM facts WHERE name = 'min_session_version'").toArray()
        : [];
      this.#minSessionVersion = row?.value ?? 0;
    }
    return this.#minSessionVersion;
  }

  /** Also forgets the known devices. */
  raiseSessionVersion(version: number): void {
    this.#schema.ensure();
    this.#sql.exec("INSERT OR REPLACE INTO facts (name, value) VALUES ('min_session_version', ?)", version);
    this.#sql.exec('DELETE FROM devices');
    this.#minSessionVersion = version;
  }

  hold(changeId: string, now: number): void {
    this.#schema.ensure();
    this.#sql.exec('DELETE FROM holds WHERE until <= ?', now);
    this.#sql.exec('INSERT OR REPLACE INTO holds (change_id, until) VALUES (?, ?)', changeId, now + HOLD_MS);
    this.#holds = null;
  }

  release(changeId: string): void {
    if (!this.#schema.exists()) return;
    this.#sql.exec('DELETE FROM holds WHERE change_id = ?', changeId);
    this.#holds = null;
  }

  /** A lapsed hold counts as released. */
  isHeld(now: number): boolean {
    if (this.#holds === null) {
      const rows = this.#schema.exists()
        ? this.#sql.exec<{ change_id: string; until: number }>('SELECT change_id, until FROM holds').toArray()
        : [];
      this.#holds = new Map(rows.map(({ change_id, until }) => [change_id, until]));
    }
    for (const until of this.#holds.values()) if (until > now) return true;
    return false;
  }

  isReportDue(now: number, everyMs: number): boolean {
    const [row] = this.#sql
      .exec<{ value: number }>("SELECT value FROM facts WHERE name = 'activity_reported_at'")
      .toArray();
    return now - (row?.value ?? 0) >= everyMs;
  }

  noteReport(now: number): void {
    this.#sql.exec("INSERT OR REPLACE INTO facts (name, value) VALUES ('activity_reported_at', ?)", now);
  }

  knowsDevice(id: string): boolean {
    return this.#schema.exists() && this.#sql.exec('SELECT 1 FROM devices WHERE id = ?', id).toArray().length > 0;
  }

  /** Newest first. */
  signIns(): SignIn[] {
    if (!this.#schema.exists()) return [];
    return this.#sql
      .exec<{ body: string }>('SELECT body FROM sign_ins ORDER BY at DESC, rowid DESC LIMIT ?', SIGN_INS_KEPT)
      .toArray()
      .map(({ body }) => JSON.parse(body) as SignIn);
  }

  noteSignIn(signIn: SignIn): void {
    this.#schema.ensure();
    this.#sql.exec('INSERT INTO sign_ins (at, body) VALUES (?, ?)', signIn.at, JSON.stringify(signIn));
    this.#sql.exec(
      'DELETE FROM sign_ins WHERE rowid NOT IN (SELECT rowid FROM sign_ins ORDER BY at DESC, rowid DESC LIMIT ?)',
      SIGN_INS_KEPT,
    );
  }

  rememberDevice(id: string, now: number): void {
    this.#schema.ensure();
    this.#sql.exec('INSERT OR REPLACE INTO devices (id, seen_at) VALUES (?, ?)', id, now);
    this.#sql.exec(
      'DELETE FROM devices WHERE id NOT IN (SELECT id FROM devices ORDER BY seen_at DESC LIMIT ?)',
      DEVICES_MAX,
    );
  }
}

/** What sessions lack that were stored before it was kept. */
const UNSAID = { aal: 1, risks: [], binding: 'off', userAgent: null, actor: null, previousSecretUntil: 0 };

/** The text is our own. */
function parse(body: string): StoredSession {
  return { ...UNSAID, ...JSON.parse(body) } as StoredSession;
}
