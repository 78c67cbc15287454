import Archive from '@lucide/svelte/icons/archive';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleOff from '@lucide/svelte/icons/circle-off';
import Pause from '@lucide/svelte/icons/pause';
import type { UserStatus } from '$lib/api/types';

/** The changes that the API allows from each status, the commonest first. */
export const statusChanges: Record<UserStatus, readonly UserStatus[]> = {
  pending: ['active', 'inactive'],
  active: ['suspended', 'inactive'],
  suspended: ['active', 'inactive'],
  inactive: ['active', 'archived'],
  archived: [],
};

const verbs: Record<UserStatus, string> = {
  pending: 'Set pending',
  active: 'Reactivate',
  suspended: 'Suspend',
  inactive: 'Deactivate',
  archived: 'Archive',
};

export function verbOf(from: UserStatus, to: UserStatus): string {
  return from === 'pending' && to === 'active' ? 'Activate' : verbs[to];
}

export const statusIcons = {
  pending: CircleOff,
  active: CircleCheck,
  suspended: Pause,
  inactive: CircleOff,
  archived: Archive,
};

/** Whether the change can be taken back by its inverse. */
export function isReversible(from: UserStatus, to: UserStatus): boolean {
  return statusChanges[to].includes(from);
}

/** What follows from the change, in words that fit any figures. */
export function consequence(from: UserStatus, to: UserStatus, name: string): string {
  switch (to) {
    case 'active':
      if (from === 'pending') return `${name} gets full access now, whether or not onboarding is complete.`;
      return `${name} can sign in again at once, with the roles they have.`;
    case 'suspended':
      return `${name} is signed out now and can’t sign in until someone reactivates the account. Roles, data and history stay.`;
    case 'inactive':
      return `${name} is signed out now and can’t sign in. Roles, data and history stay, and the account can be reactivated.`;
    case 'archived':
      return `The account becomes a record: ${name} can never sign in again, and nobody can change it. This can’t be undone.`;
    case 'pending':
      return `${name} waits for activation.`;
    default:
      return to satisfies never;
  }
}
