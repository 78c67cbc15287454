/** A set of permissions to begin a role with (RBAC-33). Names are English, as the system roles' are. */
export type RoleTemplate = { key: string; name: string; description: string; permissions: readonly string[] };

/** What the catalogue doesn't have is left out when they are listed: the studio's modules come with its pack. */
export const ROLE_TEMPLATES: readonly RoleTemplate[] = [
  {
    key: 'help_desk',
    name: 'Help desk',
    description: 'Finds people, resets their passwords and second factors, ends their sessions',
    permissions: [
      'users:read',
      'users:reset_credentials',
      'users:revoke_sessions',
      'organization:read',
      'messages:read',
    ],
  },
  {
    key: 'team_lead',
    name: 'Team lead',
    description: 'Looks after the people below them: details, roles, status and sessions',
    permissions: [
      'users:read_team',
      'users:update_team',
      'users:assign_roles_team',
      'users:change_status_team',
      'users:revoke_sessions_team',
      'audit:read_team',
      'groups:read',
      'organization:read',
    ],
  },
  {
    key: 'hr_partner',
    name: 'HR partner',
    description: 'Hires, moves and sees off people, with their emergency contacts; gives nobody any permission',
    permissions: [
      'users:read',
      'users:create',
      'users:update',
      'users:change_status',
      'users:read_sensitive',
      'organization:read',
      'organization:create',
      'organization:update',
    ],
  },
  {
    key: 'auditor',
    name: 'Auditor',
    description: 'Reads the audit log, who may do what and every access review; changes nothing',
    permissions: [
      'users:read',
      'audit:read',
      'roles:read',
      'groups:read',
      'grants:read',
      'permissions:read',
      'access_reviews:read',
      'organization:read',
      'settings:read',
    ],
  },
  {
    key: 'access_reviewer',
    name: 'Access reviewer',
    description: 'Looks through who has what, confirms it or takes it away',
    permissions: [
      'users:read',
      'roles:read',
      'groups:read',
      'grants:read',
      'access_reviews:read',
      'access_reviews:create',
      'access_reviews:decide',
    ],
  },
  {
    key: 'integrations_engineer',
    name: 'Integrations engineer',
    description: 'Connects other systems: their modules, menus and grants on single objects',
    permissions: [
      'users:read',
      'roles:read',
      'groups:read',
      'permissions:read',
      'permissions:register',
      'grants:read',
      'grants:create',
      'grants:delete',
      'menu:read',
      'menu:update',
      'messages:read',
    ],
  },
  {
    key: 'security_analyst',
    name: 'Security analyst',
    description: 'Watches sign-ins and changes, ends sessions and suspends accounts',
    permissions: [
      'users:read',
      'users:change_status',
      'users:revoke_sessions',
      'audit:read',
      'roles:read',
      'groups:read',
      'grants:read',
      'permissions:read',
      'messages:read',
    ],
  },
  {
    key: 'studio_coordinator',
    name: 'Studio coordinator',
    description: 'Plans shoots and tasks, keeps clients, and sees who is there',
    permissions: [
      'users:read_branch',
      'organization:read',
      'clients:create',
      'clients:read',
      'clients:update',
      'shoots:create',
      'shoots:read',
      'shoots:update',
      'shoots:assign',
      'tasks:create',
      'tasks:read',
      'tasks:update',
      'tasks:assign',
      'employees:read',
      'attendance:view_all',
    ],
  },
  {
    key: 'read_only_guest',
    name: 'Read-only guest',
    description: 'Sees the organization and its people, and changes nothing',
    permissions: ['users:read', 'organization:read'],
  },
];

/** Those that have something to give under this catalogue. */
export function templatesWithin(catalogue: ReadonlySet<string>): RoleTemplate[] {
  return ROLE_TEMPLATES.map((template) => ({
    ...template,
    permissions: template.permissions.filter((key) => catalogue.has(key)).sort(),
  })).filter(({ permissions }) => permissions.length > 0);
}
