import { describe, expect, it } from 'vitest';
import { brokenRules, passwordErrors } from '../../worker/features/password/rules';
import { SECTIONS } from '../../worker/platform/settings/sections';

const policy = SECTIONS.password.parse({});
const lax = SECTIONS.password.parse({
  require_uppercase: false,
  require_lowercase: false,
  require_digit: false,
  require_symbol: false,
});
const broken = (password: string, personal: string[] = []) => brokenRules(policy, password, personal);

describe('a new password', () => {
  it.each([
    ['Grey-Tide-4', []],
    ['grey-tide-4', ['uppercase']],
    ['GREY-TIDE-4', ['lowercase']],
    ['Grey-Tide-x', ['digit']],
    ['GreyTide4x', ['symbol']],
    ['Gt-4', ['min_length']],
    ['', ['min_length', 'uppercase', 'lowercase', 'digit', 'symbol']],
    ['Grå tåke 4', []],
    ['Ünï-cödé-٤', []],
    ['ПАРОЛЬ-пароль-1', []],
  ])('%j breaks %j', (password, rules) => {
    expect(broken(password)).toEqual(rules);
  });

  it('is counted in characters, not in bytes or halves of them', () => {
    expect(brokenRules(lax, '😀'.repeat(7), [])).toEqual(['min_length']);
    expect(brokenRules(lax, '😀'.repeat(8), [])).toEqual([]);
    expect(brokenRules(lax, '😀'.repeat(256), [])).toEqual([]);
    expect(brokenRules(lax, 'x'.repeat(257), [])).toEqual(['max_length']);
  });

  it.each([
    ['Nordmann-1814', true],
    ['my-NÓRDMANN-1', true],
    ['Halden-Bridge-1', true],
    ['Ola-the-Great-1', false],
    ['Grey-Tide-4', false],
  ])('%j has something of its owner: %s', (password, isPersonal) => {
    expect(broken(password, ['ola@halden.example', 'ola', 'Ola Nordmann']).includes('personal')).toBe(isPersonal);
  });

  it('may be anything long enough where the settings ask for no more', () => {
    expect(brokenRules(lax, 'all lower case', [])).toEqual([]);
  });

  it('says each fault where it is', () => {
    expect(passwordErrors(policy, broken(''), '/new_password').map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/new_password', 'password_min_length'],
      ['/new_password', 'password_uppercase'],
      ['/new_password', 'password_lowercase'],
      ['/new_password', 'password_digit'],
      ['/new_password', 'password_symbol'],
    ]);
  });
});
