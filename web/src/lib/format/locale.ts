import { createContext } from 'svelte';
import { type Language, toAppLanguage } from '../i18n/languages';

/** As the person chose; `auto` follows the language. */
export type DateFormat = 'auto' | 'iso' | 'day_first' | 'month_first';
export type TimeFormat = 'auto' | '24h' | '12h';

export interface Locale {
  /** BCP 47 tag. */
  readonly language: string;
  /** IANA name, for example `Europe/Lisbon`. */
  readonly timeZone: string;
  readonly dateFormat?: DateFormat | undefined;
  readonly timeFormat?: TimeFormat | undefined;
}

const [getLocale, setLocale] = createContext<Locale>();

export { setLocale };

/** How dates are written for this person. */
export function useLocale(): Locale {
  return getLocale();
}

/** The person's own regional form of the language that the app speaks to them: `de-CH` where the words are German. */
export function regionalLanguage(tag: string | null | undefined, language: Language): string {
  return toLanguage(toAppLanguage(tag) === language ? tag : language);
}

/** Plain English means the day first and a 24-hour clock, as everywhere else in the app. */
export function toLanguage(tag: string | null | undefined): string {
  if (!tag || tag === 'en') return 'en-GB';
  return Intl.DateTimeFormat.supportedLocalesOf(safeTag(tag))[0] ?? 'en-GB';
}

export function isTimeZone(name: string | null | undefined): name is string {
  if (!name) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function safeTag(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}
