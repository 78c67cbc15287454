import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash-2';
import UserRound from '@lucide/svelte/icons/user-round';
import type { User, UserStatus } from '$lib/api/types';
import type { SessionContext } from '$lib/session';
import type { MenuItem } from '$lib/ui/menu.svelte';
import { statusChanges, statusIcons, verbOf } from './status-changes';

/** What the signed-in person may do with a user, and which dialog is open about it. */
export function createUserActions(session: SessionContext) {
  let asked = $state.raw<{ user: User; to: UserStatus | 'deleted' }>();
  let isAsking = $state(false);
  const isOneself = (user: User) => user.id === session.user.id;
  const isSuperAdmin = () => session.roles.some(({ key }) => key === 'super_admin');
  /** Super admins are changed by super admins only. */
  const isInReach = (user: User) => user.user_level !== 'Root' || isSuperAdmin();

  return {
    /** The latest question. It stays while its dialog closes. */
    get asked() {
      return asked;
    },
    get isAsking() {
      return isAsking;
    },
    ask(user: User, to: UserStatus | 'deleted') {
      asked = { user, to };
      isAsking = true;
    },
    dismiss() {
      isAsking = false;
    },
    mayEdit: (user: User) => session.can('users:update') && user.status !== 'archived' && isInReach(user),
    mayDelete: (user: User) => session.can('users:delete') && !isOneself(user) && user.user_level !== 'Root',
    mayEndSessions: (user: User) => session.can('users:revoke_sessions') && isInReach(user),
    mayAssignRoles: (user: User) =>
      session.can('users:assign_roles') &&
      session.can('roles:read') &&
      !isOneself(user) &&
      user.status !== 'archived' &&
      isInReach(user),
    isOneself,
    /** The statuses that the person may set, the commonest first. */
    changesFor(user: User): readonly UserStatus[] {
      return session.can('users:change_status') && !isOneself(user) && isInReach(user)
        ? statusChanges[user.status]
        : [];
    },
  };
}

export type UserActions = ReturnType<typeof createUserActions>;

/** The menu behind ⋮ in a list. */
export function listMenu(actions: UserActions, user: User): MenuItem[] {
  return [
    { label: 'Open', icon: UserRound, href: `/users/${user.id}` },
    ...(actions.mayEdit(user) ? [{ label: 'Edit', icon: Pencil, href: `/users/${user.id}/edit` }] : []),
    ...statusItems(actions, user, actions.changesFor(user)),
    ...deleteItem(actions, user),
  ];
}

export function statusItems(actions: UserActions, user: User, changes: readonly UserStatus[]): MenuItem[] {
  return changes.map((to) => ({
    label: `${verbOf(user.status, to)}…`,
    icon: statusIcons[to],
    onselect: () => actions.ask(user, to),
  }));
}

export function deleteItem(actions: UserActions, user: User): MenuItem[] {
  if (!actions.mayDelete(user)) return [];
  return [
    { label: 'Delete…', icon: Trash, danger: true, separated: true, onselect: () => actions.ask(user, 'deleted') },
  ];
}
