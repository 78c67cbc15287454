/** What was given from one time until another, RFC 3339; null has no end. */
export interface Dated {
  effective_from: string;
  expires_at: string | null;
}

/** Whether it is in force now, later or no more. */
export function phaseOf({ effective_from, expires_at }: Dated, now = Date.now()): 'scheduled' | 'current' | 'ended' {
  if (expires_at !== null && Date.parse(expires_at) <= now) return 'ended';
  return Date.parse(effective_from) > now ? 'scheduled' : 'current';
}
