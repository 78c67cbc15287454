import type {
  Aal,
  AccessSource,
  ConditionRefusal,
  ObjectRef,
  PermissionAnswer,
  PermissionQuestion,
  SessionActor,
  SessionScope,
} from '../../kernel/account-rpc';
import { isWithinSchedule } from './schedule';
import { coveringKeys, SCOPES, type Scope, scopeOf } from './scope';
import { type AccessSnapshot, objectKey } from './snapshot';

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
 * one comes before everything else, setting one up after the change of a password that others know. Whoever acts as the user
 * proved theirs, or didn't, in their own session, and sets nothing up.
 */
export function effectiveScope(
  session: { scope: SessionScope; aal: Aal; actor?: SessionActor | null },
  snapshot: AccessSnapshot,
  now: number,
): SessionScope {
  if (standing(snapshot, now) === 'onboarding') return 'onboarding';
  const own = session.scope === 'onboarding' ? 'full' : session.scope;
  const { isRequired, isEnrolled, graceUntil } = snapshot.mfa;
  if (!isRequired) return own;
  if (session.actor) return session.aal === 1 ? 'second_factor' : own;
  if (isEnrolled) return session.aal === 1 ? 'second_factor' : own;
  return own === 'full' && graceUntil === null ? 'mfa_enrollment' : own;
}

/** The one place that says whether a user holds a permission, and why. */
export function decide(snapshot: AccessSnapshot | null, question: PermissionQuestion, now: number): PermissionAnswer {
  if (!snapshot) return { allowed: false, reason: 'no_such_user', sources: [] };
  if (standing(snapshot, now) !== 'active')
    return { allowed: false, reason: `account_${snapshot.user.status}`, sources: [] };
  if (snapshot.isRoot) return { allowed: true, reason: 'super_admin', sources: snapshot.sources.filter(isSuperAdmin) };
  const { permission, object, owner } = askedOf(question, snapshot.user.id);
  const { base } = scopeOf(permission);
  // About somebody's object a scope counts for as much as it reaches: `view_team` is no leave to look at a stranger's.
  const keys = coveringKeys(owner === null ? permission : base);
  const held = keys.find((key) => snapshot.permissions[key] !== undefined);
  if (held !== undefined) return allowedBy(sourcesOf(snapshot, held));
  const granted = object ? grantsOn(snapshot, permission, object) : [];
  if (granted.length > 0) return allowedBy(granted);
  const within = scopesAsked(permission, owner).filter((one) => snapshot.permissions[`${base}_${one}`] !== undefined);
  if (within.length === 0) return { allowed: false, reason: 'not_granted', sources: [] };
  if (owner === snapshot.user.id && within.includes('own')) return allowedBy(sourcesOf(snapshot, `${base}_own`));
  const sources = within.flatMap((one) => sourcesOf(snapshot, `${base}_${one}`));
  return { allowed: false, reason: 'scope', sources: [...new Set(sources)], within };
}

type Asked = { permission: string; object: ObjectRef | null; owner: string | null };

export function askedOf(question: PermissionQuestion, holderId: string): Asked {
  if (typeof question === 'string') return { permission: question, object: null, owner: null };
  const { permission, object, owner = null } = question;
  // `view_own` of one's own is the plain question: whoever sees the team's sees their own too.
  return { permission, object, owner: owner === holderId && scopeOf(permission).scope === 'own' ? null : owner };
}

/** The scopes that may answer: every one where none was named, else those as wide as what was, and none for `_all`. */
export function scopesAsked(permission: string, owner: string | null): readonly Scope[] {
  const { base, scope } = scopeOf(permission);
  if (scope === null) return permission === base ? SCOPES : [];
  if (owner === null) return [];
  return scope === 'own' ? SCOPES : [scope];
}

/** As `decide` would answer if the scope reached the owner. */
export function allowedWithin(snapshot: AccessSnapshot, permission: string, scope: Scope): PermissionAnswer {
  return allowedBy(sourcesOf(snapshot, `${scopeOf(permission).base}_${scope}`));
}

/** What a route is told: one that looks at whose the thing is passes who holds the permission over some. */
export function mayAnswer({ allowed, within }: PermissionAnswer, scoped: boolean) {
  return scoped && within ? { allowed: true, within } : { allowed };
}

function allowedBy(sources: AccessSource[]): PermissionAnswer {
  return { allowed: true, reason: sources[0]?.type ?? 'role', sources };
}

function sourcesOf(snapshot: AccessSnapshot, key: string): AccessSource[] {
  return (snapshot.permissions[key] ?? []).flatMap((index) => snapshot.sources[index] ?? []);
}

function grantsOn(snapshot: AccessSnapshot, permission: string, object: ObjectRef): AccessSource[] {
  const action = permission.slice(permission.indexOf(':') + 1);
  return (snapshot.grants[objectKey(object)] ?? [])
    .filter(({ actions }) => actions.includes(action))
    .map(({ id, subject }) => ({ type: 'grant', id, subject }));
}

function isSuperAdmin(source: AccessSource): boolean {
  return source.type === 'role' && source.key === 'super_admin';
}
