import { formatDate } from '../format/dates';
import type { Locale } from '../format/locale';
import type { Text } from '../i18n/text';

/** A filter in force, in words. */
export interface Chip {
  field: string;
  value: string;
  /** The parameters that removing it clears. */
  clears: readonly string[];
}

/** The days from the first to the last, or from or to one of them. */
export function daysText(
  from: string | undefined,
  to: string | undefined,
  { language }: Locale,
  t: Text<'audit'> | Text<'users'>,
): string {
  const words = (day: string) => formatDate(`${day}T12:00:00Z`, { language, timeZone: 'UTC' });
  if (from && to) return from === to ? words(from) : `${words(from)} – ${words(to)}`;
  return from ? t('filter.since', { day: words(from) }) : t('filter.until', { day: words(to ?? '') });
}

const namedMost = 2;

export function shortList(words: readonly string[]): string {
  const shown = words.slice(0, namedMost).join(', ');
  return words.length > namedMost ? `${shown} +${words.length - namedMost}` : shown;
}
