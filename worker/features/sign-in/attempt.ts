import { readDeviceCookie } from '../../crypto/device-credential';
import { encodeHex } from '../../crypto/encoding';
import { shardName } from '../../crypto/shard-name';
import { canonical } from '../../kernel/fold';
import { networkOf } from '../../kernel/network';
import { SECOND_MS } from '../../kernel/time';
import type { Ctx } from '../../platform/context';
import { tooManyAttempts } from '../../platform/http/problems';
import { announceLimit } from '../../platform/rate-limit';
import type { Settings } from '../../platform/settings/sections';

/** So many different accounts tried from one network within its window make every sign-in from there unusual (T03). */
const MANY_ACCOUNTS = 30;

type AttemptedAccount = { id: string; sessionVersion: number };

export type Attempt = {
  isFromBusyNetwork: boolean;
  settle(outcome: 'success' | 'failure' | 'other', reason: string): Promise<void>;
  /** A judged failure: of the account, and of the whole network across accounts. */
  fail(reason: string): Promise<void>;
};

/**
 * Asks the account's lock and the network's in one go, and counts the attempt before anything is hashed.
 * @throws tooManyAttempts while either is closed.
 */
export async function beginAttempt(
  ctx: Ctx,
  settings: Settings,
  account: AttemptedAccount | null,
  { identifier, deviceCookie, method }: { identifier: string; deviceCookie: string | null; method: string },
): Promise<Attempt> {
  const { lockout } = settings;
  const network = networkOf(ctx.origin.ip);
  const accountKey = account ? `user:${account.id}` : `identifier:${canonical(identifier)}`;
  const guard = ctx.signInGuard(shardName(ctx.keyring, accountKey));
  const networkKey = `sign-in-failures:${network}`;
  const limiter = ctx.rateLimiter(shardName(ctx.keyring, networkKey));
  const window = [lockout.network_failures, lockout.network_window_minutes * 60] as const;
  ctx.meter.objectCalls += 2;
  const [gate, reserved] = await Promise.all([
    limiter.peekAndNote(networkKey, memberName(ctx, accountKey), ...window, ctx.now),
    guard.reserve({
      accountKey,
      networkKey: network,
      deviceKey: deviceOfCaller(ctx, account, deviceCookie),
      identifier,
      userId: account?.id ?? null,
      origin: ctx.origin,
      now: ctx.now,
      policy: {
        maxFailures: lockout.max_failures,
        lockSeconds: lockout.lock_minutes * 60,
        windowSeconds: lockout.window_minutes * 60,
      },
    }),
  ]);
  // The network's own failures, so that they tell nothing of the account.
  announceLimit(ctx, gate);
  if (!reserved.allowed) {
    const resetAt = ctx.now + reserved.retryAfterSeconds * SECOND_MS;
    announceLimit(ctx, { limit: lockout.max_failures, remaining: 0, resetAt });
    throw tooManyAttempts('Wait before you try again.', { retryAfterSeconds: reserved.retryAfterSeconds });
  }
  const settle: Attempt['settle'] = (outcome, reason) => {
    ctx.meter.objectCalls += 1;
    const settled = guard.settle({
      attemptId: reserved.attemptId,
      outcome,
      reason,
      method,
      origin: ctx.origin,
      now: ctx.now,
    });
    // A client that hangs up cancels its request: the outcome is told all the same.
    ctx.waitUntil(settled);
    return settled;
  };
  if (!gate.allowed) {
    await settle('other', 'network_limited');
    throw tooManyAttempts('Too many attempts from your network.', { retryAfterSeconds: gate.retryAfterSeconds });
  }
  return {
    isFromBusyNetwork: gate.members >= MANY_ACCOUNTS,
    settle,
    fail: async (reason) => {
      ctx.meter.objectCalls += 1;
      const [, taken] = await Promise.all([settle('failure', reason), limiter.take(networkKey, ...window, ctx.now)]);
      announceLimit(ctx, taken);
    },
  };
}

/** The limiter counts members and needn't know who they are. */
function memberName(ctx: Ctx, accountKey: string): string {
  return encodeHex(ctx.keyring.mac('guard-shard', accountKey).subarray(0, 8));
}

function deviceOfCaller(ctx: Ctx, account: AttemptedAccount | null, cookie: string | null): string | null {
  if (!account || cookie === null) return null;
  return readDeviceCookie(ctx.keyring, cookie, { userId: account.id, sessionVersion: account.sessionVersion });
}
