import Pencil from '@lucide/svelte/icons/pencil';
import Trash from '@lucide/svelte/icons/trash-2';
import UserRound from '@lucide/svelte/icons/user-round';
import type { User, UserStatus } from '$lib/api/types';
import type { Text } from '$lib/i18n/text';
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
    /** Somebody's only: one's own are removed on the profile, by its rules. */
    mayResetFactors: (user: User) =>
      session.can('users:reset_credentials') && user.mfa_enabled && !isOneself(user) && isInReach(user),
    /** Somebody's only, and only of an account that can be signed in to. */
    mayResetPassword: (user: User) =>
      session.can('users:reset_credentials') &&
      (user.status === 'active' || user.status === 'pending') &&
      !isOneself(user) &&
      isInReach(user),
    mayImpersonate: (user: User) =>
      session.can('users:impersonate') && user.status === 'active' && user.user_level !== 'Root' && !isOneself(user),
    mayEndSessions: (user: User) => session.can('users:revoke_sessions') && isInReach(user),
    mayAssignRoles: (user: User) =>
      session.can('users:assign_roles') &&
      session.can('roles:read') &&
      !isOneself(user) &&
      user.status !== 'archived' &&
      isInReach(user),
    mayAssignPermissions: (user: User) =>
      session.can('users:assign_permissions') && !isOneself(user) && user.status !== 'archived' && isInReach(user),
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
export function listMenu(actions: UserActions, user: User, t: Text<'users'>): MenuItem[] {
  return [
    { label: t('open'), icon: UserRound, href: `/users/${user.id}` },
    ...(actions.mayEdit(user) ? [{ label: t('edit'), icon: Pencil, href: `/users/${user.id}/edit` }] : []),
    ...statusItems(actions, user, actions.changesFor(user), t),
    ...deleteItem(actions, user, t),
  ];
}

export function statusItems(
  actions: UserActions,
  user: User,
  changes: readonly UserStatus[],
  t: Text<'users'>,
): MenuItem[] {
  return changes.map((to) => ({
    label: `${t(`verb.${verbOf(user.status, to)}`)}…`,
    icon: statusIcons[to],
    onselect: () => actions.ask(user, to),
  }));
}

export function deleteItem(actions: UserActions, user: User, t: Text<'users'>): MenuItem[] {
  if (!actions.mayDelete(user)) return [];
  return [
    { label: t('delete'), icon: Trash, danger: true, separated: true, onselect: () => actions.ask(user, 'deleted') },
  ];
}
