import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS } from '../../worker/features/password/common-passwords';
import { brokenRules } from '../../worker/features/password/rules';
import { temporaryPassword } from '../../worker/features/password/temporary';
import { SECTIONS } from '../../worker/platform/settings/sections';

describe('the list of the commonest passwords', () => {
  it('is what `npm run passwords:list` makes of the package that is installed', () => {
    expect(COMMON_PASSWORDS.trim().split(/\s+/)).toEqual(dictionary['passwords-common'].slice(0, 10_000));
  });
});

describe('a temporary password', () => {
  const policy = SECTIONS.password.parse({ min_length: 30 });
  const isAccepted = (password: string) =>
    brokenRules(policy, password, ['Zsófia', 'zsofia@halden.example']).length === 0;

  it('meets the policy, and can be read out: no letter looks like another', () => {
    for (let n = 0; n < 200; n += 1) {
      const password = temporaryPassword(policy.min_length, isAccepted);
      expect(brokenRules(policy, password, [])).toEqual([]);
      expect(password).toMatch(/^[A-HJ-NP-Za-kmnp-z2-9]{4}(-[A-HJ-NP-Za-kmnp-z2-9]{4}){6}$/);
    }
  });

  it('is another one each time', () => {
    const made = Array.from({ length: 1_000 }, () => temporaryPassword(8, () => true));
    expect(new Set(made).size).toBe(1_000);
  });
});
