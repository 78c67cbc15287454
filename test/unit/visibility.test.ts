import { describe, expect, it } from 'vitest';
import { isSameTeam, VISIBLE_FIELDS, visibleFields } from '../../worker/platform/access/visibility';

const nobody = { departmentId: null, managerId: null };
const one = { id: 'one', ...nobody };
const other = { id: 'other', ...nobody };

describe('a team', () => {
  it.each([
    ['oneself', one, one, true],
    ['nothing in common', one, other, false],
    ['the same department', { ...one, departmentId: 'd' }, { ...other, departmentId: 'd' }, true],
    ['other departments', { ...one, departmentId: 'd' }, { ...other, departmentId: 'e' }, false],
    ['the same manager', { ...one, managerId: 'm' }, { ...other, managerId: 'm' }, true],
    ['the manager', { ...one, managerId: 'other' }, other, true],
    ['a report', one, { ...other, managerId: 'one' }, true],
    ['the manager’s manager', { ...one, managerId: 'm' }, { ...other, managerId: null }, false],
  ])('is %s: %#', (_, left, right, expected) => {
    expect(isSameTeam(left, right)).toBe(expected);
    expect(isSameTeam(right, left)).toBe(expected);
  });
});

describe('what is visible', () => {
  const subject = { ...other, visibility: { phone: 'private', bio: 'public' } as const };

  it('is what the owner chose, and the default for the rest', () => {
    expect([...visibleFields(one, subject, 'private')]).toEqual(['bio']);
    expect([...visibleFields(one, subject, 'public')]).toEqual(VISIBLE_FIELDS.filter((field) => field !== 'phone'));
    expect([...visibleFields({ ...one, managerId: 'other' }, subject, 'team')]).toEqual(
      VISIBLE_FIELDS.filter((field) => field !== 'phone'),
    );
  });

  it('is everything for the owner', () => {
    expect([...visibleFields(subject, subject, 'private')]).toEqual([...VISIBLE_FIELDS]);
  });

  it('knows no field that isn’t listed, whatever the row says', () => {
    const odd = { ...other, visibility: { emergency_contact: 'public', __proto__: 'public' } as never };
    expect([...visibleFields(one, odd, 'private')]).toEqual([]);
  });
});
