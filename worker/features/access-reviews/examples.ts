const ID = '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f40';
const ADAEZE = { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f10', display_name: 'Adaeze Okonkwo' };

export const REVIEW_EXAMPLE = {
  id: ID,
  name: 'Privileged access, fourth quarter',
  state: 'open',
  scope: { privileged_only: true, unused_days: 90 },
  reviewer: ADAEZE,
  due_at: '2026-12-15T17:00:00.000Z',
  created_at: '2026-11-21T09:20:00.000Z',
  created_by: { id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1a01', display_name: 'Aoife Ní Bhriain' },
  closed_at: null,
  closed_by: null,
  item_counts: { total: 42, pending: 30, confirmed: 10, removed: 2 },
  version: 1,
};

export const ITEM_EXAMPLE = {
  id: '01939f2a-7c1e-7000-8001-5d0c5e9a1f41',
  user: {
    id: '01939f2a-7c1e-7b52-9a30-5d0c5e9a1f11',
    display_name: 'Zsófia Horváth',
    email: 'zsofia.horvath@halden.example',
  },
  source: { type: 'role', id: '01900000-0000-7000-8000-000000000002', name: 'Admin' },
  since: '2026-01-12T09:00:00.000Z',
  expires_at: null,
  last_used_on: '2026-06-30',
  decision: 'removed',
  decided_by: ADAEZE,
  decided_at: '2026-11-22T10:11:12.000Z',
  comment: 'Moved to another team in June',
  is_current: false,
};

export const ONE_PAGE = { total: 1, page: 1, page_size: 25, next_cursor: null };
