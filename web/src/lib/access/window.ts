import { dayKey } from '$lib/format/dates';
import { endOfDay, startOfDay } from '$lib/format/days';

/** The first and the last day of something given, as `YYYY-MM-DD`; empty is at once, and without an end. */
export interface Days {
  from: string;
  until: string;
}

export function todayIn(timeZone: string): string {
  return dayKey(Date.now(), timeZone);
}

/** The fields of a request that gives something. */
export function windowBody({ from, until }: Days, timeZone: string): { effective_from?: string; expires_at?: string } {
  return {
    ...(from > todayIn(timeZone) && { effective_from: startOfDay(from, timeZone).toISOString() }),
    ...(until && { expires_at: endOfDay(until, timeZone).toISOString() }),
  };
}

/** Which field is wrong, and how. */
export function windowFaults({ from, until }: Days, timeZone: string): { from?: 'past'; until?: 'reversed' } {
  const today = todayIn(timeZone);
  return {
    ...(from && from < today ? { from: 'past' as const } : {}),
    ...(until && until < (from || today) ? { until: 'reversed' as const } : {}),
  };
}

export function isWindow(days: Days, timeZone: string): boolean {
  return Object.keys(windowFaults(days, timeZone)).length === 0;
}
