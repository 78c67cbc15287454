import type { ImpersonationOpening, ImpersonationRefusal } from '../worker/kernel/account-rpc';
import { conditionRefusal, decide, effectiveScope, standing } from '../worker/platform/access/decide';
import type { AccessSnapshot } from '../worker/platform/access/snapshot';
import { newSession, type StoredSession } from './account-policy';

const IMPERSONATE = 'users:impersonate';

/** How an impersonation session is named among the ways of signing in. */
const METHOD = 'impersonation';

/** Never a super admin, whoever asks (T29), and nobody who couldn't sign in themselves. Asked at every request. */
export function isImpersonable(snapshot: AccessSnapshot, now: number): boolean {
  return !snapshot.isRoot && standing(snapshot, now) === 'active';
}

/** Whether this session of the actor's still carries an impersonation. One impersonation doesn't carry another. */
export function mayImpersonate(snapshot: AccessSnapshot, session: StoredSession, now: number): boolean {
  if (session.actor !== null || effectiveScope(session, snapshot, now) !== 'full') return false;
  return decide(snapshot, IMPERSONATE, now).allowed;
}

/** Null when the session may open. `minSessionVersion` is the lowest that the user's sessions may have. */
export function impersonationRefusal(
  opening: ImpersonationOpening,
  snapshot: AccessSnapshot | null,
  minSessionVersion: number,
): ImpersonationRefusal | null {
  const { sessionVersion, origin, now } = opening;
  if (!snapshot || !isImpersonable(snapshot, now)) return 'overtaken';
  if (sessionVersion < Math.max(minSessionVersion, snapshot.sessionVersion)) return 'overtaken';
  if (effectiveScope(newImpersonation(opening, snapshot), snapshot, now) !== 'full') return 'second_factor';
  return conditionRefusal(snapshot, origin.ip, now);
}

export function newImpersonation(opening: ImpersonationOpening, snapshot: AccessSnapshot): StoredSession {
  const full = {
    ...opening,
    refreshHash: null,
    scope: 'full',
    method: METHOD,
    risks: [],
    isRemembered: false,
  } as const;
  return { ...newSession({ ...full, risks: [] }, snapshot.limits, []), actor: opening.actor };
}
