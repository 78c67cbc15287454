import type { PermissionAnswer } from '../../kernel/account-rpc';
import type { AccessSnapshot } from './snapshot';

export type Standing = 'active' | 'onboarding' | 'none';

/** What the account's status lets any of its sessions do. Access is off unless something says that it is on. */
export function standing(snapshot: AccessSnapshot, now: number): Standing {
  if (snapshot.accountExpiresAt !== null && snapshot.accountExpiresAt <= now) return 'none';
  if (snapshot.user.status === 'active') return 'active';
  return snapshot.user.status === 'pending' ? 'onboarding' : 'none';
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
