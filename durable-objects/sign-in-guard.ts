import { DurableObject } from 'cloudflare:workers';
import type { LockoutPolicy, SignInGuardRpc } from '../worker/kernel/guard-rpc';
import { newId } from '../worker/kernel/ids';
import type { JournalEntry } from '../worker/kernel/journal';
import { createAlarm } from './alarm';
import { type ObjectEnv, objectEnv } from './env';
import { createJournal } from './journal';
import { createSchema } from './schema';
import { Settlements } from './settlements';
import * as entries from './sign-in-guard-entries';
import * as policy from './sign-in-guard-policy';
import { type Attempt, SIGN_IN_GUARD_SCHEMA, SignInGuardStore } from './sign-in-guard-store';

type ReserveInput = Parameters<SignInGuardRpc['reserve']>[0];
type SettleInput = Parameters<SignInGuardRpc['settle']>[0];
type Reservation = Awaited<ReturnType<SignInGuardRpc['reserve']>>;
type Settled = Omit<SettleInput, 'attemptId' | 'now'>;

/** How long a sign-in waits for the next outcome of others of its account; a hash takes tens of milliseconds. */
const PATIENCE_MS = 2_000;
/** What is journaled of an attempt whose Worker never came back. */
const ABANDONED = { outcome: 'failure', reason: 'abandoned', method: 'unknown' } as const;

/**
 * Counts and locks sign-in attempts. 256 objects for all accounts, named by `shardName`. Each decision is one synchronous
 * step, and an attempt is counted before its password is looked at, so parallel guesses can't exceed the limit.
 */
export class SignInGuard extends DurableObject<ObjectEnv> implements SignInGuardRpc {
  readonly #schema = createSchema(this.ctx.storage, SIGN_IN_GUARD_SCHEMA);
  readonly #store = new SignInGuardStore(this.ctx.storage.sql);
  readonly #alarm = createAlarm(this.ctx.storage);
  readonly #journal = createJournal(this.ctx.storage.sql, this.#alarm, objectEnv(this.env).EVENTS, {
    type: 'journal',
    object: 'sign_in_guard',
    name: this.ctx.id.name ?? '',
  });
  readonly #settlements = new Settlements();

  async reserve(input: ReserveInput): Promise<Reservation> {
    const arrivedAt = Date.now();
    for (;;) {
      const now = input.now + Date.now() - arrivedAt;
      const verdict = this.#tryReserve(input, now);
      if (verdict.kind === 'allowed') {
        await this.#arm();
        return { allowed: true, attemptId: verdict.attemptId };
      }
      // Five right passwords at once fill the counter too: a sixth waits for their outcome instead of being refused.
      const hasNews = verdict.kind === 'undecided' && (await this.#settlements.next(input.accountKey, PATIENCE_MS));
      if (hasNews) continue;
      this.#store.countRefusal(input, policy.minuteEnd(now));
      await this.#arm();
      return { allowed: false, retryAfterSeconds: policy.retryAfterSeconds(verdict.lockedUntil, now) };
    }
  }

  /** The first outcome of an attempt counts; later ones, and those of unknown attempts, do nothing. */
  async settle({ attemptId, now, ...settled }: SettleInput): Promise<void> {
    if (!this.#schema.exists()) return;
    await this.#journal.append(this.#settleAttempt(attemptId, settled, now), now);
  }

  async unlock(accountKey: string): Promise<void> {
    if (!this.#schema.exists()) return;
    this.#store.deleteCounters(accountKey);
    this.#settlements.notify(accountKey);
  }

  /** Until when anybody is refused: strangers, a network or a known device. */
  async status(accountKey: string, now: number): Promise<{ lockedUntil: number | null }> {
    return { lockedUntil: this.#schema.exists() ? this.#store.lockedUntil(accountKey, now) : null };
  }

  async pendingEntries(limit: number): Promise<JournalEntry[]> {
    return this.#schema.exists() ? this.#journal.pending(limit) : [];
  }

  async acknowledge(ids: string[]): Promise<void> {
    if (this.#schema.exists()) this.#journal.acknowledge(ids);
  }

  /** Upkeep and delivery only; no decision waits for it. It looks at what is due, so it may run twice, or late. */
  override async alarm(): Promise<void> {
    if (!this.#schema.exists()) return;
    const now = Date.now();
    const abandoned = this.#store
      .attemptsUntil(now - policy.SETTLE_WITHIN_MS)
      .flatMap(({ id, origin }) => this.#settleAttempt(id, { ...ABANDONED, origin }, now));
    const refused = this.#store.takeRefusals(now).map(entries.refused);
    this.#store.deleteExpiredCounters(now);
    await this.#journal.append([...abandoned, ...refused], now);
    await this.#journal.nudge(now);
    await this.#arm();
  }

  #tryReserve(input: ReserveInput, now: number) {
    this.#schema.ensure();
    const { accountKey, networkKey, deviceKey, identifier, userId, origin } = input;
    const counters = policy
      .countedScopes(input)
      .map((scope) => ({ scope, counter: this.#currentCounter(accountKey, scope, input.policy, now) }));
    const verdict = policy.judge(
      counters.map(({ counter }) => counter),
      input.policy,
    );
    if (verdict.kind !== 'allowed') return verdict;

    const attempt: Attempt = { id: newId(), at: now, accountKey, networkKey, deviceKey, identifier, userId, origin };
    this.#store.addAttempt(attempt);
    for (const { scope, counter } of counters) {
      const counted = policy.countAttempt(counter, attempt.id, input.policy, now);
      this.#store.writeCounter(accountKey, scope, counted, policy.counterExpiresAt(counted, input.policy));
    }
    return { kind: 'allowed' as const, attemptId: attempt.id };
  }

  #currentCounter(accountKey: string, scope: policy.CounterScope, lockout: LockoutPolicy, now: number): policy.Counter {
    return policy.currentCounter(this.#store.readCounter(accountKey, scope), lockout, now);
  }

  /** Answers what is to be journaled, in the same step. */
  #settleAttempt(id: string, settled: Settled, now: number): JournalEntry[] {
    const attempt = this.#store.takeAttempt(id);
    if (!attempt) return [];
    this.#settlements.notify(attempt.accountKey);
    switch (settled.outcome) {
      case 'success':
        this.#update(attempt, policy.clearedScopes(attempt), (counter) => policy.clearCounter(counter, id));
        return [];
      case 'other':
        this.#update(attempt, policy.countedScopes(attempt), (counter) => policy.withdrawAttempt(counter, id));
        return [];
      case 'failure': {
        const counters = this.#update(attempt, policy.countedScopes(attempt), (counter) =>
          policy.failAttempt(counter, id),
        );
        const locks = counters.map((counter) => policy.finalLock(counter, id)).filter((end) => end !== null);
        const failed = entries.failed(attempt, settled, now);
        if (locks.length === 0 || attempt.userId === null) return [failed];
        return [failed, entries.locked(attempt.userId, Math.max(...locks), settled.origin, now)];
      }
      default:
        return settled.outcome satisfies never;
    }
  }

  #update(
    { accountKey }: Attempt,
    scopes: policy.CounterScope[],
    change: (counter: policy.Counter) => policy.Counter,
  ): policy.Counter[] {
    return scopes.map((scope) => {
      const counter = change(this.#store.readCounter(accountKey, scope));
      this.#store.changeCounter(accountKey, scope, counter);
      return counter;
    });
  }

  async #arm(): Promise<void> {
    await this.#alarm.armBy(this.#store.nextDueAt(policy.SETTLE_WITHIN_MS));
    await this.#alarm.armBy(this.#journal.nextNudgeAt());
  }
}
