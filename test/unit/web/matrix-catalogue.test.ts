import { describe, expect, it } from 'vitest';
import { entriesOf, type PermissionModule, packsOf } from '../../../web/src/lib/access/matrix/catalogue';
import en from '../../../web/src/lib/i18n/en';
import { textOf } from '../../../web/src/lib/i18n/text';

const dictionary = { ...en };
const texts = {
  role: textOf(dictionary, 'en', 'role'),
  permissions: textOf(dictionary, 'en', 'permissions'),
  language: 'en',
};

function rowsOf(module: string, actions: readonly string[], traits: Partial<PermissionModule> = {}) {
  const item: PermissionModule = {
    module,
    name: module,
    description: '',
    pack: 'latchkey',
    changeable: false,
    permissions: actions.map((action) => ({ key: `${module}:${action}`, module, action, description: action })),
    ...traits,
  };
  return packsOf([item], texts).flatMap(({ rows }) => rows);
}

describe('the rows of the matrix', () => {
  it('bear the name that a module was registered with; ours are named in the reader’s language', () => {
    const [own] = rowsOf('props', ['read'], { name: 'Costumes and props', pack: 'custom', changeable: true });
    expect(own?.label).toBe('Costumes and props');
    expect(own?.cells.read?.name).toBe('Read Costumes and props');
    expect(rowsOf('audit', ['read'], { name: 'audit' })[0]?.label).toBe('Audit log');
  });

  it('give each narrower scope a row of its own, with its actions in the columns of the wider ones', () => {
    const rows = rowsOf('users', ['read', 'assign_roles', 'change_status', 'read_team', 'assign_roles_team']);
    expect(rows.map(({ id, label }) => [id, label])).toEqual([
      ['users', 'Users'],
      ['users_team', 'Users (team)'],
    ]);
    const [wide, team] = rows;
    expect(wide?.others.map(({ label }) => label)).toEqual(['change status']);
    expect(team?.cells.read).toMatchObject({ key: 'users:read_team', name: 'Users: read (team)' });
    expect(team?.cells.assign?.key).toBe('users:assign_roles_team');
    expect(team?.others).toEqual([]);
  });

  it('name an action without a column once, by what it does: the row says the scope', () => {
    const [, branch] = rowsOf('users', ['change_status', 'change_status_branch']);
    expect(branch?.others).toMatchObject([
      { label: 'change status', entry: { name: 'Users: change status (branch)' } },
    ]);
  });

  it('leave a scope that stands for itself in the row of its module', () => {
    const [row, ...more] = rowsOf('attendance', ['view_own', 'view_all']);
    expect(more).toEqual([]);
    expect(row?.others.map(({ label }) => label)).toEqual(['view (own)', 'view (all)']);
  });

  it('put the module before its scopes, and lose nothing, whatever the order of the actions', () => {
    const rows = rowsOf('rota', ['approve_team', 'read_team', 'approve', 'read']);
    expect(rows.map(({ id }) => id)).toEqual(['rota', 'rota_team']);
    expect(rows.flatMap(entriesOf).map(({ key }) => key)).toEqual([
      'rota:read',
      'rota:approve',
      'rota:read_team',
      'rota:approve_team',
    ]);
  });
});
