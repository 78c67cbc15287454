import { DAY_MS } from '../../kernel/time';
import { networkGate } from '../../platform/access/networks';
import { isWithinSchedule } from '../../platform/access/schedule';
import { type Factor, requirementOf } from '../../platform/access/second-factor';
import type { Settings } from '../../platform/settings/sections';
import { type FactorFacts, furtherFactors, type SecondFactor, satisfies } from '../mfa/commands';
import type { SignInAccount } from './store';

export type Refusal =
  | 'account_pending'
  | 'account_suspended'
  | 'account_inactive'
  | 'account_expired'
  | 'network_not_allowed'
  | 'outside_access_hours';

type Conditions = Pick<SignInAccount, 'status' | 'expiresAt' | 'accessSchedule' | 'timezone' | 'roles'>;

/** What stands against a sign-in with the right proof, or null. */
export function refusalOf(account: Conditions, from: { ip: string; now: number }, policy: Settings): Refusal | null {
  const byStatus = statusRefusal(account, from.now);
  if (byStatus) return byStatus;
  const roles = account.roles.flatMap(({ allowedNetworks }) => (allowedNetworks ? [allowedNetworks] : []));
  const allows = networkGate({ ...policy.network, roles });
  if (allows && !allows(from.ip)) return 'network_not_allowed';
  const { accessSchedule, timezone } = account;
  if (accessSchedule && !isWithinSchedule(accessSchedule, timezone, from.now)) return 'outside_access_hours';
  return null;
}

function statusRefusal(account: Pick<Conditions, 'status' | 'expiresAt'>, now: number): Refusal | null {
  switch (account.status) {
    case 'pending':
      return 'account_pending';
    case 'suspended':
      return 'account_suspended';
    case 'inactive':
    case 'archived':
      return 'account_inactive';
    case 'active':
      return account.expiresAt !== null && account.expiresAt <= now ? 'account_expired' : null;
    default:
      return account.status satisfies never;
  }
}

/** A password that an administrator made stops working at its time, as if it had never been right. */
export function isTemporaryOver({ temporaryUntil }: Pick<SignInAccount, 'temporaryUntil'>, now: number): boolean {
  return temporaryUntil !== null && temporaryUntil <= now;
}

/** Whether a sign-in by password has to end in a new one first. */
export function mustChangePassword(
  account: Pick<SignInAccount, 'mustChangePassword' | 'passwordChangedAt'>,
  policy: Settings['password'],
  now: number,
): boolean {
  if (account.mustChangePassword) return true;
  if (policy.expires_after_days === 0 || account.passwordChangedAt === null) return false;
  return account.passwordChangedAt + policy.expires_after_days * DAY_MS <= now;
}

export type FirstFactor = { aal: 1 | 2; byPasskey: boolean; byEmail: boolean };

/**
 * The factors that a sign-in is asked for besides the first; `when_unusual` asks only where the sign-in is.
 * Codes that somebody set up are asked for each time. A passkey is there for convenience as well: beside a password it is asked for
 * where a role requires a second factor, or the sign-in is unusual.
 */
export function secondFactorsFor(
  facts: FactorFacts,
  roles: SignInAccount['roles'],
  policy: Settings['mfa'],
  first: FirstFactor,
): { ask: 'always' | 'when_unusual' | 'never'; methods: SecondFactor[] } {
  const enforcing = roles.filter(({ mfaRequired }) => mfaRequired);
  const requirement = requirementOf(
    enforcing.map(({ requiredSince, mfaMethods }) => ({ requiredSince, methods: mfaMethods })),
    policy,
  );
  const usable = furtherFactors(facts, policy, first);
  const isUnsatisfied = requirement !== null && !(first.aal === 2 && satisfies(requirement, 'passkey'));
  const satisfying = isUnsatisfied ? usable.filter((factor) => satisfies(requirement, factor)) : [];
  const methods = offered(satisfying.length > 0 ? satisfying : usable, facts);
  if (satisfying.length > 0) return { ask: 'always', methods };
  if (first.aal === 2) return { ask: 'never', methods: [] };
  // The mailbox alone must not open an account whose owner wanted a code on top of it (C-41).
  const isSet = furtherFactors(facts, policy, { ...first, byEmail: false }).some((factor) => factor !== 'passkey');
  if (isSet) return { ask: 'always', methods };
  return { ask: usable.length > 0 && policy.on_risk ? 'when_unusual' : 'never', methods };
}

function offered(factors: Factor[], { recoveryCodesLeft }: FactorFacts): SecondFactor[] {
  return recoveryCodesLeft > 0 ? [...factors, 'recovery_code'] : factors;
}
