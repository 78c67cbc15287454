import { describe, expect, it } from 'vitest';
import { mfaStandingOf, requirementOf, usableFactors } from '../../worker/platform/access/second-factor';

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 0, 31);
const since = (days: number, methods: string[] | null = null) => ({ requiredSince: now - days * DAY_MS, methods });

describe('what the held roles require', () => {
  it('is nothing when none requires anything', () => {
    expect(requirementOf([], { grace_days: 7 })).toBeNull();
  });

  it('is any factor, as long as no role is choosy', () => {
    expect(requirementOf([since(1)], { grace_days: 0 })?.methods).toBeNull();
  });

  it.each([
    [[['totp', 'email']], ['totp', 'email']],
    [[['totp', 'email'], null, ['totp', 'passkey']], ['totp']],
    [
      [['totp'], ['passkey']],
      ['passkey', 'totp'],
    ],
  ])('is what every one of %j takes, or else what any takes: %j', (lists, methods) => {
    expect(
      requirementOf(
        lists.map((list) => since(1, list)),
        { grace_days: 0 },
      )?.methods,
    ).toEqual(methods);
  });

  it('is due when the grace of the earliest is over', () => {
    expect(requirementOf([since(2), since(5)], { grace_days: 7 })?.dueAt).toBe(now + 2 * DAY_MS);
  });
});

describe('usable factors', () => {
  const all = { codes: ['totp', 'email', 'sms'] as const, hasPasskey: true };

  it('are what is set up', () => {
    expect(usableFactors(all, { allow_email: true, allow_sms: true })).toEqual(['passkey', 'totp', 'sms', 'email']);
    expect(usableFactors({ codes: [], hasPasskey: false }, { allow_email: true, allow_sms: true })).toEqual([]);
  });

  it('leave out what the organization doesn’t allow any more', () => {
    expect(usableFactors(all, { allow_email: false, allow_sms: false })).toEqual(['passkey', 'totp']);
  });
});

describe('where somebody stands', () => {
  const requirement = { methods: null, dueAt: now + 1 };

  it('before the grace period is over: nothing is due yet', () => {
    expect(mfaStandingOf(requirement, [], now)).toEqual({ isRequired: true, isEnrolled: false, graceUntil: now + 1 });
  });

  it('at its end: enrolment is due', () => {
    expect(mfaStandingOf(requirement, [], now + 1)).toEqual({ isRequired: true, isEnrolled: false, graceUntil: null });
  });

  it('with a factor that the roles don’t take: not enrolled', () => {
    const choosy = { methods: ['totp' as const], dueAt: now };
    expect(mfaStandingOf(choosy, ['email'], now).isEnrolled).toBe(false);
    expect(mfaStandingOf(choosy, ['email', 'totp'], now).isEnrolled).toBe(true);
  });
});
