import { describe, expect, it } from 'vitest';
import { sourcesByKey } from '../../../web/src/lib/access/matrix/letters';

const role = (id: string, ...gives: string[]) => ({ id, name: id, letter: id, gives });

describe('what a permission is inherited from', () => {
  it('is every source that gives it, in their order', () => {
    const viewer = role('viewer', 'users:read', 'roles:read');
    const manager = role('manager', 'users:update', 'users:read');
    const found = sourcesByKey([viewer, manager], ({ gives }) => gives);
    expect(found.get('users:read')).toEqual([viewer, manager]);
    expect(found.get('users:update')).toEqual([manager]);
  });

  it('is nothing for a permission that none gives', () => {
    expect(sourcesByKey([role('viewer', 'users:read')], ({ gives }) => gives).get('users:delete')).toBeUndefined();
  });
});
