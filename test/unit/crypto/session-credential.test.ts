import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  issueImpersonationCookie,
  issueRefreshToken,
  issueSessionCookie,
  readImpersonationCookie,
  readRefreshToken,
  readSessionCookie,
} from '../../../worker/crypto/session-credential';
import { sha256 } from '../../../worker/crypto/token';
import { foreignRing, ring, rotatedRing } from './rings';

const names = { userId: '0192f0c1-0000-7000-8000-000000000001', sessionId: '0192f0c1-0000-7000-8000-000000000002' };

/** The value with one character of each part exchanged in turn. */
function tampered(value: string): string[] {
  return [...value].map((char, at) => value.slice(0, at) + (char === 'a' ? 'b' : 'a') + value.slice(at + 1));
}

describe('session cookie', () => {
  it('names the session, and gives the hash of its secret and never the secret', () => {
    const { value, secretHash } = issueSessionCookie(ring, names);
    expect(readSessionCookie(ring, value)).toEqual({ ...names, secretHash });
    expect(secretHash).toBe(sha256(value.split('.')[2] ?? ''));
  });

  it('is new each time', () => {
    expect(issueSessionCookie(ring, names).value).not.toBe(issueSessionCookie(ring, names).value);
  });

  it('is refused with any character changed', () => {
    for (const value of tampered(issueSessionCookie(ring, names).value))
      expect(readSessionCookie(ring, value)).toBeNull();
  });

  it('is refused under foreign keys, and accepted after a rotation', () => {
    const { value } = issueSessionCookie(ring, names);
    expect(readSessionCookie(foreignRing, value)).toBeNull();
    expect(readSessionCookie(rotatedRing, value)).toMatchObject(names);
  });

  it('is refused longer than ours can be', () => {
    const long = issueSessionCookie(ring, { ...names, userId: 'u'.repeat(200) });
    expect(long.value.length).toBeGreaterThan(256);
    expect(readSessionCookie(ring, long.value)).toBeNull();
  });

  it('answers null to anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readSessionCookie(ring, text)).toBeNull();
      }),
    );
    for (const text of ['', '.', '...', 'a.b.c.', 'a.b.c.d']) expect(readSessionCookie(ring, text)).toBeNull();
  });
});

describe('refresh token', () => {
  it('names the session and is refused with any character changed', () => {
    const { value, secretHash } = issueRefreshToken(ring, names);
    expect(value).toMatch(/^lkr_/);
    expect(readRefreshToken(ring, value)).toMatchObject({ ...names, secretHash });
    for (const changed of tampered(value)) expect(readRefreshToken(ring, changed)).toBeNull();
  });

  it('has one successor, the same at every retry, that is itself a valid token of the session', () => {
    const { value } = issueRefreshToken(ring, names);
    const first = readRefreshToken(ring, value);
    const retry = readRefreshToken(ring, value);
    expect(first?.successor).toEqual(retry?.successor);
    const next = readRefreshToken(ring, first?.successor.value ?? '');
    expect(next).toMatchObject({ ...names, secretHash: first?.successor.secretHash });
    expect(next?.secretHash).not.toBe(first?.secretHash);
  });

  it('cannot be swapped with a session cookie', () => {
    const cookie = issueSessionCookie(ring, names).value;
    const token = issueRefreshToken(ring, names).value;
    expect(readRefreshToken(ring, cookie)).toBeNull();
    expect(readRefreshToken(ring, `lkr_${cookie}`)).toBeNull();
    expect(readSessionCookie(ring, token)).toBeNull();
    expect(readSessionCookie(ring, token.slice('lkr_'.length))).toBeNull();
  });
});

describe('impersonation cookie', () => {
  const ownSessionId = '0192f0c1-0000-7000-8000-000000000003';
  const { value, secretHash } = issueImpersonationCookie(ring, names, ownSessionId);

  it('names its session, and the one that it is good beside', () => {
    expect(readImpersonationCookie(ring, value)).toEqual({ ...names, secretHash, ownSessionId });
  });

  it('is refused with any character changed, under foreign keys, and longer than ours can be', () => {
    for (const changed of tampered(value)) expect(readImpersonationCookie(ring, changed)).toBeNull();
    expect(readImpersonationCookie(foreignRing, value)).toBeNull();
    expect(readImpersonationCookie(ring, value.repeat(2))).toBeNull();
  });

  it('is no session cookie, nor the other way round', () => {
    expect(readSessionCookie(ring, value)).toBeNull();
    expect(readImpersonationCookie(ring, issueSessionCookie(ring, names).value)).toBeNull();
  });
});
