import { describe, expect, it } from 'vitest';
import type { StoredSession } from '../../../durable-objects/account-policy';
import {
  impersonationRefusal,
  isImpersonable,
  mayImpersonate,
  newImpersonation,
} from '../../../durable-objects/impersonation-policy';
import type { ImpersonationOpening } from '../../../worker/kernel/account-rpc';
import type { AccessSnapshot } from '../../../worker/platform/access/snapshot';

const now = Date.UTC(2026, 0, 1);
const ACTOR = { userId: 'a1', sessionId: 'as1', name: 'Sipho Dlamini' };
const NO_FACTOR = { isRequired: false, isEnrolled: false, graceUntil: null };
const OWES_FACTOR = { isRequired: true, isEnrolled: true, graceUntil: null };

function aSnapshot({ permission = '', status = 'active', ...changed }: Partial<AccessSnapshot> & Options = {}) {
  return {
    user: { id: 'u1', status, timezone: 'UTC' },
    accountExpiresAt: null,
    sessionVersion: 3,
    isRoot: false,
    sources: [{ type: 'direct' }],
    permissions: Object.assign(Object.create(null), permission === '' ? {} : { [permission]: [0] }),
    grants: Object.create(null),
    hasMoreGrants: false,
    allowsAddress: null,
    schedule: null,
    mfa: NO_FACTOR,
    limits: { idleMinutes: null, absoluteMinutes: null },
    ...changed,
  } as AccessSnapshot;
}
type Options = { permission?: string; status?: string };

function anOpening(changed: Partial<ImpersonationOpening> = {}): ImpersonationOpening {
  return {
    userId: 'u1',
    sessionId: 's1',
    secretHash: 'h1',
    actor: ACTOR,
    sessionVersion: 3,
    aal: 1,
    binding: 'browser',
    device: { device: 'd', os: 'o', browser: 'b' },
    origin: { ip: '192.0.2.1', userAgent: null, location: null, requestId: 'r1' },
    idleSeconds: 900,
    absoluteSeconds: 1800,
    now,
    ...changed,
  };
}

const aSession = (changed: Partial<StoredSession> = {}): StoredSession => ({
  ...newImpersonation(anOpening(), aSnapshot()),
  actor: null,
  method: 'password',
  ...changed,
});

describe('who may be acted as', () => {
  it('is an active user who is no super admin', () => {
    expect(isImpersonable(aSnapshot(), now)).toBe(true);
    expect(isImpersonable(aSnapshot({ isRoot: true }), now)).toBe(false);
    expect(isImpersonable(aSnapshot({ accountExpiresAt: now }), now)).toBe(false);
  });

  it.each(['pending', 'suspended', 'inactive', 'archived'])('is nobody %s', (status) => {
    expect(isImpersonable(aSnapshot({ status }), now)).toBe(false);
  });
});

describe('a session that carries an impersonation', () => {
  const allowed = aSnapshot({ permission: 'users:impersonate' });

  it('is its owner’s own, good for everything, and its owner may impersonate anybody', () => {
    expect(mayImpersonate(allowed, aSession(), now)).toBe(true);
    expect(mayImpersonate(aSnapshot({ isRoot: true }), aSession(), now)).toBe(true);
  });

  it('is none without the permission, or with it over some only', () => {
    expect(mayImpersonate(aSnapshot(), aSession(), now)).toBe(false);
    expect(mayImpersonate(aSnapshot({ permission: 'users:impersonate_team' }), aSession(), now)).toBe(false);
  });

  it('is none that is an impersonation itself', () => {
    expect(mayImpersonate(allowed, aSession({ actor: ACTOR }), now)).toBe(false);
  });

  it.each(['onboarding', 'password_change', 'mfa_enrollment', 'second_factor'] as const)(
    'is none that is for %s only',
    (scope) => {
      const snapshot = scope === 'onboarding' ? { ...allowed, user: { ...allowed.user, status: 'pending' } } : allowed;
      expect(mayImpersonate(snapshot, aSession({ scope }), now)).toBe(false);
    },
  );

  it('is none that owes the second factor that a role of its owner requires', () => {
    expect(mayImpersonate({ ...allowed, mfa: OWES_FACTOR }, aSession({ aal: 1 }), now)).toBe(false);
    expect(mayImpersonate({ ...allowed, mfa: OWES_FACTOR }, aSession({ aal: 2 }), now)).toBe(true);
  });
});

describe('opening an impersonation session', () => {
  const refusal = (
    opening: Partial<ImpersonationOpening>,
    snapshot: AccessSnapshot | null = aSnapshot(),
    minimum = 0,
  ) => impersonationRefusal(anOpening(opening), snapshot, minimum);

  it('is refused for nobody, for super admins, and once the user’s sessions were ended', () => {
    expect(refusal({})).toBeNull();
    expect(refusal({}, null)).toBe('overtaken');
    expect(refusal({}, aSnapshot({ isRoot: true }))).toBe('overtaken');
    expect(refusal({ sessionVersion: 2 })).toBe('overtaken');
    expect(refusal({}, aSnapshot(), 4)).toBe('overtaken');
  });

  it('wants two factors of the actor where a role of the user does, whatever the user has set up', () => {
    for (const isEnrolled of [true, false]) {
      const demanding = aSnapshot({ mfa: { ...OWES_FACTOR, isEnrolled } });
      expect(refusal({ aal: 1 }, demanding)).toBe('second_factor');
      expect(refusal({ aal: 2 }, demanding)).toBeNull();
    }
  });

  it('keeps to where and when the user may sign in', () => {
    expect(refusal({}, aSnapshot({ allowsAddress: (ip) => ip !== '192.0.2.1' }))).toBe('network_not_allowed');
  });

  it('makes one that is never remembered or refreshed, and that a role’s limits shorten', () => {
    const snapshot = aSnapshot({ limits: { idleMinutes: 5, absoluteMinutes: 10 } });
    expect(newImpersonation(anOpening(), snapshot)).toMatchObject({
      actor: ACTOR,
      method: 'impersonation',
      scope: 'full',
      isRemembered: false,
      refreshHash: null,
      idleSeconds: 300,
      absoluteExpiresAt: now + 600_000,
    });
  });
});
