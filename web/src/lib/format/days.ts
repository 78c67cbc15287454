import { dayKey } from './dates';

/** The calendar day `2026-11-19`; undefined for anything else, and for days that no month has. */
export function dayOf(text: string | null): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The instant at which the clocks of the zone show midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  return atTime(day, '00:00', timeZone);
}

/** The instant at which the clocks of the zone show the time, `17:30`. Twice, because the first guess may lie beyond a clock change. */
export function atTime(day: string, time: string, timeZone: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const guess = shown - offsetMs(shown, timeZone);
  return new Date(shown - offsetMs(guess, timeZone));
}

/** What the clocks of the zone show, as `17:30`. */
export function timeOfDay(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  return format.format(new Date(iso));
}

/** The instant at which the day is over: midnight of the next. */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(nextDay(day), timeZone);
}

/** The last day of something that ends at `iso`: midnight ends the day before. Turns `endOfDay` round. */
export function lastDay(iso: string, timeZone: string): string {
  return dayKey(Date.parse(iso) - 1, timeZone);
}

/** How far the zone’s clocks are ahead of UTC at that moment. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return shown - Math.trunc(at / 1000) * 1000;
}
