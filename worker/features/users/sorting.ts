import type { SortColumn } from '../../platform/query/page';

const always = (sql: string): SortColumn => ({ sql, nullable: false });
const ifAny = (sql: string): SortColumn => ({ sql, nullable: true });

/** The first by name of the user's roles stands for them. */
const ROLE = `(SELECT min(roles.name_key) FROM user_roles JOIN roles ON roles.id = user_roles.role_id
  WHERE user_roles.user_id = users.id)`;
/** As `user_level` is read from the system roles: Normal, Admin, Root. */
const LEVEL = `(SELECT coalesce(max(CASE roles.key WHEN 'super_admin' THEN 2 WHEN 'admin' THEN 1 ELSE 0 END), 0)
  FROM user_roles JOIN roles ON roles.id = user_roles.role_id WHERE user_roles.user_id = users.id)`;
const MANAGER = '(SELECT managers.name_key FROM users AS managers WHERE managers.id = users.manager_id)';
const POSITION = '(SELECT positions.title_key FROM positions WHERE positions.id = users.position_id)';

/** Every field of a user that has an order. `departments` and `branches` are joined by the statements that sort. */
export const COLUMNS = {
  name: always('users.name_key'),
  display_name: always('users.name_key'),
  first_name: always('lower(users.first_name)'),
  last_name: always('lower(users.last_name)'),
  email: always('users.email_key'),
  email_verified: always('users.email_verified'),
  username: ifAny('users.username_key'),
  phone: ifAny('users.phone'),
  employee_code: ifAny('users.employee_code'),
  job_title: ifAny('users.job_title'),
  position: ifAny(POSITION),
  department: ifAny('departments.name_key'),
  branch: ifAny('branches.name_key'),
  manager: ifAny(MANAGER),
  status: always('users.status'),
  status_changed_at: always('users.status_changed_at'),
  user_level: always(LEVEL),
  role: ifAny(ROLE),
  mfa_enabled: always('users.mfa_enabled'),
  locale: always('users.locale'),
  timezone: always('users.timezone'),
  landing_page: always('users.landing_page'),
  expires_at: ifAny('users.expires_at'),
  last_login_at: ifAny('users.last_login_at'),
  last_active_at: ifAny('users.last_active_at'),
  created_at: always('users.created_at'),
  updated_at: always('users.updated_at'),
  id: always('users.id'),
} as const satisfies Record<string, SortColumn>;

export const SORTS = Object.keys(COLUMNS) as [keyof typeof COLUMNS, ...(keyof typeof COLUMNS)[]];
