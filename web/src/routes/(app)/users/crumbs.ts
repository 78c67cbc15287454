import type { User } from '$lib/api/types';

/** Where a page about a user stands. */
export function userCrumbs(user: User, page?: string) {
  const users = [{ label: 'People' }, { label: 'Users', href: '/users' }];
  if (!page) return [...users, { label: user.display_name }];
  return [...users, { label: user.display_name, href: `/users/${user.id}` }, { label: page }];
}
