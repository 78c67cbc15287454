import type { HeldRole } from '$lib/api/types';

/** Whether a role is in force now, later or no more. */
export function phaseOf(
  { effective_from, expires_at }: Pick<HeldRole, 'effective_from' | 'expires_at'>,
  now = Date.now(),
): 'scheduled' | 'current' | 'ended' {
  if (expires_at !== null && Date.parse(expires_at) <= now) return 'ended';
  return Date.parse(effective_from) > now ? 'scheduled' : 'current';
}
