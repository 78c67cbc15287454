import { describe, expect, it } from 'vitest';
import { MAX_PASSWORD_LENGTH, normalizePassword } from '../../../../worker/crypto/password/policy';

describe('normalizePassword', () => {
  it('NIST SP 800-63B §3.1.1.2: makes one password of a letter composed and decomposed', () => {
    expect(normalizePassword('pa\u0308sswort')).toBe(normalizePassword('p\u00e4sswort'));
    expect(normalizePassword('ｐａｓｓ')).toBe('pass');
  });

  it('leaves spaces and case alone', () => {
    expect(normalizePassword(' Pass Word ')).toBe(' Pass Word ');
  });

  it('counts characters, not UTF-16 units, and refuses the first one too many', () => {
    expect(normalizePassword('😀'.repeat(MAX_PASSWORD_LENGTH))).toHaveLength(2 * MAX_PASSWORD_LENGTH);
    expect(normalizePassword('😀'.repeat(MAX_PASSWORD_LENGTH + 1))).toBeNull();
    expect(normalizePassword('a'.repeat(MAX_PASSWORD_LENGTH + 1))).toBeNull();
  });
});
