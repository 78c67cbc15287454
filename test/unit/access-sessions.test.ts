import { describe, expect, it } from 'vitest';
import {
  acceptedSecretHashes,
  decideRefresh,
  expiresAt,
  isActivityDue,
  isOver,
  isRotationDue,
  type StoredSession,
  summaryOf,
} from '../../durable-objects/account-policy';

const now = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

function aSession(changed: Partial<StoredSession> = {}): StoredSession {
  return {
    id: 's1',
    secretHash: 'h1',
    sessionVersion: 3,
    scope: 'full',
    method: 'password',
    aal: 1,
    risks: [],
    binding: 'browser',
    userAgent: 'Mozilla/5.0',
    device: 'd',
    os: 'o',
    browser: 'b',
    ip: '192.0.2.1',
    country: null,
    city: null,
    createdAt: now,
    lastActivityAt: now,
    authenticatedAt: now,
    idleSeconds: 8 * 3600,
    absoluteExpiresAt: now + 24 * HOUR_MS,
    isRemembered: false,
    secretIssuedAt: now,
    previousSecretHash: null,
    previousSecretUntil: 0,
    refreshHash: 'r2',
    previousRefreshHash: 'r1',
    refreshedAt: now,
    actor: null,
    ...changed,
  };
}

describe('a session', () => {
  it('ends by rest or by age, whichever comes first', () => {
    expect(expiresAt(aSession())).toBe(now + 8 * HOUR_MS);
    expect(expiresAt(aSession({ lastActivityAt: now + 20 * HOUR_MS }))).toBe(now + 24 * HOUR_MS);
  });

  it('is over at its end, not after it', () => {
    expect([isOver(aSession(), 0, now + 8 * HOUR_MS - 1), isOver(aSession(), 0, now + 8 * HOUR_MS)]).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    [2, false],
    [3, false],
    [4, true],
  ])('of version 3 where %i is the least: over %s', (least, over) => {
    expect(isOver(aSession(), least, now)).toBe(over);
  });

  it('writes its activity once a minute', () => {
    expect([isActivityDue(aSession(), now + 59_999), isActivityDue(aSession(), now + 60_000)]).toEqual([false, true]);
  });

  it('shows no hash', () => {
    expect(JSON.stringify(summaryOf(aSession(), 'full', now))).not.toMatch(/h1|r1|r2|hash/i);
  });
});

describe('a remembered cookie', () => {
  const remembered = (changed: Partial<StoredSession> = {}) => aSession({ isRemembered: true, ...changed });

  it('is due for a new secret after a day; one that isn’t remembered never is', () => {
    expect(isRotationDue(remembered(), now + 24 * HOUR_MS - 1)).toBe(false);
    expect(isRotationDue(remembered(), now + 24 * HOUR_MS)).toBe(true);
    expect(isRotationDue(aSession(), now + 48 * HOUR_MS)).toBe(false);
  });

  it('has its last secret for as long as it was left', () => {
    const renewed = remembered({ secretHash: 'h2', previousSecretHash: 'h1', previousSecretUntil: now + 60_000 });
    expect(acceptedSecretHashes(renewed, now + 60_000)).toEqual(['h2', 'h1']);
    expect(acceptedSecretHashes(renewed, now + 60_001)).toEqual(['h2']);
    expect(acceptedSecretHashes(remembered(), now)).toEqual(['h1']);
  });
});

describe('RFC 9700 §4.14.2: a refresh token', () => {
  const [current, previous, older] = [
    { isCurrent: true, isPrevious: false },
    { isCurrent: false, isPrevious: true },
    { isCurrent: false, isPrevious: false },
  ];

  it('that is current rotates', () => {
    expect(decideRefresh(aSession(), current, now + HOUR_MS)).toBe('rotate');
  });

  it('that is the one before may be retried for ten seconds', () => {
    expect(decideRefresh(aSession(), previous, now + 10_000)).toBe('retry');
    expect(decideRefresh(aSession(), previous, now + 10_001)).toBe('reused');
  });

  it('that is older, though ours, is a stolen copy', () => {
    expect(decideRefresh(aSession(), older, now)).toBe('reused');
  });

  it.each([current, previous, older])('of a session that has none is refused', (presented) => {
    expect(decideRefresh(aSession({ refreshHash: null, previousRefreshHash: null }), presented, now)).toBe('refused');
  });
});
