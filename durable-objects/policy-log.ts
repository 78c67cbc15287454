import { DurableObject } from 'cloudflare:workers';
import type { PolicyChange } from '../worker/kernel/account-rpc';
import type { PolicyLogRpc } from '../worker/kernel/guard-rpc';
import type { ObjectEnv } from './env';
import { forgottenUntil } from './policy-log-policy';
import { createSchema } from './schema';

const SCHEMA = [
  `CREATE TABLE changes (kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, id)) STRICT;
   CREATE INDEX changes_at ON changes (at);`,
];

/** One object: the roles, groups and settings that changed lately, for changes that concern too many users to tell each. */
export class PolicyLog extends DurableObject<ObjectEnv> implements PolicyLogRpc {
  readonly #sql = this.ctx.storage.sql;
  readonly #schema = createSchema(this.ctx.storage, SCHEMA);

  async record(changes: Omit<PolicyChange, 'at'>[], now: number): Promise<void> {
    this.#schema.ensure();
    this.#sql.exec('DELETE FROM changes WHERE at <= ?', forgottenUntil(now));
    for (const change of changes) {
      // `max`: a call that was held up must not make a later change look older than it is.
      this.#sql.exec(
        `INSERT INTO changes (kind, id, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (kind, id) DO UPDATE SET at = max(at, ?3)`,
        change.kind,
        change.id,
        now,
      );
    }
  }

  async since(now: number): Promise<PolicyChange[]> {
    if (!this.#schema.exists()) return [];
    return this.#sql
      .exec<PolicyChange>('SELECT kind, id, at FROM changes WHERE at > ? ORDER BY at, kind, id', forgottenUntil(now))
      .toArray();
  }
}
