import { Problem } from '../../kernel/problem';
import { toTimestamp } from '../../kernel/time';
import { type ChangeSet, commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { stale } from '../../platform/http/problems';
import { log } from '../../platform/log';
import { type Deadline, dueDeadlines, endSessionsOf, isTaken, take } from './store';

/** What one tick takes on; the rest waits for the next. */
const MOST_PER_TICK = 200;

/**
 * Announces accounts that end: three days before, and when it has happened, which also ends their sessions. Each exactly once:
 * the batch that announces is the batch that takes the deadline away, and it fails where another tick was faster.
 */
export async function announceDeadlines(ctx: Ctx): Promise<void> {
  for (const deadline of await dueDeadlines(ctx, MOST_PER_TICK)) {
    try {
      await commit(ctx, announcement(deadline, ctx.now));
    } catch (error) {
      if (error instanceof Problem && error.kind === stale.kind) continue;
      // One account that fails must not keep the others from ending.
      log.error('account.deadline_failed', error, { 'user.id': deadline.user_id });
    }
  }
}

function announcement(deadline: Deadline, now: number): ChangeSet {
  const claim = {
    refuseFirst: [{ reason: 'deadline_taken', query: isTaken(deadline), problem: () => stale() }],
    writes: [take(deadline)],
  };
  if (!isLive(deadline) || isPastWarning(deadline, now)) return { ...claim, audit: [] };
  const { user_id: id, kind } = deadline;
  const event = { type: `user.${kind}`, subject: id, data: eventData(deadline) };
  if (kind === 'expires_soon') return { ...claim, audit: [], events: [event] };
  return {
    ...claim,
    writes: [...claim.writes, endSessionsOf(id)],
    audit: [
      {
        action: 'user.expired',
        type: 'STATUS_CHANGE',
        target: { type: 'user', id, name: deadline.display_name },
        changes: [{ field: 'expired', before: false, after: true }],
      },
    ],
    events: [event],
    affects: { users: [id] },
  };
}

/** Whoever is deactivated, archived or deleted has nothing left that could end. */
function isLive({ status, deleted_at }: Deadline): boolean {
  return deleted_at === null && status !== 'inactive' && status !== 'archived';
}

/** After a standstill: the end itself is announced, its warning is too late. */
function isPastWarning({ kind, expires_at }: Deadline, now: number): boolean {
  return kind === 'expires_soon' && expires_at <= now;
}

function eventData({ email, display_name, manager_id, expires_at }: Deadline) {
  return { email, display_name, manager_id, expires_at: toTimestamp(expires_at) };
}
