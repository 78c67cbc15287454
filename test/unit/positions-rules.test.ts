import { describe, expect, it } from 'vitest';
import type { UserStatus } from '../../worker/db/schema/users';
import { editedPosition, newPosition, seatOf } from '../../worker/features/positions/rules';

const NOW = 1_800_000_000_000;

describe('seatOf', () => {
  it.each<[UserStatus, number | null, string | null]>([
    ['pending', null, 'lead'],
    ['active', null, 'lead'],
    ['suspended', null, 'lead'],
    ['inactive', null, null],
    ['archived', null, null],
    ['active', NOW, null],
  ])('who is %s (deleted at %s) sits on %s', (status, deletedAt, seat) => {
    expect(seatOf({ positionId: 'lead', status, deletedAt })).toBe(seat);
  });

  it('nobody without a position has one', () => {
    expect(seatOf({ positionId: null, status: 'active', deletedAt: null })).toBeNull();
  });
});

describe('editedPosition', () => {
  const before = newPosition(
    { title: 'Łódź lead', description: '', department_id: 'd', branch_id: null, reports_to_id: 'r', seats: 2 },
    { id: 'p', now: NOW },
  );

  it('changes what is named, null included, keeps the rest, and moves the version on', () => {
    const after = editedPosition(before, { department_id: null, seats: 3 }, NOW + 1);
    expect(after).toEqual({ ...before, departmentId: null, seats: 3, updatedAt: NOW + 1, version: 2 });
  });

  it('keeps the key that titles are sorted and found by in step with the title', () => {
    expect(before.titleKey).toBe('lodz lead');
    expect(editedPosition(before, { title: 'Évora lead' }, NOW).titleKey).toBe('evora lead');
  });
});
