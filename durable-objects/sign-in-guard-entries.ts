import { newId } from '../worker/kernel/ids';
import type { JournalEntry, Origin } from '../worker/kernel/journal';
import type { Attempt, Refusals } from './sign-in-guard-store';

/** What was judged wrong. */
export function failed(
  attempt: Attempt,
  settled: { reason: string; method: string; origin: Origin },
  now: number,
): JournalEntry {
  const { userId, identifier } = attempt;
  const actor = { id: null, name: identifier, type: 'anonymous' as const };
  const { reason, method, origin } = settled;
  return { id: newId(), at: now, origin, actor, kind: 'sign_in_failed', userId, identifier, method, reason };
}

/** One for all that were refused in a minute: a flood must not become a flood of records. */
export function refused({ identifier, userId, origin, minuteEndsAt, count }: Refusals): JournalEntry {
  const actor = { id: null, name: identifier, type: 'anonymous' as const };
  return { id: newId(), at: minuteEndsAt, origin, actor, kind: 'sign_in_refused', userId, identifier, count };
}

export function locked(userId: string, lockedUntil: number, origin: Origin, now: number): JournalEntry {
  const actor = { id: null, name: 'Latchkey', type: 'system' as const };
  return { id: newId(), at: now, origin, actor, kind: 'account_locked', userId, lockedUntil };
}
