import { commit } from '../../platform/commit';
import type { Ctx } from '../../platform/context';
import { accountPending, networkNotAllowed, outsideAccessHours } from '../../platform/http/problems';
import type { Settings } from '../../platform/settings/sections';
import { accountExpired, accountInactive, accountSuspended } from './problems';
import { type Refusal, refusalOf } from './rules';
import { type SignInAccount, unopenedHistory } from './store';

/**
 * Asked after every proof: may this account be used at all, from here and now?
 * @throws the problem of a `Refusal`, which is on record then.
 */
export async function admit(
  ctx: Ctx,
  settings: Settings,
  account: SignInAccount,
  attempt: { identifier: string; method: string },
): Promise<void> {
  const refusal = refusalOf(account, { ip: ctx.origin.ip, now: ctx.now }, settings);
  if (!refusal) return;
  await recordRefusal(ctx, account, attempt, refusal);
  throw refusalProblem(refusal, settings);
}

async function recordRefusal(
  ctx: Ctx,
  account: SignInAccount,
  attempt: { identifier: string; method: string },
  refusal: Refusal,
): Promise<void> {
  await commit(ctx, {
    writes: [unopenedHistory(ctx, account.id, { ...attempt, result: 'OTHER', reason: refusal })],
    audit: [
      {
        action: 'session.sign_in_refused',
        type: 'LOGIN_FAILED',
        method: attempt.method,
        actor: { id: account.id, name: account.displayName, type: 'user' },
        target: { type: 'user', id: account.id, name: account.displayName },
        changes: [{ field: 'reason', before: null, after: refusal }],
      },
    ],
    events: refusal === 'account_pending' ? [{ type: 'user.activation_requested', subject: account.id, data: {} }] : [],
  });
}

function refusalProblem(refusal: Refusal, { branding }: Settings) {
  const contact = branding.support_email ? ` Write to ${branding.support_email}.` : ' Ask your administrator.';
  const extras = { members: { contact: branding.support_email } };
  switch (refusal) {
    case 'account_pending':
      return accountPending(
        'Your account isn’t active yet. A fresh activation link is on its way to your email address.',
        extras,
      );
    case 'account_suspended':
      return accountSuspended(`Your account is suspended.${contact}`, extras);
    case 'account_inactive':
      return accountInactive(`Your account is inactive.${contact}`, extras);
    case 'account_expired':
      return accountExpired(`Your account’s time is over.${contact}`, extras);
    case 'network_not_allowed':
      return networkNotAllowed(`Your account can’t be used from this network.${contact}`, extras);
    case 'outside_access_hours':
      return outsideAccessHours(`Your account can’t be used at this hour.${contact}`, extras);
    default:
      return refusal satisfies never;
  }
}
