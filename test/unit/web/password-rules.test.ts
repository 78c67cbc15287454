import { describe, expect, it } from 'vitest';
import { meetsRules, passwordRules } from '../../../web/src/lib/password/rules';

const policy = {
  min_length: 12,
  max_length: 256,
  require_uppercase: true,
  require_lowercase: true,
  require_digit: true,
  require_symbol: true,
  history: 5,
};

function unmet(password: string, personal: string[] = []) {
  return passwordRules(policy, password, personal)
    .filter((rule) => rule.met === false)
    .map((rule) => rule.words);
}

describe('passwordRules', () => {
  it('accepts letters of any script and a space as the symbol', () => {
    expect(unmet('Kveldssol på 8')).toEqual([]);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(unmet('Aa1 🔑🔑🔑🔑🔑')).toContain('12 characters or more');
  });

  it.each([
    ['kveldssol på 8', 'A capital letter'],
    ['KVELDSSOL PÅ 8', 'A small letter'],
    ['Kveldssol på Tejo', 'A digit'],
    ['Kveldssolpå88', 'A symbol or a space'],
  ])('says of %j that it lacks: %s', (password, words) => {
    expect(unmet(password)).toEqual([words]);
  });

  it('finds the person’s name without regard to case and accents', () => {
    expect(unmet('Jeg er HORVATH 88!', ['Zsófia Horváth'])).toEqual(['Doesn’t contain your name or email']);
  });

  it('lets short parts of a name pass', () => {
    expect(unmet('Kveldssol ny 88', ['Ny Bo'])).toEqual([]);
  });

  it('leaves to the server what only the server can tell', () => {
    expect(meetsRules(policy, 'Kveldssol på 8')).toBe(true);
    expect(passwordRules(policy, 'Kveldssol på 8').filter((rule) => rule.met === undefined)).toHaveLength(2);
  });

  it('shows only what the policy asks', () => {
    const lax = { ...policy, require_uppercase: false, require_digit: false, require_symbol: false, history: 0 };
    expect(passwordRules(lax, '', ['a@b.example']).map((rule) => rule.words)).toEqual([
      '12 characters or more',
      'A small letter',
      'Doesn’t contain your name or email',
    ]);
  });
});
