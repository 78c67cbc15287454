import type { AccessSchedule } from '../../db/schema/users';

const MINUTES_PER_DAY = 24 * 60;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Making one costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether the schedule admits its owner now. Windows are read on the clock on their wall, so that 09:00 stays 09:00 across
 * daylight saving: an hour that is skipped admits nobody, one that comes twice admits twice.
 */
export function isWithinSchedule({ windows }: AccessSchedule, timeZone: string, now: number): boolean {
  const { day, minute } = wallClock(timeZone, now);
  const yesterday = day === 1 ? 7 : day - 1;
  return windows.some(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start < end) return days.includes(day) && minute >= start && minute < end;
    return (days.includes(day) && minute >= start) || (days.includes(yesterday) && minute < end);
  });
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `day` is 1 for Monday to 7 for Sunday (ISO 8601). */
function wallClock(timeZone: string, now: number): { day: number; minute: number } {
  const format = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: DAYS.indexOf(parts.weekday ?? '') + 1,
    minute: (Number(parts.hour) * 60 + Number(parts.minute)) % MINUTES_PER_DAY,
  };
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
