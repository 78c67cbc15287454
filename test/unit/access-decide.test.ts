import { describe, expect, it } from 'vitest';
import { isSnapshotUsable } from '../../durable-objects/snapshot-policy';
import { USER_STATUSES } from '../../worker/db/schema/users';
import { conditionRefusal, decide, effectiveScope, standing } from '../../worker/platform/access/decide';
import type { AccessSnapshot } from '../../worker/platform/access/snapshot';

const now = Date.UTC(2026, 0, 1);
const VIEWER = { id: 'r1', key: 'viewer', name: 'Viewer' };
const AUDITOR = { id: 'r2', key: 'auditor', name: 'Auditor' };

const sourceOf = (role: typeof VIEWER) => ({ type: 'role' as const, ...role, via: null });

function aSnapshot(changed: Partial<AccessSnapshot> = {}, status = 'active'): AccessSnapshot {
  return {
    readAt: now,
    freshUntil: now + 60_000,
    user: {
      id: 'u1',
      email: 'a@b.example',
      displayName: 'A',
      locale: 'en',
      timezone: 'UTC',
      landingPage: 'dashboard',
      status,
      avatarKey: null,
      preferences: {},
    },
    accountExpiresAt: null,
    sessionVersion: 1,
    isRoot: false,
    roles: [VIEWER, AUDITOR],
    roleIds: ['r1', 'r2', 'parent'],
    groupIds: ['g1'],
    sources: [sourceOf(VIEWER), sourceOf(AUDITOR)],
    grants: Object.create(null),
    hasMoreGrants: false,
    permissions: Object.assign(Object.create(null), { 'users:read': [0, 1], 'audit:read': [1] }),
    allowsAddress: null,
    schedule: null,
    mfa: { isRequired: false, isEnrolled: false, graceUntil: null },
    limits: { idleMinutes: null, absoluteMinutes: null },
    ...changed,
  };
}

describe('standing', () => {
  it.each([
    ['active', 'active'],
    ['pending', 'onboarding'],
    ['suspended', 'none'],
    ['inactive', 'none'],
    ['archived', 'none'],
    ['', 'none'],
    ['ACTIVE', 'none'],
    ['something new', 'none'],
  ])('of an account that is %j: %s', (status, expected) => {
    expect(standing(aSnapshot({}, status), now)).toBe(expected);
  });

  it('knows every status', () => {
    expect(USER_STATUSES.map((status) => standing(aSnapshot({}, status), now))).toEqual([
      'onboarding',
      'active',
      'none',
      'none',
      'none',
    ]);
  });

  it('ends with the account, at that very millisecond', () => {
    const snapshot = aSnapshot({ accountExpiresAt: now });
    expect([standing(snapshot, now - 1), standing(snapshot, now)]).toEqual(['active', 'none']);
  });
});

describe('decide', () => {
  it('says yes with every role that gives it', () => {
    expect(decide(aSnapshot(), 'users:read', now)).toEqual({
      allowed: true,
      reason: 'role',
      sources: [sourceOf(VIEWER), sourceOf(AUDITOR)],
    });
    expect(decide(aSnapshot(), 'audit:read', now)).toEqual({
      allowed: true,
      reason: 'role',
      sources: [sourceOf(AUDITOR)],
    });
  });

  it.each([
    'users:delete',
    '',
    ':',
    'users:',
    'users:read ',
    'USERS:READ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ])('says no to what nobody gave: %j', (permission) => {
    expect(decide(aSnapshot(), permission, now)).toEqual({ allowed: false, reason: 'not_granted', sources: [] });
  });

  it('says no to somebody unknown', () => {
    expect(decide(null, 'users:read', now)).toEqual({ allowed: false, reason: 'no_such_user', sources: [] });
  });

  it.each(['pending', 'suspended', 'inactive', 'archived'])(
    'says no while the account is %s, to a super admin too',
    (status) => {
      for (const isRoot of [false, true])
        expect(decide(aSnapshot({ isRoot }, status), 'users:read', now).allowed).toBe(false);
    },
  );

  it('says yes to a super admin, whatever is asked, and why', () => {
    const root = { id: 'r0', key: 'super_admin', name: 'Super admin' };
    const snapshot = aSnapshot({
      isRoot: true,
      sources: [sourceOf(root), sourceOf(VIEWER)],
      roles: [root, VIEWER],
      permissions: {},
    });
    expect(decide(snapshot, 'unheard:of', now)).toEqual({
      allowed: true,
      reason: 'super_admin',
      sources: [sourceOf(root)],
    });
  });
});

