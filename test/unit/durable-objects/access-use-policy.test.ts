import { describe, expect, it } from 'vitest';
import { dayOf, usedBy } from '../../../durable-objects/access-use-policy';
import type { AccessSource } from '../../../worker/kernel/account-rpc';

const ROLE: AccessSource = { type: 'role', id: 'r1', key: 'crew', name: 'Crew', via: null };
const BY_GROUP: AccessSource = { ...ROLE, via: { id: 'g1', name: 'Lisbon' } };
const GROUP: AccessSource = { type: 'group', id: 'g2', name: 'Porto' };
const DIRECT: AccessSource = { type: 'direct' };

const snapshot = (permissions: Record<string, number[]>, sources: AccessSource[]) => ({ permissions, sources });

describe('what was used', () => {
  it('is a day of UTC', () => {
    expect(dayOf(Date.parse('2026-11-21T23:59:59.999Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-22T00:30:00+02:00'))).toBe('2026-11-21');
  });

  it('is the role, or the membership of the group that brought it', () => {
    const held = snapshot({ 'users:read': [0, 1, 2] }, [ROLE, BY_GROUP, GROUP]);
    expect(usedBy(held, 'users:read', held.sources)).toEqual([
      { type: 'role', id: 'r1' },
      { type: 'group', id: 'g1' },
      { type: 'group', id: 'g2' },
    ]);
  });

  it('is the permission of one’s own that answered, the wider one where that was it', () => {
    const held = snapshot({ 'attendance:view_all': [0], 'users:read': [0] }, [DIRECT]);
    expect(usedBy(held, 'attendance:view_own', [DIRECT])).toEqual([{ type: 'direct', id: 'attendance:view_all' }]);
  });

  it('is the narrower permission where the answer reaches some users only', () => {
    const held = snapshot({ 'users:update_team': [1], 'users:update_branch': [0] }, [ROLE, DIRECT]);
    expect(usedBy(held, 'users:update', [ROLE, DIRECT])).toEqual([
      { type: 'role', id: 'r1' },
      { type: 'direct', id: 'users:update_team' },
    ]);
  });

  it.each([
    ['user', { type: 'grant', id: 'x' }],
    ['group', { type: 'group', id: 's' }],
    ['role', { type: 'role', id: 's' }],
  ] as const)('is what reached the user, for a grant to a %s', (type, used) => {
    expect(usedBy(snapshot({}, []), 'shoots:read', [{ type: 'grant', id: 'x', subject: { type, id: 's' } }])).toEqual([
      used,
    ]);
  });
});
