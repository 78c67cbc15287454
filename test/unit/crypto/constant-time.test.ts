import { describe, expect, it } from 'vitest';
import { equalSecrets, equalSecretTexts } from '../../../worker/crypto/constant-time';

describe('comparing secrets', () => {
  it('tells equal from different', () => {
    expect(equalSecretTexts('secret', 'secret')).toBe(true);
    expect(equalSecretTexts('secret', 'secreT')).toBe(false);
  });

  it('answers false for different lengths instead of throwing', () => {
    expect(equalSecretTexts('secret', 'secret ')).toBe(false);
    expect(equalSecrets(new Uint8Array(31), new Uint8Array(32))).toBe(false);
  });

  it('compares bytes, so texts of equal length in UTF-16 but not in UTF-8 are different', () => {
    expect(equalSecretTexts('a', 'é')).toBe(false);
  });
});
