import { equalSecretTexts } from '../worker/crypto/constant-time';
import type { AccountRpc, FactorAnswer, FactorAttempt } from '../worker/kernel/account-rpc';
import { SECOND_MS } from '../worker/kernel/time';
import * as policy from './factor-policy';
import type { Schema } from './schema';

/** Belongs into the Account's schema. */
export const FACTOR_TABLES = `
  CREATE TABLE factor_counters (method TEXT PRIMARY KEY, wrong INTEGER NOT NULL, locked_until INTEGER, last_step INTEGER) STRICT;
  CREATE TABLE message_codes (channel TEXT PRIMARY KEY, code_hash TEXT NOT NULL, expires_at INTEGER NOT NULL, is_used INTEGER NOT NULL) STRICT;
  CREATE TABLE message_sends (channel TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX message_sends_by_channel ON message_sends (channel, at);
  CREATE TABLE used_once (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;
  CREATE INDEX used_once_by_expiry ON used_once (expires_at);
`;

/** The Account's second factors: guesses and what works once. Each method is one synchronous step, so nothing can come between. */
export class FactorStore {
  readonly #sql: SqlStorage;
  readonly #schema: Schema;

  constructor(sql: SqlStorage, schema: Schema) {
    this.#sql = sql;
    this.#schema = schema;
  }

  judge({ attempt, once, now }: Parameters<AccountRpc['judgeFactor']>[0]): FactorAnswer {
    this.#schema.ensure();
    const method = attempt.kind === 'message' ? attempt.channel : attempt.kind;
    const before = this.#counter(method);
    const fits = this.#guess(attempt, before, now);
    const guess = fits === 'right' && once && this.#isUsed(once.hash) ? 'replayed' : fits;
    const { answer, counter } = policy.judgeGuess(before, guess, now);
    const isAccepted = answer.outcome === 'accepted';
    if (isAccepted && once) this.consumeOnce({ ...once, now });
    if (isAccepted && attempt.kind === 'message') {
      this.#sql.exec('UPDATE message_codes SET is_used = 1 WHERE channel = ?', attempt.channel);
    }
    const lastStep = isAccepted && attempt.kind === 'totp' ? attempt.step : counter.lastStep;
    this.#sql.exec(
      'INSERT OR REPLACE INTO factor_counters (method, wrong, locked_until, last_step) VALUES (?, ?, ?, ?)',
      method,
      counter.wrong,
      counter.lockedUntil,
      lastStep,
    );
    return answer;
  }

  startMessageCode({
    channel,
    codeHash,
    ttlSeconds,
    now,
  }: Parameters<AccountRpc['startMessageCode']>[0]): Awaited<ReturnType<AccountRpc['startMessageCode']>> {
    this.#schema.ensure();
    this.#sql.exec('DELETE FROM message_sends WHERE at <= ?', policy.sendsForgottenUntil(now));
    const sent = this.#sql
      .exec<{ at: number }>('SELECT at FROM message_sends WHERE channel = ? ORDER BY at DESC', channel)
      .toArray();
    const wait =
      policy.lockedForSeconds(this.#counter(channel), now) ??
      policy.sendWaitSeconds(
        sent.map(({ at }) => at),
        now,
      );
    if (wait !== null) return { ok: false, retryAfterSeconds: wait };
    this.#sql.exec('INSERT INTO message_sends (channel, at) VALUES (?, ?)', channel, now);
    this.#sql.exec(
      'INSERT OR REPLACE INTO message_codes (channel, code_hash, expires_at, is_used) VALUES (?, ?, ?, 0)',
      channel,
      codeHash,
      now + ttlSeconds * SECOND_MS,
    );
    return { ok: true };
  }

  consumeOnce({ hash, expiresAt, now }: Parameters<AccountRpc['consumeOnce']>[0]): boolean {
    if (expiresAt <= now) return false;
    this.#schema.ensure();
    this.#sql.exec('DELETE FROM used_once WHERE expires_at <= ?', now);
    const inserted = this.#sql
      .exec(
        'INSERT INTO used_once (hash, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING hash',
        hash,
        expiresAt,
      )
      .toArray();
    return inserted.length > 0;
  }

  #isUsed(hash: string): boolean {
    return this.#sql.exec('SELECT 1 FROM used_once WHERE hash = ?', hash).toArray().length > 0;
  }

  #guess(attempt: FactorAttempt, counter: policy.FactorCounter, now: number): policy.Guess {
    switch (attempt.kind) {
      case 'totp':
        return policy.judgeStep(counter, attempt.step);
      case 'message': {
        const code = this.#messageCode(attempt.channel);
        return policy.judgeMessageCode(code, code !== null && equalSecretTexts(attempt.codeHash, code.codeHash), now);
      }
      case 'recovery_code':
        return attempt.isRight ? 'right' : 'wrong';
      default:
        return attempt satisfies never;
    }
  }

  #counter(method: string): policy.FactorCounter {
    const [row] = this.#sql
      .exec<{ wrong: number; locked_until: number | null; last_step: number | null }>(
        'SELECT wrong, locked_until, last_step FROM factor_counters WHERE method = ?',
        method,
      )
      .toArray();
    return row ? { wrong: row.wrong, lockedUntil: row.locked_until, lastStep: row.last_step } : policy.NO_GUESSES;
  }

  #messageCode(channel: string): policy.MessageCode | null {
    const [row] = this.#sql
      .exec<{ code_hash: string; expires_at: number; is_used: number }>(
        'SELECT code_hash, expires_at, is_used FROM message_codes WHERE channel = ?',
        channel,
      )
      .toArray();
    return row ? { codeHash: row.code_hash, expiresAt: row.expires_at, isUsed: row.is_used === 1 } : null;
  }
}
