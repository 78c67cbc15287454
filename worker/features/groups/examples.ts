const ROLE_EXAMPLE = {
  id: '01900000-0000-7000-8000-000000000003',
  key: 'manager',
  name: 'Manager',
  effective_from: '2026-01-12T09:00:00.000Z',
  expires_at: null,
};

const GIVEN_EXAMPLE = {
  effective_from: '2026-01-12T09:00:00.000Z',
  expires_at: null,
  assigned_at: '2026-01-12T09:00:00.000Z',
  assigned_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
  reason_code: 'other',
  comment: 'Runs the Lisbon crew.',
};

export const GROUP_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f30',
  name: 'Lisbon crew',
  description: 'Everybody who works at the Lisbon studio',
  member_count: 12,
  roles: [ROLE_EXAMPLE],
  permissions: ['clients:read'],
  created_at: '2026-01-12T09:00:00.000Z',
  updated_at: '2026-01-12T09:00:00.000Z',
  version: 3,
};

export const MEMBER_EXAMPLE = {
  id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10',
  display_name: 'Zsófia Horváth',
  email: 'zsofia.horvath@halden.example',
  avatar_url: null,
  status: 'active',
  ...GIVEN_EXAMPLE,
};

export const GROUP_ROLE_EXAMPLE = { ...ROLE_EXAMPLE, ...GIVEN_EXAMPLE };
export const MEMBERSHIP_EXAMPLE = { id: GROUP_EXAMPLE.id, name: GROUP_EXAMPLE.name, ...GIVEN_EXAMPLE };
export const ONE_PAGE = { total: 1, page: 1, page_size: 25, next_cursor: null };
