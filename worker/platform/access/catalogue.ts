/** The permission catalogue: a public contract, so it is one file. Keys are `module:action`. */
export const SYSTEM_PERMISSIONS = {
  users: [
    'read',
    'read_team',
    'read_branch',
    'create',
    'create_team',
    'create_branch',
    'update',
    'update_team',
    'update_branch',
    'delete',
    'assign_roles',
    'assign_roles_team',
    'assign_roles_branch',
    'assign_permissions',
    'change_status',
    'change_status_team',
    'change_status_branch',
    'revoke_sessions',
    'revoke_sessions_team',
    'revoke_sessions_branch',
    'reset_credentials',
    'reset_credentials_team',
    'reset_credentials_branch',
    'read_sensitive',
    'impersonate',
  ],
  roles: ['read', 'create', 'update', 'delete'],
  groups: ['read', 'create', 'update', 'delete', 'assign'],
  grants: ['read', 'create', 'delete'],
  permissions: ['read', 'register'],
  access_reviews: ['read', 'create', 'decide'],
  menu: ['read', 'update'],
  organization: ['read', 'create', 'update', 'delete'],
  audit: ['read', 'read_team', 'read_branch'],
  messages: ['read'],
  settings: ['read', 'update'],
} as const;

type Modules = typeof SYSTEM_PERMISSIONS;
/** The permissions that Latchkey's own routes ask for; modules that integrators bring have keys of their own. */
export type PermissionKey = { [Module in keyof Modules]: `${Module}:${Modules[Module][number]}` }[keyof Modules];

export const PERMISSION_KEYS = Object.entries(SYSTEM_PERMISSIONS).flatMap(([module, actions]) =>
  actions.map((action) => `${module}:${action}`),
);

/** The name of a module or of an action. */
export const PERMISSION_PART_PATTERN = /^[a-z][a-z0-9_]{0,39}$/;
export const PERMISSION_KEY_PATTERN = /^[a-z][a-z0-9_]{0,39}:[a-z][a-z0-9_]{0,39}$/;

/** Ids of the system roles, the same in every deployment. */
export const SYSTEM_ROLES = {
  super_admin: '01900000-0000-7000-8000-000000000001',
  admin: '01900000-0000-7000-8000-000000000002',
  manager: '01900000-0000-7000-8000-000000000003',
  hr_admin: '01900000-0000-7000-8000-000000000004',
  compliance_officer: '01900000-0000-7000-8000-000000000005',
  security_admin: '01900000-0000-7000-8000-000000000006',
  viewer: '01900000-0000-7000-8000-000000000007',
  user: '01900000-0000-7000-8000-000000000008',
} as const;
