import type { User } from '$lib/api/types';
import type { Dictionary } from '$lib/i18n/text';
import type { Crumb } from '$lib/ui/crumb';

/** Where a page about a user stands. */
export function userCrumbs(user: User, page?: keyof Dictionary['shell']): Crumb[] {
  const users: Crumb[] = [{ word: 'people' }, { word: 'users', href: '/users' }];
  if (!page) return [...users, { label: user.display_name }];
  return [...users, { label: user.display_name, href: `/users/${user.id}` }, { word: page }];
}