describe('a snapshot', () => {
  it('answers until it is a minute old, and no longer', () => {
    expect(isSnapshotUsable(aSnapshot(), [], now + 59_999)).toBe(true);
    expect(isSnapshotUsable(aSnapshot(), [], now + 60_000)).toBe(false);
  });

  it('does not answer when the clock has gone back', () => {
    expect(isSnapshotUsable(aSnapshot(), [], now - 1001)).toBe(false);
  });

  it.each([
    ['a role of the user', 'r1', false],
    ['an ancestor of a role', 'parent', false],
    ['everything', '*', false],
    ['another role', 'other', true],
  ])('that is older than a change of %s: usable %s', (_, id, usable) => {
    expect(isSnapshotUsable(aSnapshot(), [{ kind: 'role', id, at: now + 5_000 }], now + 6_000)).toBe(usable);
  });

  it('read well after a change answers; one as close as clocks may differ is read again', () => {
    const change = (at: number) => [{ kind: 'role' as const, id: 'r1', at }];
    expect(isSnapshotUsable(aSnapshot(), change(now - 1001), now)).toBe(true);
    expect(isSnapshotUsable(aSnapshot(), change(now - 1000), now)).toBe(false);
  });
});

describe('what a session may be used for', () => {
  const mfa = (isRequired: boolean, isEnrolled: boolean, graceUntil: number | null = null) =>
    aSnapshot({ mfa: { isRequired, isEnrolled, graceUntil } });
  const session = (scope: 'full' | 'password_change' | 'onboarding', aal: 1 | 2 = 1) => ({ scope, aal });

  it.each([
    ['everything, when no role asks for more', mfa(false, false), session('full'), 'full'],
    ['its own restriction', mfa(false, true), session('password_change'), 'password_change'],
    ['everything, once the account is active', mfa(false, false), session('onboarding'), 'full'],
    ['setting up a factor', mfa(true, false), session('full'), 'mfa_enrollment'],
    ['everything, during the grace period', mfa(true, false, now + 1), session('full'), 'full'],
    ['proving the factor that is set up', mfa(true, true), session('full'), 'second_factor'],
    ['everything, with the factor proved', mfa(true, true), session('full', 2), 'full'],
    ['the password first, then a factor', mfa(true, false), session('password_change'), 'password_change'],
    ['the factor first, then the password', mfa(true, true), session('password_change'), 'second_factor'],
    ['the password, with the factor proved', mfa(true, true), session('password_change', 2), 'password_change'],
  ] as const)('%s', (_, snapshot, stored, scope) => {
    expect(effectiveScope(stored, snapshot, now)).toBe(scope);
  });

  it('is onboarding while the account is pending, whatever roles ask', () => {
    const pending = aSnapshot({ mfa: { isRequired: true, isEnrolled: true, graceUntil: null } }, 'pending');
    expect(effectiveScope(session('onboarding'), pending, now)).toBe('onboarding');
  });
});

describe('from where and when', () => {
  const schedule = { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' }] };

  it('is anywhere and always unless something says otherwise', () => {
    expect(conditionRefusal(aSnapshot(), 'unknown', now)).toBeNull();
  });

  it('names the network before the hour', () => {
    const bound = aSnapshot({ allowsAddress: (ip) => ip === '192.0.2.1', schedule });
    expect(conditionRefusal(bound, '192.0.2.2', now)).toBe('network_not_allowed');
    expect(conditionRefusal(bound, '192.0.2.1', now)).toBe('outside_access_hours');
    expect(conditionRefusal(bound, '192.0.2.1', now + 10 * 3_600_000)).toBeNull();
  });
});
