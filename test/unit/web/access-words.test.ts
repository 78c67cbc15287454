import { describe, expect, it } from 'vitest';
import { actionWords, moduleWords, permissionWords } from '../../../web/src/lib/access/words';
import en from '../../../web/src/lib/i18n/en';
import { textOf } from '../../../web/src/lib/i18n/text';
import { PERMISSION_KEYS } from '../../../worker/platform/access/catalogue';

const t = textOf({ ...en }, 'en', 'permissions');

describe('the words of a permission', () => {
  it.each([
    ['assign_roles', 'assign roles'],
    ['view_own', 'view (own)'],
    ['assign_roles_team', 'assign roles (team)'],
    ['approve', 'approve'],
    ['own', 'own'],
  ])('%s is “%s”', (action, words) => {
    expect(actionWords(action, t, 'en')).toBe(words);
  });

  it('are there for every module and permission of ours; an integrator’s keep theirs', () => {
    const described = 'in the API’s words';
    for (const key of PERMISSION_KEYS) {
      expect(t.has(`module.${key.split(':')[0]}`), key).toBe(true);
    }
    expect(permissionWords('users:update_team', described, t)).not.toBe(described);
    expect(permissionWords('billing:pay', described, t)).toBe(described);
    expect(moduleWords('billing_runs', t, 'en')).toBe('billing runs');
  });
});
