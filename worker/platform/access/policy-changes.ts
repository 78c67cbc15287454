import type { PolicyChange } from '../../kernel/account-rpc';
import { SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../context';
import { log } from '../log';

const READ_AT_MOST_EVERY_MS = SECOND_MS;

/** Matches every role and group: an object that is told so re-reads D1. */
export const EVERYTHING_CHANGED = '*';

// A value, not a promise: a promise of another request must not be awaited in Workers.
let cached: { readAt: number; changes: PolicyChange[] } = { readAt: 0, changes: [] };

/** Role and group changes of the last two minutes, read at most once a second by this isolate. Fails closed: unreadable means everything changed. */
export async function policyChanges(ctx: Pick<Ctx, 'policyLog' | 'now' | 'meter'>): Promise<PolicyChange[]> {
  if (Math.abs(ctx.now - cached.readAt) < READ_AT_MOST_EVERY_MS) return cached.changes;
  try {
    const changes = await ctx.policyLog().since(ctx.now);
    cached = { readAt: ctx.now, changes };
    return changes;
  } catch (error) {
    log.error('policy_log.unreadable', error);
    return [{ kind: 'role', id: EVERYTHING_CHANGED, at: ctx.now }];
  }
}
