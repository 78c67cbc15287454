import { describe, expect, it } from 'vitest';
import type { Role } from '../../../web/src/lib/api/types';
import { compared, counted, narrowedTo } from '../../../web/src/routes/(app)/roles/compare/comparison';
import { extentIn } from '../../../web/src/routes/(app)/roles/role-extents';

const aRole = (traits: Partial<Role>): Role => ({
  id: 'a',
  key: 'crew',
  name: 'Crew',
  description: '',
  is_system: false,
  permissions: [],
  inherited_permissions: [],
  parent_ids: [],
  mfa_required: false,
  mfa_methods: null,
  session_idle_minutes: null,
  session_absolute_minutes: null,
  allowed_networks: null,
  member_count: 0,
  version: 1,
  ...traits,
});
const entry = (key: string) => ({ key, name: key, description: '' });
const catalogue = [
  { module: 'users', label: 'Users', entries: [entry('users:read'), entry('users:create')] },
  { module: 'audit', label: 'Audit', entries: [entry('audit:read')] },
];

describe('two roles compared', () => {
  const parent = aRole({ id: 'p', name: 'Parent', permissions: ['users:read'] });
  const one = aRole({ permissions: ['audit:read'], inherited_permissions: ['users:read'], parent_ids: ['p'] });
  const other = aRole({ id: 'b', permissions: ['users:read'] });

  it('says of each permission who gives it, and through which parent', () => {
    const [users, audit] = compared(one, other, catalogue, [parent, one, other]);
    expect(users?.permissions).toMatchObject([
      { key: 'users:read', side: 'both', a: { kind: 'inherited', from: ['Parent'] }, b: { kind: 'given' } },
      { key: 'users:create', side: 'neither' },
    ]);
    expect(audit?.permissions).toMatchObject([{ key: 'audit:read', side: 'a', b: { kind: 'none' } }]);
  });

  it('counts the sides, and narrows to what differs or to what is given at all', () => {
    const modules = compared(one, other, catalogue, [parent]);
    expect(counted(modules)).toEqual({ a: 1, b: 0, both: 1 });
    expect(narrowedTo(modules, 'different').map(({ module }) => module)).toEqual(['audit']);
    expect(narrowedTo(modules, 'given').flatMap(({ permissions }) => permissions.map(({ key }) => key))).toEqual([
      'users:read',
      'audit:read',
    ]);
  });

  it('knows that a super admin gives everything, listed or not', () => {
    const root = aRole({ id: 'r', key: 'super_admin' });
    expect(counted(compared(root, other, catalogue, []))).toEqual({ a: 2, b: 0, both: 1 });
  });
});

describe('how much of a module a role gives', () => {
  const users = {
    permissions: ['users:read', 'users:create'].map((key) => ({ key, module: 'users', action: key, description: '' })),
  };

  it.each([
    ['none', {}, { given: 0, inherited: 0 }],
    ['some', { permissions: ['users:read'] }, { given: 1, inherited: 0 }],
    ['inherited', { inherited_permissions: ['users:read'] }, { given: 1, inherited: 1 }],
    [
      'all',
      { permissions: ['users:read'], inherited_permissions: ['users:read', 'users:create'] },
      { given: 2, inherited: 1 },
    ],
    ['all', { key: 'super_admin' }, { given: 2, inherited: 0 }],
  ] as const)('is %s for %j', (mark, traits, figures) => {
    expect(extentIn(aRole(traits as Partial<Role>), users)).toEqual({ ...figures, mark, total: 2 });
  });
});
