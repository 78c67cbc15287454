import type { Aal, ConditionRefusal, PermissionAnswer, SessionScope } from '../../kernel/account-rpc';
import { isWithinSchedule } from './schedule';
import type { AccessSnapshot } from './snapshot';

export type Standing = 'active' | 'onboarding' | 'none';

/** What the account's status lets any of its sessions do. Access is off unless something says that it is on. */
export function standing(snapshot: AccessSnapshot, now: number): Standing {
  if (snapshot.accountExpiresAt !== null && snapshot.accountExpiresAt <= now) return 'none';
  if (snapshot.user.status === 'active') return 'active';
  return snapshot.user.status === 'pending' ? 'onboarding' : 'none';
}

/** What stands against using the account from this address or at this time. */
export function conditionRefusal(snapshot: AccessSnapshot, ip: string, now: number): ConditionRefusal | null {
  if (snapshot.allowsAddress && !snapshot.allowsAddress(ip)) return 'network_not_allowed';
  const { schedule, user } = snapshot;
  return schedule && !isWithinSchedule(schedule, user.timezone, now) ? 'outside_access_hours' : null;
}

/**
 * What a session may be used for now. A role may have come to require a second factor since the session began (T46): proving
 * one comes before everything else, setting one up after the change of a password that others know.
 */
export function effectiveScope(
  session: { scope: SessionScope; aal: Aal },
  snapshot: AccessSnapshot,
  now: number,
): SessionScope {
  if (standing(snapshot, now) === 'onboarding') return 'onboarding';
  const own = session.scope === 'onboarding' ? 'full' : session.scope;
  const { isRequired, isEnrolled, graceUntil } = snapshot.mfa;
  if (!isRequired) return own;
  if (isEnrolled) return session.aal === 1 ? 'second_factor' : own;
  return own === 'full' && graceUntil === null ? 'mfa_enrollment' : own;
}

/** The one place that says whether a user holds a permission, and why. */
export function decide(snapshot: AccessSnapshot | null, permission: string, now: number): PermissionAnswer {
  if (!snapshot) return { allowed: false, reason: 'no_such_user', sources: [] };
  if (standing(snapshot, now) !== 'active')
    return { allowed: false, reason: `account_${snapshot.user.status}`, sources: [] };
  const granting = snapshot.permissions[permission];
  const sources = (granting ?? []).flatMap((index) => snapshot.roles[index] ?? []);
  if (snapshot.isRoot) {
    return { allowed: true, reason: 'super_admin', sources: snapshot.roles.filter(({ key }) => key === 'super_admin') };
  }
  return granting ? { allowed: true, reason: 'role', sources } : { allowed: false, reason: 'not_granted', sources: [] };
}
