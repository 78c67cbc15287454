import { describe, expect, it } from 'vitest';
import { meetsRules, passwordRules, personalFields } from '../../../web/src/lib/password/rules';

const policy = {
  min_length: 12,
  max_length: 256,
  require_uppercase: true,
  require_lowercase: true,
  require_digit: true,
  require_symbol: true,
  history: 5,
  min_strength: 0,
  refuses_breached: true,
  expires_after_days: 0,
};

function unmet(password: string, personal: string[] = []) {
  return passwordRules(policy, password, personal)
    .filter((rule) => rule.met === false)
    .map((rule) => rule.name);
}

describe('passwordRules', () => {
  it('accepts letters of any script and a space as the symbol', () => {
    expect(unmet('Kveldssol på 8')).toEqual([]);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(unmet('Aa1 🔑🔑🔑🔑🔑')).toContain('min_length');
  });

  it.each([
    ['kveldssol på 8', 'uppercase'],
    ['KVELDSSOL PÅ 8', 'lowercase'],
    ['Kveldssol på Tejo', 'digit'],
    ['Kveldssolpå88', 'symbol'],
  ])('says of %j that it lacks: %s', (password, name) => {
    expect(unmet(password)).toEqual([name]);
  });

  it('finds the person’s name without regard to case and accents', () => {
    expect(unmet('Jeg er HORVATH 88!', ['Zsófia Horváth'])).toEqual(['personal']);
  });

  it('lets short parts of a name pass', () => {
    expect(unmet('Kveldssol ny 88', ['Ny Bo'])).toEqual([]);
  });

  it('leaves to the API what only the API can tell, until it has', () => {
    expect(meetsRules(policy, 'Kveldssol på 8')).toBe(true);
    const unknown = (verdict?: { broken: string[]; strength: number }) =>
      passwordRules(policy, 'Kveldssol på 8', ['a@b.example'], verdict)
        .filter((rule) => rule.met === undefined)
        .map((rule) => rule.name);
    expect(unknown()).toEqual(['breached', 'history']);
    expect(unknown({ broken: ['breached'], strength: 1 })).toEqual(['history']);
  });

  it('goes by the API where it says more', () => {
    const rules = passwordRules({ ...policy, min_strength: 3 }, 'Kveldssol på 8', ['a@b.example'], {
      broken: ['breached', 'strength', 'personal'],
      strength: 1,
    });
    expect(rules.filter((rule) => rule.met === false).map((rule) => rule.name)).toEqual([
      'personal',
      'breached',
      'strength',
    ]);
  });

  it('shows only what the policy asks', () => {
    const lax = {
      ...policy,
      require_uppercase: false,
      require_digit: false,
      require_symbol: false,
      refuses_breached: false,
      history: 0,
    };
    expect(passwordRules(lax, '', ['a@b.example']).map((rule) => rule.name)).toEqual([
      'min_length',
      'lowercase',
      'personal',
    ]);
  });
});

describe('personalFields', () => {
  it('tells the address from the names', () => {
    expect(personalFields(['Mai', 'mai@halden.example', 'Nguyễn'])).toEqual({
      email: 'mai@halden.example',
      first_name: 'Mai',
      last_name: 'Nguyễn',
    });
    expect(personalFields([])).toEqual({});
  });
});
