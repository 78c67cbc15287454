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

/** What a change of status is called: "Suspend", "Suspend Zsófia", "Suspend Zsófia?" and why, in the area `users`. */
export type Verb = 'activate' | 'reactivate' | 'suspend' | 'deactivate' | 'archive' | 'set_pending';

const verbs: Record<UserStatus, Verb> = {
  pending: 'set_pending',
  active: 'reactivate',
  suspended: 'suspend',
  inactive: 'deactivate',
  archived: 'archive',
};

export function verbOf(from: UserStatus, to: UserStatus): Verb {
  return from === 'pending' && to === 'active' ? 'activate' : verbs[to];
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
