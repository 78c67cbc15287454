import { describe, expect, it } from 'vitest';
import { encodeBase64Url, encodeUtf8 } from '../../../worker/crypto/encoding';
import { appendMac } from '../../../worker/crypto/mac-text';
import { issueMfaToken, mfaTokenHash, type PendingSignIn, readMfaToken } from '../../../worker/crypto/mfa-token';
import { foreignRing, ring, rotatedRing } from './rings';

const now = 1_795_000_000_000;
const pending: PendingSignIn = {
  userId: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  sessionVersion: 3,
  identifier: 'zsófia@halden.example',
  method: 'password',
  aal: 1,
  byEmail: false,
  rememberMe: true,
  knownDeviceId: null,
  risks: [],
  id: 'abc',
  expiresAt: now + 1,
};

describe('the token of a sign-in under way', () => {
  it('carries what the first factor proved', () => {
    expect(readMfaToken(ring, issueMfaToken(ring, pending), now)).toEqual(pending);
    expect(readMfaToken(rotatedRing, issueMfaToken(ring, pending), now)).toEqual(pending);
  });

  it('ends with its time', () => {
    expect(readMfaToken(ring, issueMfaToken(ring, pending), pending.expiresAt)).toBeNull();
  });

  it('is refused when a byte differs, when another key made it, and when it was made for another purpose', () => {
    const token = issueMfaToken(ring, pending);
    const flipped = `${token[0] === 'a' ? 'b' : 'a'}${token.slice(1)}`;
    const body = encodeBase64Url(encodeUtf8(JSON.stringify(pending)));
    for (const forged of [
      flipped,
      issueMfaToken(foreignRing, pending),
      appendMac(ring, 'session-cookie', body),
      appendMac(ring, 'action-token', body),
      body,
      '',
      'x'.repeat(5000),
    ]) {
      expect(readMfaToken(ring, forged, now)).toBeNull();
    }
  });

  it('is used up by its own id', () => {
    expect(mfaTokenHash(pending)).not.toBe(mfaTokenHash({ ...pending, id: 'abd' }));
  });
});
