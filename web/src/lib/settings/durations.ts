import type { Text } from '../i18n/text';

export type Unit = 'minutes' | 'hours' | 'days';
export const minutesOf: Record<Unit, number> = { minutes: 1, hours: 60, days: 24 * 60 };

const units: Unit[] = ['days', 'hours', 'minutes'];

/** The largest unit that divides the time: 1440 minutes are days, 90 are minutes. */
export function unitOf(minutes: number): Unit {
  return units.find((unit) => minutes > 0 && minutes % minutesOf[unit] === 0) ?? 'minutes';
}

/** "8 hours" from 480. */
export function durationText(t: Text<'settings'>, minutes: number): string {
  const unit = unitOf(minutes);
  return t(`for.${unit}`, { count: minutes / minutesOf[unit] });
}
