import type { PolicyChange } from './account-rpc';
import type { JournalEntry, Origin } from './journal';

export type LockoutPolicy = { maxFailures: number; lockSeconds: number; windowSeconds: number };

/** The SignInGuard's face. Counts an attempt before anything is hashed, so parallel guesses can't exceed the limit. */
export type SignInGuardRpc = {
  reserve(input: {
    accountKey: string;
    networkKey: string;
    /** A verified known device has a counter of its own and isn't held up by the account's lock. */
    deviceKey: string | null;
    identifier: string;
    userId: string | null;
    origin: Origin;
    now: number;
    policy: LockoutPolicy;
  }): Promise<{ allowed: true; attemptId: string } | { allowed: false; retryAfterSeconds: number }>;
  settle(input: {
    attemptId: string;
    outcome: 'success' | 'failure' | 'other';
    reason: string;
    method: string;
    origin: Origin;
    now: number;
  }): Promise<void>;
  unlock(accountKey: string, now: number): Promise<void>;
  status(accountKey: string, now: number): Promise<{ lockedUntil: number | null }>;
  pendingEntries(limit: number): Promise<JournalEntry[]>;
  acknowledge(ids: string[]): Promise<void>;
};

export type RateDecision = {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Epoch milliseconds. */
  resetAt: number;
  retryAfterSeconds: number;
};

/** What a caller is told of a limit. */
export type ShownLimit = Pick<RateDecision, 'limit' | 'remaining' | 'resetAt'>;

/** A fixed window from the key's first request: exactly `limit` pass. */
export type RateLimiterRpc = {
  take(key: string, limit: number, windowSeconds: number, now: number): Promise<RateDecision>;
  peek(key: string, limit: number, windowSeconds: number, now: number): Promise<RateDecision>;
  /** Uncounts a request that was taken, if its window still runs. */
  giveBack(key: string, now: number): Promise<void>;
  /** `peek`, which also notes a member of the key: how many different ones the last `windowSeconds` have seen, counted to 100. */
  peekAndNote(
    key: string,
    member: string,
    limit: number,
    windowSeconds: number,
    now: number,
  ): Promise<RateDecision & { members: number }>;
};

export type PolicyLogRpc = {
  record(changes: Omit<PolicyChange, 'at'>[], now: number): Promise<void>;
  since(now: number): Promise<PolicyChange[]>;
};
