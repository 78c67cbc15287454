import { describe, expect, it } from 'vitest';
import { mayGiveAnybody } from '../../../web/src/lib/access/giving';

const holding = (...keys: string[]) => ({ can: (key: string) => keys.includes(key) });

describe('what one may give to whoever comes to hold it', () => {
  it.each(['users:read', 'attendance:view_own', 'shoots:view_all'])('is %s, once one holds it', (key) => {
    expect(mayGiveAnybody(holding(key), key)).toBe(true);
    expect(mayGiveAnybody(holding(), key)).toBe(false);
  });

  it.each(['users:update_team', 'users:update_branch'])('is %s only where one holds it over everybody', (key) => {
    expect(mayGiveAnybody(holding(key), key)).toBe(false);
    expect(mayGiveAnybody(holding('users:update', key), key)).toBe(true);
  });
});
