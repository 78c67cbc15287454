import type { DateFormat, Locale, TimeFormat } from './locale';

const dayMs = 86_400_000;

/** "4 Mar 2024"; the year is left out where it is this year. */
export function formatDate(iso: string, { language, timeZone, dateFormat }: Locale, now = Date.now()): string {
  if (dateFormat === 'iso') return dayKey(iso, timeZone);
  const date = new Date(iso);
  const sameYear = part(date, timeZone, 'year') === part(new Date(now), timeZone, 'year');
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return inOrder(format, date, dateFormat);
}

/** "4 Mar 2024" or "Mar 4, 2024", whatever the language’s own order is. */
function inOrder(format: Intl.DateTimeFormat, date: Date, wanted: DateFormat | undefined): string {
  const parts = format.formatToParts(date);
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.findIndex((found) => found.type === type);
  const own = at('day') < at('month') ? 'day_first' : 'month_first';
  if (wanted === undefined || wanted === 'auto' || wanted === own) return format.format(date);
  const [day, month, year] = (['day', 'month', 'year'] as const).map((type) => parts[at(type)]?.value);
  if (wanted === 'day_first') return [day, month, year].filter(Boolean).join(' ');
  return [`${month} ${day}`, year].filter(Boolean).join(', ');
}

/** "14:31", or "14:22:51.306" for the audit log. */
export function formatTime(iso: string, { language, timeZone, timeFormat }: Locale, precise = false): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    ...clock(timeFormat),
    hour: '2-digit',
    minute: '2-digit',
    ...(precise ? { second: '2-digit', fractionalSecondDigits: 3 } : {}),
  }).format(new Date(iso));
}

function clock(wanted: TimeFormat | undefined): { hourCycle?: 'h23' | 'h12' } {
  if (wanted === undefined || wanted === 'auto') return {};
  return { hourCycle: wanted === '24h' ? 'h23' : 'h12' };
}

/** "Today 14:31", "Yesterday 18:02", "16 Nov", "4 Mar 2024": how a register says when. */
export function formatMoment(iso: string, locale: Locale, { now = Date.now(), inline = false } = {}): string {
  const days = daysBetween(iso, now, locale.timeZone);
  if (days < 0 || days > 1) return formatDate(iso, locale, now);
  const day = new Intl.RelativeTimeFormat(locale.language, { numeric: 'auto' }).format(-days, 'day');
  // Vietnamese begins the word with a capital of its own.
  const word = inline ? day.toLocaleLowerCase(locale.language) : capitalise(day, locale.language);
  return `${word} ${formatTime(iso, locale)}`;
}

/** "Thursday 19 November 2026, 14:31 UTC+1": nothing left out. */
export function formatFull(iso: string, { language, timeZone, timeFormat }: Locale): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    ...clock(timeFormat),
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/** "Today, Thursday 19 November", "Sunday, 3 March 2024": the heading over a day of records. */
export function formatDay(iso: string, { language, timeZone }: Locale, now = Date.now()): string {
  const days = daysBetween(iso, now, timeZone);
  const date = new Date(iso);
  const sameYear = part(date, timeZone, 'year') === part(new Date(now), timeZone, 'year');
  const long = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  const day = long.format(date);
  if (days < 0 || days > 1) return capitalise(day, language);
  return `${capitalise(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day'), language)}, ${day}`;
}

/** "2 hours ago", "in 12 days". */
export function formatRelative(iso: string, { language }: Locale, now = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const magnitude = Math.abs(seconds);
  if (magnitude < 60) return format.format(0, 'second');
  if (magnitude < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (magnitude < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}

/** "UTC+1", for a column heading. */
export function zoneName({ timeZone }: Locale, now = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** The calendar day in the zone as `2026-11-19`: groups records by day. */
export function dayKey(time: string | number, timeZone: string): string {
  const date = new Date(time);
  return [part(date, timeZone, 'year'), part(date, timeZone, 'month'), part(date, timeZone, 'day')].join('-');
}

function daysBetween(iso: string, now: number, timeZone: string): number {
  return Math.round((Date.parse(dayKey(now, timeZone)) - Date.parse(dayKey(iso, timeZone))) / dayMs);
}

function part(date: Date, timeZone: string, type: 'year' | 'month' | 'day'): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return format.formatToParts(date).find((found) => found.type === type)?.value ?? '';
}

/** As a heading or a label begins. */
export function capitalise(words: string, language: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
