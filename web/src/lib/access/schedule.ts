import type { User } from '../api/types';

export type Schedule = NonNullable<User['access_schedule']>;
export type Window = Schedule['windows'][number];

/** ISO 8601: 1 is Monday. */
export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;
const monday = 1;
const restOfWeekdays = [2, 3, 4, 5];

/** "Mon", "lun.", "T2"; 1 January 2024 was a Monday. */
export function dayName(day: number, language: string, weekday: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

/** "Mon–Fri 08:00–18:00, Sat 10:00–14:00" */
export function scheduleText({ windows }: Schedule, language: string): string {
  return windows.map(({ days, from, to }) => `${daysText(days, language)} ${from}–${to}`).join(', ');
}

/** Days that follow each other as a range: "Mon–Fri", "Mon, Wed". */
function daysText(days: readonly number[], language: string): string {
  const runs: number[][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const names = runs.map((run) => run.map((day) => dayName(day, language)));
  return names.flatMap((run) => (run.length > 2 ? [`${run.at(0)}–${run.at(-1)}`] : run)).join(', ');
}

/** Whether the window ends on the day after it began. */
export function endsNextDay({ from, to }: Pick<Window, 'from' | 'to'>): boolean {
  return from !== '' && to !== '' && to <= from;
}

/** Tuesday to Friday get what Monday has, and nothing else. */
export function withMondayCopied(windows: readonly Window[]): Window[] {
  return windows
    .map((window) => {
      const others = window.days.filter((day) => !restOfWeekdays.includes(day));
      const days = window.days.includes(monday) ? [...others, ...restOfWeekdays] : others;
      return { ...window, days: days.sort() };
    })
    .filter(({ days }, index) => days.length > 0 || windows[index]?.days.length === 0);
}
