const pathsByKey: Record<string, string> = {
  dashboard: '/',
  users: '/users',
  roles: '/roles',
  audit: '/audit',
  profile: '/profile',
  people: '/people',
  organization: '/organization',
  settings: '/settings',
};

/** The page that an account opens with, from the key that the account holds. */
export function landingPath(key: string | undefined): string {
  return pathsByKey[key ?? ''] ?? '/';
}
