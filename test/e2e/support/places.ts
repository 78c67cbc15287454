import { type Api, uniqueName } from './api.ts';

/** Things that pages of the app are about. */
export interface Places {
  user: string;
  role: string;
  systemRole: string;
  group: string;
  /** A department with a vacant position. */
  department: string;
  record: string;
}

export async function somePlaces(api: Api): Promise<Places> {
  const role = await api.aRole(['users:read', 'audit:read']);
  const person = await api.aUser({ roles: [role.id, 'viewer'] });
  const { items } = await api.call<{ items: { id: string }[] }>(
    'GET',
    `/api/audit?target_id=${person.id}&page_size=10`,
  );
  const [record] = items;
  if (!record) throw new Error('Creating a user left no audit record.');
  const group = await api.call<{ id: string }>('POST', '/api/groups', {
    name: uniqueName('Crew '),
    permissions: ['audit:read'],
    role_ids: [role.id],
  });
  await api.call('POST', `/api/groups/${group.id}/members`, { user_ids: [person.id], reason_code: 'other' });
  const department = await api.call<{ id: string }>('POST', '/api/departments', { name: uniqueName('Unit ') });
  await api.call('POST', '/api/positions', { title: 'Photographer', department_id: department.id, seats: 2 });
  return {
    user: person.id,
    role: role.id,
    systemRole: await api.roleId('viewer'),
    group: group.id,
    department: department.id,
    record: record.id,
  };
}

/** Every page of the app, as an administrator opens it. */
export const appPages: Record<string, (places: Places) => string> = {
  Home: () => '/',
  Users: () => '/users',
  'A filtered list of users': () => '/users?status=active,suspended&role=viewer&page_size=10&sort=name',
  'An empty list of users': () => '/users?q=nobody-of-this-name',
  'New user': () => '/users/new',
  'A user': ({ user }) => `/users/${user}`,
  'A user’s permissions': ({ user }) => `/users/${user}/permissions`,
  'A user’s sessions': ({ user }) => `/users/${user}/sessions`,
  'A user’s sign-ins': ({ user }) => `/users/${user}/sign-ins`,
  'A user’s activity': ({ user }) => `/users/${user}/activity`,
  'Edit a user': ({ user }) => `/users/${user}/edit`,
  Organization: () => '/organization',
  Branches: () => '/organization/branches',
  Positions: () => '/organization/positions',
  'Vacant positions of a department': ({ department }) =>
    `/organization/positions?vacant=true&department=${department}`,
  'No position that matches': () => '/organization/positions?q=no-such-position',
  Roles: () => '/roles',
  'Roles as a matrix': () => '/roles?view=matrix',
  'Two roles compared': ({ role, systemRole }) => `/roles/compare?a=${role}&b=${systemRole}`,
  'Access reviews': () => '/access-reviews',
  'A role': ({ role }) => `/roles/${role}`,
  'A system role': ({ systemRole }) => `/roles/${systemRole}`,
  'A role’s security': ({ role }) => `/roles/${role}/security`,
  'A role’s members': ({ role }) => `/roles/${role}/members`,
  'A role’s history': ({ role }) => `/roles/${role}/history`,
  'Object access': () => '/grants',
  'Object access of a user': ({ user }) => `/grants?user_id=${user}`,
  Permissions: () => '/permissions',
  'An explained permission': ({ user }) => `/permissions/explain?user=${user}&resource=users&action=read`,
  'Who may do something': () => '/permissions/who-can?resource=users&action=read',
  Groups: () => '/groups',
  'A group': ({ group }) => `/groups/${group}`,
  'What a group gives': ({ group }) => `/groups/${group}/access`,
  'A group’s history': ({ group }) => `/groups/${group}/history`,
  'Default roles': () => '/roles/defaults',
  'Audit log': () => '/audit',
  'An open audit record': ({ record }) => `/audit?id=${record}`,
  'An audit record': ({ record }) => `/audit/${record}`,
  'Password settings': () => '/settings/password',
  'Session settings': () => '/settings/session',
  'Lockout settings': () => '/settings/lockout',
  'Branding settings': () => '/settings/branding',
  'Retention settings': () => '/settings/retention',
  'Identity providers': () => '/settings/identity-providers',
  'Second factor settings': () => '/settings/mfa',
  'Registration settings': () => '/settings/registration',
  'Network settings': () => '/settings/network',
  'Profile settings': () => '/settings/profile',
  'Notification settings': () => '/settings/notifications',
  Notifications: () => '/notifications',
  Messages: () => '/messages',
  Profile: () => '/profile',
  'Account settings': () => '/profile/account',
  'Notification preferences': () => '/profile/notifications',
  Security: () => '/profile/security',
  'Own activity': () => '/profile/activity',
  'Own sign-ins': () => '/profile/activity/sign-ins',
  Directory: () => '/people',
  'A person': ({ user }) => `/people/${user}`,
  Menu: () => '/menu',
  'The menu as a role sees it': ({ role }) => `/menu?as=${role}`,
  Mailbox: () => '/mailbox',
};

export const doorPages: Record<string, string> = {
  'Sign in': '/sign-in',
  Activate: '/activate?token=some-token',
  'Activate without a token': '/activate',
  'Confirm a new address': '/confirm-email?token=some-token',
};
